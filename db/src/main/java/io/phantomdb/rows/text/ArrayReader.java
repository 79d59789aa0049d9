package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads an array from its text: bounds if there are any, then nested braces (PostgreSQL 15, array_in of arrayfuncs.c). */
final class ArrayReader {
    private final Type elementType;
    private final String text;
    private final TextContext context;
    private final List<Object> elements = new ArrayList<>();
    /** Lengths by dimension as the first braces of each level have told them; -1 while they are open. */
    private final int[] lengths = new int[ArrayDatum.DIMENSIONS_MAX];
    private int dimensions;
    private int at;

    private ArrayReader(Type elementType, String text, TextContext context) {
        this.elementType = elementType;
        this.text = text;
        this.context = context;
        Arrays.fill(lengths, -1);
    }

    static ArrayDatum read(Type elementType, String text, TextContext context) {
        return new ArrayReader(elementType, text, context).read();
    }

    private ArrayDatum read() {
        List<int[]> bounds = new ArrayList<>();
        skipSpaces();
        while (at < text.length() && text.charAt(at) == '[') {
            at++;
            bounds.add(bound(bounds.size()));
            skipSpaces();
        }
        if (!bounds.isEmpty()) {
            if (!text.startsWith("=", at)) {
                throw malformed("Missing \"=\" after array dimensions.");
            }
            at++;
            skipSpaces();
        }
        if (at == text.length() || text.charAt(at) != '{') {
            throw malformed(bounds.isEmpty()
                    ? "Array value must start with \"{\" or dimension information."
                    : "Array contents must start with \"{\".");
        }
        level(0);
        skipSpaces();
        if (at < text.length()) {
            throw malformed("Junk after closing right brace.");
        }
        return whole(bounds);
    }

    private ArrayDatum whole(List<int[]> bounds) {
        int[] found = elements.isEmpty() ? new int[0] : Arrays.copyOf(lengths, dimensions);
        int[] lower = new int[found.length];
        Arrays.fill(lower, 1);
        if (!bounds.isEmpty()) {
            boolean same = bounds.size() == found.length;
            for (int dimension = 0; dimension < found.length && same; dimension++) {
                lower[dimension] = bounds.get(dimension)[0];
                same = bounds.get(dimension)[1] == found[dimension];
            }
            if (!same) {
                throw malformed("Specified array dimensions do not match array contents.");
            }
        }
        return ArrayDatum.of(elementType, found, lower, elements.toArray());
    }

    /** What stands between brackets: a lower bound of 1 unless it is given; then the length. */
    private int[] bound(int before) {
        if (before == ArrayDatum.DIMENSIONS_MAX) {
            throw ArrayDatum.tooManyDimensions(ArrayDatum.DIMENSIONS_MAX + 1);
        }
        long lower = 1;
        long upper = number();
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            lower = upper;
            upper = number();
        }
        if (at == text.length() || text.charAt(at) != ']') {
            throw malformed("Missing \"]\" after array dimensions.");
        }
        at++;
        if (upper < lower) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "upper bound cannot be less than lower bound");
        }
        return new int[]{(int) lower, (int) Math.min(upper - lower + 1, Integer.MAX_VALUE)};
    }

    private long number() {
        int start = at;
        while (at < text.length()
                && (Character.digit(text.charAt(at), 10) >= 0 || at == start && "+-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        try {
            return Integer.parseInt(text.substring(start, at));
        } catch (NumberFormatException noInteger) {
            throw malformed("\"[\" must introduce explicitly-specified array dimensions.");
        }
    }

    /** Reads one pair of braces and what is in them. */
    private void level(int depth) {
        if (depth >= ArrayDatum.DIMENSIONS_MAX) {
            throw ArrayDatum.tooManyDimensions(depth + 1);
        }
        at++;
        int count = 0;
        skipSpaces();
        if (peek() == '}') {
            if (depth > 0 || dimensions > 1) {
                throw malformed("Unexpected \"}\" character.");
            }
            at++;
            dimensions = Math.max(dimensions, depth + 1);
            return;
        }
        while (true) {
            item(depth);
            count++;
            skipSpaces();
            char next = peek();
            if (next == '}') {
                at++;
                close(depth, count);
                return;
            }
            if (next != ',') {
                throw malformed("Unexpected array element.");
            }
            at++;
            skipSpaces();
        }
    }

    private void item(int depth) {
        char first = peek();
        if (first == '{') {
            if (dimensions > 0 && depth + 1 >= dimensions) {
                throw malformed("Unexpected \"{\" character.");
            }
            level(depth + 1);
            return;
        }
        if (dimensions > 0 && depth + 1 < dimensions) {
            throw malformed("Unexpected array element.");
        }
        dimensions = Math.max(dimensions, depth + 1);
        if (first == '"') {
            elements.add(DatumText.read(elementType, quoted(), context));
        } else {
            elements.add(unquoted());
        }
    }

    private void close(int depth, int count) {
        if (lengths[depth] == -1) {
            lengths[depth] = count;
        } else if (lengths[depth] != count) {
            throw malformed("Multidimensional arrays must have sub-arrays with matching dimensions.");
        }
    }

    private String quoted() {
        StringBuilder quoted = new StringBuilder();
        at++;
        while (peek() != '"') {
            if (text.charAt(at) == '\\') {
                at++;
                peek();
            }
            quoted.append(text.charAt(at++));
        }
        at++;
        return quoted.toString();
    }

    /** Up to a comma or brace, without the spaces around it; NULL if it is that word and nothing of it is escaped. */
    private Object unquoted() {
        StringBuilder plain = new StringBuilder();
        boolean escaped = false;
        int end = 0;
        while (true) {
            char character = peek();
            if (character == ',' || character == '}') {
                break;
            }
            if (character == '"') {
                throw malformed("Unexpected array element.");
            }
            if (character == '{') {
                throw malformed("Unexpected \"{\" character.");
            }
            boolean literally = character == '\\';
            if (literally) {
                escaped = true;
                at++;
                character = peek();
            }
            plain.append(character);
            at++;
            end = literally || !InputErrors.isSpace(character) ? plain.length() : end;
        }
        plain.setLength(end);
        if (plain.isEmpty()) {
            throw malformed("Unexpected \"" + peek() + "\" character.");
        }
        return !escaped && plain.toString().equalsIgnoreCase("null")
                ? DatumText.readNull(elementType, context)
                : DatumText.read(elementType, plain.toString(), context);
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed("Unexpected end of input.");
        }
        return text.charAt(at);
    }

    private void skipSpaces() {
        while (at < text.length() && InputErrors.isSpace(text.charAt(at))) {
            at++;
        }
    }

    private StatementError malformed(String detail) {
        return new StatementError(SqlState.INVALID_TEXT_REPRESENTATION, "malformed array literal: \"" + text + "\"")
                .withDetail(detail);
    }
}
