package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** E'…' with C's escapes (PostgreSQL 15, chapter 4.1.2.2). Bytes given as numbers must make up UTF-8. */
final class EscapedString {
    private final Scanner scanner;
    private final String sql;
    private final int start;
    private final StringBuilder result = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private char highSurrogate;
    private int at;

    EscapedString(Scanner scanner, String sql, int start) {
        this.scanner = scanner;
        this.sql = sql;
        this.start = start;
        this.at = start + 2;
    }

    /** Behind the closing quote. */
    int end() {
        return at;
    }

    String read() {
        while (true) {
            char c = at < sql.length() ? sql.charAt(at) : '\0';
            if (c == '\\' && at + 1 < sql.length()) {
                escape(sql.charAt(at + 1));
            } else if (at >= sql.length() - 1 && c != '\'') {
                throw scanner.error("unterminated quoted string", start, sql.length());
            } else if (c != '\'') {
                append(c);
                at++;
            } else if (at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
                append(c);
                at += 2;
            } else {
                refuseOpenPair();
                int goesOn = QuotedText.continuation(sql, at + 1);
                at = goesOn < 0 ? at + 1 : goesOn;
                if (goesOn < 0) {
                    decode();
                    return result.toString();
                }
            }
        }
    }

    private void append(char c) {
        refuseOpenPair();
        decode();
        result.append(c);
    }

    private void refuseOpenPair() {
        if (highSurrogate != 0) {
            throw scanner.error(UnicodeEscapes.INVALID_PAIR, at, at + 1);
        }
    }

    private void escape(char c) {
        switch (c) {
            case 'b' -> simple('\b');
            case 'f' -> simple('\f');
            case 'n' -> simple('\n');
            case 'r' -> simple('\r');
            case 't' -> simple('\t');
            case 'u' -> unicode(4);
            case 'U' -> unicode(8);
            case 'x' -> hexadecimal();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
            default -> other(c);
        }
    }

    private void simple(char c) {
        append(c);
        at += 2;
    }

    private void other(char c) {
        append(c);
        at += 2;
        if (Character.isHighSurrogate(c) && at < sql.length()) {
            append(sql.charAt(at));
            at++;
        }
    }

    private void unicode(int digits) {
        int value = UnicodeEscapes.hex(sql, at + 2, digits);
        if (value == -1) {
            throw new StatementError(SqlState.INVALID_ESCAPE_SEQUENCE, UnicodeEscapes.INVALID_ESCAPE, null,
                    "Unicode escapes must be \\uXXXX or \\UXXXXXXXX.", scanner.positionAnywhere(at));
        }
        int next = at + 2 + digits;
        if (value <= 0 || value > Character.MAX_CODE_POINT) {
            throw scanner.error(UnicodeEscapes.INVALID_VALUE, at, next);
        }
        boolean low = value <= Character.MAX_VALUE && Character.isLowSurrogate((char) value);
        if (low != (highSurrogate != 0)) {
            throw scanner.error(UnicodeEscapes.INVALID_PAIR, at, next);
        }
        decode();
        if (low) {
            result.append(highSurrogate).append((char) value);
            highSurrogate = 0;
        } else if (value <= Character.MAX_VALUE && Character.isHighSurrogate((char) value)) {
            highSurrogate = (char) value;
        } else {
            result.appendCodePoint(value);
        }
        at = next;
    }

    private void hexadecimal() {
        int end = at + 2;
        while (end < at + 4 && end < sql.length() && Characters.isHexDigit(sql.charAt(end))) {
            end++;
        }
        if (end == at + 2) {
            simple('x');
            return;
        }
        number(Integer.parseInt(sql, at + 2, end, 16), end);
    }

    private void octal() {
        int end = at + 1;
        while (end < at + 4 && end < sql.length() && sql.charAt(end) >= '0' && sql.charAt(end) <= '7') {
            end++;
        }
        number(Integer.parseInt(sql, at + 1, end, 8) & 0xff, end);
    }

    private void number(int value, int end) {
        refuseOpenPair();
        if (value == 0) {
            throw invalid(new byte[1], 0);
        }
        bytes.write(value);
        at = end;
    }

    /** Turns the bytes collected so far into characters. */
    private void decode() {
        if (bytes.size() == 0) {
            return;
        }
        byte[] encoded = bytes.toByteArray();
        bytes.reset();
        ByteBuffer buffer = ByteBuffer.wrap(encoded);
        try {
            result.append(StandardCharsets.UTF_8.newDecoder().decode(buffer));
        } catch (CharacterCodingException e) {
            throw invalid(encoded, buffer.position());
        }
    }

    private static StatementError invalid(byte[] encoded, int from) {
        int lead = encoded[from] & 0xff;
        int expected = lead >= 0xf0 && lead < 0xf8 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
        StringBuilder shown = new StringBuilder();
        for (int i = from; i < Math.min(encoded.length, from + (lead >= 0xf8 ? 1 : expected)); i++) {
            shown.append(i == from ? "0x" : " 0x").append(Character.forDigit(encoded[i] >> 4 & 15, 16))
                    .append(Character.forDigit(encoded[i] & 15, 16));
        }
        return new StatementError(SqlState.CHARACTER_NOT_IN_REPERTOIRE,
                "invalid byte sequence for encoding \"UTF8\": " + shown);
    }
}
