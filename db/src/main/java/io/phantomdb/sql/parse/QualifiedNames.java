package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names of relations in strings, as nextval takes them: {@code public."Orders"}. */
public final class QualifiedNames {
    private final String text;
    private int at;

    private QualifiedNames(String text) {
        this.text = text;
    }

    /** 42602 if it is no name. */
    public static Name parse(String text) {
        return new QualifiedNames(text).name();
    }

    private Name name() {
        List<String> parts = new ArrayList<>();
        boolean more = true;
        while (more) {
            skipSpaces();
            parts.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            skipSpaces();
            more = at < text.length();
            if (more && text.charAt(at++) != '.') {
                throw invalid();
            }
        }
        return new Name(parts, 0);
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String quoted() {
        StringBuilder part = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != '"') {
                part.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                part.append('"');
                at++;
            } else {
                at++;
                return nonEmpty(part.toString());
            }
        }
        throw invalid();
    }

    private String plain() {
        int from = at;
        while (at < text.length() && text.charAt(at) != '.' && !Character.isWhitespace(text.charAt(at))
                && text.charAt(at) != '"') {
            at++;
        }
        return nonEmpty(text.substring(from, at).toLowerCase(Locale.ROOT));
    }

    private static String nonEmpty(String part) {
        if (part.isEmpty()) {
            throw invalid();
        }
        return part;
    }

    private static StatementError invalid() {
        return new StatementError(SqlState.INVALID_NAME, "invalid name syntax");
    }
}
