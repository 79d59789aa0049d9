package io.phantomdb.rows.text;

import java.nio.charset.StandardCharsets;

/** name and "char" (PostgreSQL 15, table 8.5): text that is cut without a word. */
final class NameText {
    private static final int NAME_BYTES_MAX = 63;

    private NameText() {}

    /** As many whole characters as 63 bytes hold; trailing zeros cannot be in text anyway. */
    static String name(String text) {
        if (text.length() <= NAME_BYTES_MAX / 3 || text.getBytes(StandardCharsets.UTF_8).length <= NAME_BYTES_MAX) {
            return text;
        }
        int bytes = 0;
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes > NAME_BYTES_MAX) {
                break;
            }
            at += Character.charCount(character);
        }
        return text.substring(0, at);
    }

    /** The first character; nothing of nothing. */
    static String character(String text) {
        return text.isEmpty() ? text : text.substring(0, text.offsetByCodePoints(0, 1));
    }
}
