package io.phantomdb.simulator.page;

import java.util.function.ToLongFunction;

/**
 * Writes JSON that may stand inside a script element of a page: {@code <} is written as an escape, so no text can end the
 * element. The caller keeps to the grammar; commas are seen to here.
 */
final class Json {
    private final StringBuilder out = new StringBuilder(1 << 16);
    private boolean needsComma;

    Json begin(char bracket) {
        comma();
        out.append(bracket);
        needsComma = false;
        return this;
    }

    Json end(char bracket) {
        out.append(bracket);
        needsComma = true;
        return this;
    }

    Json name(String name) {
        text(name);
        out.append(':');
        needsComma = false;
        return this;
    }

    Json number(long number) {
        comma();
        out.append(number);
        return this;
    }

    Json nothing() {
        comma();
        out.append("null");
        return this;
    }

    Json text(String text) {
        comma();
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            character(text.charAt(at));
        }
        out.append('"');
        return this;
    }

    private void character(char character) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            default -> {
                boolean isPlain = character >= ' ' && character != '<' && character != 0x7F
                        && !Character.isSurrogate(character) && character != 0x2028 && character != 0x2029;
                if (isPlain) {
                    out.append(character);
                } else {
                    out.append(String.format("\\u%04x", (int) character));
                }
            }
        }
    }

    /** One number of each. */
    <T> Json column(String name, Iterable<T> items, ToLongFunction<T> number) {
        name(name).begin('[');
        for (T item : items) {
            number(number.applyAsLong(item));
        }
        return end(']');
    }

    /** One number of each, as the difference to the one before. */
    <T> Json differences(String name, Iterable<T> items, ToLongFunction<T> number) {
        name(name).begin('[');
        long before = 0;
        for (T item : items) {
            long now = number.applyAsLong(item);
            number(now - before);
            before = now;
        }
        return end(']');
    }

    private void comma() {
        if (needsComma) {
            out.append(',');
        }
        needsComma = true;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
