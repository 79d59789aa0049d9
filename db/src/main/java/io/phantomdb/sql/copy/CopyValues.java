package io.phantomdb.sql.copy;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.text.DatumText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads the fields of a COPY as datums: whole numbers straight from the bytes, everything else through its text. */
public final class CopyValues {
    private static final int SAFE_DIGITS = 9;

    private CopyValues() {}

    /** The datum of a field that is not NULL, made to fit the column. */
    public static Object read(ColumnType type, CopyRow row, int field, TextContext context) {
        if (type.type().isDomain()) {
            return general(type, row, field, context);
        }
        return switch (type.type().kind()) {
            case INT4 -> {
                long number = number(row, field);
                yield number == NOT_SIMPLE ? general(type, row, field, context) : (Object) (int) number;
            }
            case INT8 -> {
                long number = number(row, field);
                yield number == NOT_SIMPLE ? general(type, row, field, context) : (Object) number;
            }
            default -> general(type, row, field, context);
        };
    }

    private static Object general(ColumnType type, CopyRow row, int field, TextContext context) {
        return DatumText.read(type, text(row, field), context);
    }

    private static final long NOT_SIMPLE = Long.MIN_VALUE;

    /** Up to nine digits, perhaps with a minus. */
    private static long number(CopyRow row, int field) {
        byte[] bytes = row.bytes();
        int at = row.start(field);
        int end = row.end(field);
        boolean negative = at < end && bytes[at] == '-';
        if (negative) {
            at++;
        }
        if (at == end || end - at > SAFE_DIGITS) {
            return NOT_SIMPLE;
        }
        long number = 0;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_SIMPLE;
            }
            number = number * 10 + digit;
        }
        return negative ? -number : number;
    }

    /** The text of a field; 22021 if it is not UTF-8. */
    private static String text(CopyRow row, int field) {
        String text = row.text(field);
        if (text.indexOf('\uFFFD') >= 0 || text.indexOf('\0') >= 0) {
            requireUtf8(row.bytes(), row.start(field), row.end(field));
        }
        return text;
    }

    private static void requireUtf8(byte[] bytes, int start, int end) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, start, end - start);
        int bad = -1;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(buffer);
            for (int at = start; at < end && bad < 0; at++) {
                bad = bytes[at] == 0 ? at : -1;
            }
        } catch (CharacterCodingException malformed) {
            bad = buffer.position();
        }
        if (bad >= 0) {
            throw new StatementError(SqlState.CHARACTER_NOT_IN_REPERTOIRE,
                    "invalid byte sequence for encoding \"UTF8\": 0x"
                            + HexFormat.of().toHexDigits(bytes[Math.min(bad, end - 1)]));
        }
    }
}
