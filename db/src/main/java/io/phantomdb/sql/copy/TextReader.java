package io.phantomdb.sql.copy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** COPY's text format: fields between delimiters, special bytes escaped by backslashes. */
final class TextReader extends LineReader {
    private final byte delimiter;
    private final byte[] nullText;
    private byte[] unescaped = new byte[0];

    TextReader(CopyOptions options, List<CopyColumn> columns, Consumer<CopyRow> sink) {
        super(options, columns, sink);
        this.delimiter = options.delimiter();
        this.nullText = options.nullBytes();
    }

    @Override
    void restart() {
        // A line is found without memory of the ones before.
    }

    @Override
    int lineEnd(byte[] data, int from, int to) {
        for (int at = from; at < to; at++) {
            byte here = data[at];
            if (here == '\n') {
                return at;
            }
            if (here == '\\') {
                at++;
            }
        }
        return -1;
    }

    @Override
    void checkComplete(byte[] last) {
        // Any end of a line will do.
    }

    @Override
    void fields(byte[] data, int from, int to, CopyRow into) {
        boolean escaped = false;
        for (int at = from; at < to && !escaped; at++) {
            escaped = data[at] == '\\';
        }
        if (escaped) {
            unescape(data, from, to, into);
            return;
        }
        int start = from;
        for (int at = from; at < to; at++) {
            if (data[at] == delimiter) {
                field(data, start, at, into);
                start = at + 1;
            }
        }
        field(data, start, to, into);
    }

    private void field(byte[] data, int start, int end, CopyRow into) {
        if (Arrays.equals(data, start, end, nullText, 0, nullText.length)) {
            into.nullField();
        } else {
            into.field(start, end);
        }
    }

    private void unescape(byte[] data, int from, int to, CopyRow into) {
        if (unescaped.length < to - from) {
            unescaped = new byte[Math.max(to - from, 2 * unescaped.length)];
        }
        into.bytes = unescaped;
        int out = 0;
        int rawStart = from;
        int start = 0;
        int at = from;
        while (at <= to) {
            if (at == to || data[at] == delimiter) {
                // The null text is compared with what was sent, before its escapes are undone.
                if (Arrays.equals(data, rawStart, at, nullText, 0, nullText.length)) {
                    into.nullField();
                } else {
                    into.field(start, out);
                }
                at++;
                rawStart = at;
                start = out;
            } else if (data[at] != '\\' || at + 1 == to) {
                unescaped[out++] = data[at++];
            } else {
                at = escape(data, at + 1, to, out++);
            }
        }
    }

    /** Undoes the escape whose letter is at {@code at}; returns the place behind it. */
    private int escape(byte[] data, int at, int to, int out) {
        int letter = data[at];
        if (letter >= '0' && letter <= '7') {
            return octal(data, at, to, out);
        }
        if (letter == 'x' && at + 1 < to && Character.digit(data[at + 1], 16) >= 0) {
            return hexadecimal(data, at + 1, to, out);
        }
        unescaped[out] = switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            default -> data[at];
        };
        return at + 1;
    }

    private int octal(byte[] data, int from, int to, int out) {
        int value = 0;
        int at = from;
        while (at < to && at < from + 3 && data[at] >= '0' && data[at] <= '7') {
            value = value * 8 + data[at++] - '0';
        }
        unescaped[out] = (byte) value;
        return at;
    }

    private int hexadecimal(byte[] data, int from, int to, int out) {
        int value = 0;
        int at = from;
        while (at < to && at < from + 2 && Character.digit(data[at], 16) >= 0) {
            value = value * 16 + Character.digit(data[at++], 16);
        }
        unescaped[out] = (byte) value;
        return at;
    }
}
