package io.phantomdb.rows.text;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.nio.charset.StandardCharsets;

/** The two forms of bytea: {@code \x} and hexadecimal digits, or octal escapes (PostgreSQL 15, chapter 8.4). */
final class ByteaText {
    private static final String HEX = "0123456789abcdef";

    private ByteaText() {}

    static String write(Bytes bytes, boolean escape) {
        if (escape) {
            return writeEscape(bytes);
        }
        StringBuilder text = new StringBuilder(2 + 2 * bytes.length()).append("\\x");
        for (int at = 0; at < bytes.length(); at++) {
            int value = bytes.at(at);
            text.append(HEX.charAt(value >> 4 & 0xF)).append(HEX.charAt(value & 0xF));
        }
        return text.toString();
    }

    private static String writeEscape(Bytes bytes) {
        StringBuilder text = new StringBuilder(bytes.length());
        for (int at = 0; at < bytes.length(); at++) {
            int value = bytes.at(at) & 0xFF;
            if (value == '\\') {
                text.append("\\\\");
            } else if (value < 0x20 || value > 0x7E) {
                text.append('\\').append((char) ('0' + (value >> 6))).append((char) ('0' + (value >> 3 & 7)))
                        .append((char) ('0' + (value & 7)));
            } else {
                text.append((char) value);
            }
        }
        return text.toString();
    }

    static Bytes read(String text) {
        return text.startsWith("\\x") ? readHex(text) : readEscape(text);
    }

    private static Bytes readHex(String text) {
        ByteWriter bytes = new ByteWriter(text.length() / 2);
        int at = 2;
        while (at < text.length()) {
            if (InputErrors.isSpace(text.charAt(at))) {
                at++;
                continue;
            }
            int high = digit(text, at);
            if (at + 1 == text.length()) {
                throw invalid("invalid hexadecimal data: odd number of digits");
            }
            bytes.u8(high << 4 | digit(text, at + 1));
            at += 2;
        }
        return bytes.take();
    }

    private static int digit(String text, int at) {
        char character = text.charAt(at);
        int digit = character < 128 ? Character.digit(character, 16) : -1;
        if (digit < 0) {
            throw invalid("invalid hexadecimal digit: \"" + text.substring(at, text.offsetByCodePoints(at, 1)) + "\"");
        }
        return digit;
    }

    private static Bytes readEscape(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ByteWriter bytes = new ByteWriter(encoded.length);
        int at = 0;
        while (at < encoded.length) {
            if (encoded[at] != '\\') {
                bytes.u8(encoded[at++]);
            } else if (at + 1 < encoded.length && encoded[at + 1] == '\\') {
                bytes.u8('\\');
                at += 2;
            } else if (at + 3 < encoded.length && isOctal(encoded[at + 1], '3') && isOctal(encoded[at + 2], '7')
                    && isOctal(encoded[at + 3], '7')) {
                bytes.u8(encoded[at + 1] - '0' << 6 | encoded[at + 2] - '0' << 3 | encoded[at + 3] - '0');
                at += 4;
            } else {
                throw new StatementError(SqlState.INVALID_TEXT_REPRESENTATION, "invalid input syntax for type bytea");
            }
        }
        return bytes.take();
    }

    private static boolean isOctal(byte digit, char most) {
        return digit >= '0' && digit <= most;
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, message);
    }
}
