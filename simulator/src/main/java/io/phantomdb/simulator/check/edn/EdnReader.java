package io.phantomdb.simulator.check.edn;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads values one after the other. A tag is skipped and its value read, so records that Clojure printed are maps. What is no
 * EDN is answered with {@link IllegalArgumentException}, which names the line.
 */
public final class EdnReader {
    private static final String SPACE = " \t\r\n,";
    private static final String ENDS = SPACE + "()[]{}\";";

    private final String text;
    private int at;

    private EdnReader(String text) {
        this.text = text;
    }

    /** All values of a text. */
    public static List<Edn> readAll(String text) {
        EdnReader reader = new EdnReader(text);
        List<Edn> all = new ArrayList<>();
        while (reader.skipToValue()) {
            all.add(reader.value());
        }
        return all;
    }

    /** False at the end of the text. */
    private boolean skipToValue() {
        while (at < text.length()) {
            if (text.charAt(at) == ';') {
                int line = text.indexOf('\n', at);
                at = line < 0 ? text.length() : line;
            } else if (text.startsWith("#_", at)) {
                at += 2;
                present();
                value();
            } else if (SPACE.indexOf(text.charAt(at)) < 0) {
                return true;
            } else {
                at++;
            }
        }
        return false;
    }

    private void present() {
        if (!skipToValue()) {
            throw wrong("the text ends within a value");
        }
    }

    private Edn value() {
        char first = text.charAt(at);
        return switch (first) {
            case '[', '(' -> {
                at++;
                yield new Edn.Vector(until(first == '[' ? ']' : ')'));
            }
            case '{' -> {
                at++;
                yield dictionary();
            }
            case '"' -> string();
            case '#' -> dispatched();
            case '\\' -> character();
            case ')', ']', '}' -> throw wrong("'" + first + "' closes nothing");
            default -> atom(word());
        };
    }

    private List<Edn> until(char close) {
        List<Edn> elements = new ArrayList<>();
        for (present(); text.charAt(at) != close; present()) {
            elements.add(value());
        }
        at++;
        return elements;
    }

    private Edn dictionary() {
        List<Edn> all = until('}');
        if (all.size() % 2 != 0) {
            throw wrong("a map has a key without a value");
        }
        List<Edn.Entry> entries = new ArrayList<>();
        for (int each = 0; each < all.size(); each += 2) {
            entries.add(new Edn.Entry(all.get(each), all.get(each + 1)));
        }
        return new Edn.Dictionary(entries);
    }

    /** A set, or a tag before its value. */
    private Edn dispatched() {
        at++;
        if (at < text.length() && text.charAt(at) == '{') {
            at++;
            return new Edn.Group(until('}'));
        }
        word();
        present();
        return value();
    }

    private Edn string() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '"') {
                at++;
                return new Edn.Text(value.toString());
            }
            value.append(next == '\\' ? escaped() : next);
        }
        throw wrong("a string does not end");
    }

    private char escaped() {
        at++;
        char next = at < text.length() ? text.charAt(at) : ' ';
        return switch (next) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '"', '\\' -> next;
            default -> throw wrong("\\" + next + " means nothing in a string");
        };
    }

    /** The character after the backslash may be one that ends words. */
    private Edn character() {
        int start = at;
        at += 2;
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return new Edn.Symbol(text.substring(start, Math.min(at, text.length())));
    }

    private String word() {
        int start = at;
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private static Edn atom(String word) {
        if (word.startsWith(":")) {
            return new Edn.Keyword(word.substring(1));
        }
        try {
            return new Edn.Int(Long.parseLong(word.endsWith("N") ? word.substring(0, word.length() - 1) : word));
        } catch (NumberFormatException other) {
            return new Edn.Symbol(word);
        }
    }

    private IllegalArgumentException wrong(String what) {
        long line = text.substring(0, Math.min(at, text.length())).chars().filter(each -> each == '\n').count() + 1;
        return new IllegalArgumentException("line " + line + ": " + what);
    }
}
