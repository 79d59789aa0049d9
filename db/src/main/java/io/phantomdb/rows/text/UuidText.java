package io.phantomdb.rows.text;

import java.util.UUID;

/** Reads a uuid: 32 hexadecimal digits, a hyphen after any four of them, braces around if you like (PostgreSQL 15, chapter 8.12). */
final class UuidText {
    private static final int DIGITS = 32;

    private UuidText() {}

    static UUID read(String text) {
        int from = 0;
        int end = text.length();
        if (text.startsWith("{")) {
            if (!text.endsWith("}")) {
                throw InputErrors.syntax("uuid", text);
            }
            from++;
            end--;
        }
        long high = 0;
        long low = 0;
        int digits = 0;
        for (int at = from; at < end; at++) {
            char character = text.charAt(at);
            if (character == '-' && digits > 0 && digits % 4 == 0 && digits < DIGITS && text.charAt(at - 1) != '-') {
                continue;
            }
            int digit = character < 128 ? Character.digit(character, 16) : -1;
            if (digit < 0 || digits == DIGITS) {
                throw InputErrors.syntax("uuid", text);
            }
            if (digits++ < DIGITS / 2) {
                high = high << 4 | digit;
            } else {
                low = low << 4 | digit;
            }
        }
        if (digits != DIGITS) {
            throw InputErrors.syntax("uuid", text);
        }
        return new UUID(high, low);
    }
}
