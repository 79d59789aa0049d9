package io.phantomdb.rows.search;

import io.phantomdb.rows.search.Token.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into tokens as PostgreSQL's default parser does (PostgreSQL 15, chapter 12.5): at each place the longest of what may
 * begin there. Addresses of the web and words with hyphens are given whole, then in their parts. Takes time linear in the text but
 * for hosts and names of files, of which no piece is looked at more than a few times.
 */
public final class TextParser {
    private static final String LABEL = "[\\p{L}\\p{Nd}](?:[\\p{L}\\p{Nd}_-]*+)";
    private static final String HOST = LABEL + "(?:\\." + LABEL + ")*+";

    private static final Pattern PATH = Pattern.compile(
            "(?::[0-9]++)?/[^\\s<>\"'|{}\\[\\]\\\\^`]*+");
    private static final Pattern PORT = Pattern.compile(":[0-9]++");

    private record Form(Sort sort, Pattern pattern) {}

    private static final Form[] FORMS = {
            form(Sort.TAG, "</?[a-zA-Z][^<>]*+>|<!--(?:[^-]|-(?!->))*+-->|<\\?[^<>]*+\\?>|<![a-zA-Z][^<>]*+>"),
            form(Sort.ENTITY, "&(?:[a-zA-Z_:][a-zA-Z0-9_:.-]*+|#[0-9]++|#[xX][0-9a-fA-F]++);"),
            form(Sort.PROTOCOL, "(?:[a-zA-Z][a-zA-Z0-9]*+)://(?=[\\p{L}\\p{Nd}])"),
            form(Sort.EMAIL, "[\\p{L}\\p{Nd}](?:[\\p{L}\\p{Nd}._-]*+)@" + HOST),
            form(Sort.FILE, "/[a-zA-Z0-9_.-]++(?:/[a-zA-Z0-9_.-]++)*+/?|[a-zA-Z0-9_][a-zA-Z0-9_.-]*+"
                    + "(?:/[a-zA-Z0-9_.-]++)++"),
            form(Sort.SFLOAT, "[+-]?[0-9]++(?:\\.[0-9]++)?[eE][+-]?[0-9]++(?![\\p{L}])"),
            form(Sort.HOST, HOST),
            form(Sort.VERSION, "[0-9]++(?:\\.[0-9]++){2,}(?![\\p{L}])"),
            form(Sort.FLOAT, "[+-]?[0-9]++\\.[0-9]++"),
            form(Sort.INT, "[+-][0-9]++"),
            form(Sort.UINT, "[0-9]++"),
            form(Sort.NUMHWORD, "[\\p{L}][\\p{L}\\p{M}\\p{Nd}]*+(?:-[\\p{L}][\\p{L}\\p{M}\\p{Nd}]*+)++"),
            form(Sort.NUMWORD, "[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}]*+")};

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int blankFrom;

    private TextParser(String text) {
        this.text = text;
    }

    private static Form form(Sort sort, String pattern) {
        return new Form(sort, Pattern.compile(pattern));
    }

    /** All of a text, blanks included. */
    public static List<Token> tokens(String text) {
        TextParser parser = new TextParser(text);
        parser.run();
        return parser.tokens;
    }

    private void run() {
        int at = 0;
        while (at < text.length()) {
            int end = token(at);
            if (end > at) {
                at = end;
                blankFrom = end;
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        blankTo(text.length());
    }

    private void blankTo(int end) {
        if (end > blankFrom) {
            tokens.add(new Token(Sort.BLANK, text.substring(blankFrom, end)));
        }
        blankFrom = end;
    }

    /** Adds what begins here and gives its end; the place itself if nothing does. */
    private int token(int at) {
        Sort sort = null;
        int end = at;
        for (Form form : FORMS) {
            int candidate = end(form, at);
            if (candidate > end) {
                end = candidate;
                sort = form.sort;
            }
        }
        if (sort == null) {
            return at;
        }
        blankTo(at);
        add(sort, at, end);
        return end;
    }

    private int end(Form form, int at) {
        Matcher matcher = form.pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return at;
        }
        return switch (form.sort) {
            case HOST -> host(at, matcher.end());
            case EMAIL -> email(matcher.group()) ? matcher.end() : at;
            case FILE -> file(at, matcher.end());
            default -> matcher.end();
        };
    }

    /** A host has a dot and a letter; a path may follow it, and makes an address of it. */
    private int host(int at, int end) {
        String host = text.substring(at, end);
        if (!isHost(host)) {
            return at;
        }
        return end + path(end);
    }

    private static boolean isHost(String host) {
        return host.indexOf('.') > 0 && host.codePoints().anyMatch(Character::isLetter);
    }

    private static boolean email(String text) {
        return isHost(text.substring(text.indexOf('@') + 1));
    }

    /** How long the path behind a host is. */
    private int path(int at) {
        Matcher path = PATH.matcher(text).region(at, text.length());
        if (path.lookingAt()) {
            return path.end() - at;
        }
        Matcher port = PORT.matcher(text).region(at, text.length());
        return port.lookingAt() ? port.end() - at : 0;
    }

    private int file(int at, int end) {
        int first = text.indexOf('/', at);
        boolean isAddress = first > at && isHost(text.substring(at, Math.min(first, end)));
        return isAddress ? at : end;
    }

    private void add(Sort sort, int at, int end) {
        String token = text.substring(at, end);
        switch (sort) {
            case HOST -> host(token);
            case NUMHWORD -> hyphenated(token);
            case NUMWORD -> tokens.add(new Token(word(token), token));
            default -> tokens.add(new Token(sort, token));
        }
    }

    private void host(String token) {
        int slash = token.indexOf('/');
        if (slash < 0) {
            tokens.add(new Token(Sort.HOST, token));
            return;
        }
        tokens.add(new Token(Sort.URL, token));
        tokens.add(new Token(Sort.HOST, token.substring(0, slash)));
        tokens.add(new Token(Sort.URL_PATH, token.substring(slash)));
    }

    /** The whole, then its parts with the hyphens between them. */
    private void hyphenated(String token) {
        tokens.add(new Token(switch (word(token.replace("-", ""))) {
            case ASCIIWORD -> Sort.ASCIIHWORD;
            case WORD -> Sort.HWORD;
            default -> Sort.NUMHWORD;
        }, token));
        String[] parts = token.split("-");
        for (int at = 0; at < parts.length; at++) {
            if (at > 0) {
                tokens.add(new Token(Sort.BLANK, "-"));
            }
            tokens.add(new Token(switch (word(parts[at])) {
                case ASCIIWORD -> Sort.HWORD_ASCIIPART;
                case WORD -> Sort.HWORD_PART;
                default -> Sort.HWORD_NUMPART;
            }, parts[at]));
        }
    }

    private static Sort word(String word) {
        boolean letters = word.codePoints().noneMatch(Character::isDigit);
        boolean ascii = word.chars().allMatch(each -> each < 128);
        return !letters ? Sort.NUMWORD : ascii ? Sort.ASCIIWORD : Sort.WORD;
    }
}
