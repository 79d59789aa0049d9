package io.phantomdb.base.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Names separated by commas, as settings have them: what is not in double quotes becomes lower case (PostgreSQL's
 * SplitIdentifierString).
 */
public final class IdentifierList {
    private final String text;
    private int at;

    private IdentifierList(String text) {
        this.text = text;
    }

    /** Null if it is no such list. Blank text is an empty list. */
    public static List<String> parse(String text) {
        return new IdentifierList(text).all();
    }

    private List<String> all() {
        List<String> names = new ArrayList<>();
        skipSpaces();
        if (at == text.length()) {
            return names;
        }
        while (true) {
            skipSpaces();
            String name = at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
            if (name == null) {
                return null;
            }
            names.add(name);
            skipSpaces();
            if (at == text.length()) {
                return names;
            }
            if (text.charAt(at++) != ',') {
                return null;
            }
        }
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        for (at++; at < text.length(); at++) {
            boolean isQuote = text.charAt(at) == '"';
            boolean isDoubled = isQuote && at + 1 < text.length() && text.charAt(at + 1) == '"';
            if (isQuote && !isDoubled) {
                at++;
                return name.toString();
            }
            name.append(text.charAt(at));
            at += isDoubled ? 1 : 0;
        }
        return null;
    }

    private String plain() {
        int from = at;
        while (at < text.length() && text.charAt(at) != ',' && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == from ? null : text.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
