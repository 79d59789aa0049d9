package io.phantomdb.rows.function;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.DatumText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.time.ZoneOffset;

/** Operators and functions of bytea (PostgreSQL 15, chapter 9.5). */
final class ByteaFunctions {
    private static final TextSettings ESCAPE = new TextSettings(ZoneOffset.UTC, TextSettings.DateStyle.ISO,
            TextSettings.DateOrder.MDY, 1, true);
    private static final int BASE64_LINE = 76;

    private ByteaFunctions() {}

    static void define(FunctionTable table) {
        table.infix("||", "byteacat", Type.BYTEA, Type.BYTEA, Type.BYTEA, (a, b, c) -> ((Bytes) a).concat((Bytes) b));
        table.one("length", Type.BYTEA, Type.INT4, (a, c) -> ((Bytes) a).length());
        table.one("octet_length", Type.BYTEA, Type.INT4, (a, c) -> ((Bytes) a).length());
        table.one("bit_length", Type.BYTEA, Type.INT4, (a, c) -> 8 * ((Bytes) a).length());
        table.one("md5", Type.BYTEA, Type.TEXT, (a, c) -> md5(((Bytes) a).toArray()));
        table.one("sha256", Type.BYTEA, Type.BYTEA, (a, c) -> Bytes.wrap(digest("SHA-256", ((Bytes) a).toArray())));
        for (String name : List.of("substr", "substring")) {
            table.two(name, Type.BYTEA, Type.INT4, Type.BYTEA,
                    (a, b, c) -> substring((Bytes) a, (Integer) b, Integer.MAX_VALUE));
            table.three(name, List.of(Type.BYTEA, Type.INT4, Type.INT4), Type.BYTEA, (a, b, d, c) -> {
                if ((Integer) d < 0) {
                    throw Characters.negativeLength();
                }
                return substring((Bytes) a, (Integer) b, (Integer) d);
            });
        }
        table.two("get_byte", Type.BYTEA, Type.INT4, Type.INT4, (a, b, c) -> byteAt((Bytes) a, (Integer) b));
        table.two("encode", Type.BYTEA, Type.TEXT, Type.TEXT, (a, b, c) -> encode((Bytes) a, (String) b));
        table.two("decode", Type.TEXT, Type.TEXT, Type.BYTEA, (a, b, c) -> decode((String) a, (String) b));
    }

    static String md5(byte[] bytes) {
        return HexFormat.of().formatHex(digest("MD5", bytes));
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw Check.unreachable("every Java platform has " + algorithm);
        }
    }

    private static Bytes substring(Bytes bytes, long from, long length) {
        long start = Math.min(Math.max(from, 1), bytes.length() + 1L);
        long end = Math.max(start, Math.min(from + length, bytes.length() + 1L));
        return bytes.slice((int) start - 1, (int) end - 1);
    }

    private static int byteAt(Bytes bytes, int index) {
        if (index < 0 || index >= bytes.length()) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR,
                    "index " + index + " out of valid range, 0.." + (bytes.length() - 1));
        }
        return bytes.at(index) & 0xFF;
    }

    private static String encode(Bytes bytes, String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "hex" -> bytes.hex();
            case "base64" -> Base64.getMimeEncoder(BASE64_LINE, new byte[]{'\n'}).encodeToString(bytes.toArray());
            case "escape" -> DatumText.write(Type.BYTEA, bytes, ESCAPE);
            default -> throw unknown(format);
        };
    }

    private static Bytes decode(String text, String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "hex" -> (Bytes) DatumText.read(Type.BYTEA, "\\x" + text, TextContext.of(ESCAPE));
            case "base64" -> decodeBase64(text);
            case "escape" -> (Bytes) DatumText.read(Type.BYTEA, text.startsWith("\\x") ? "\\" + text : text,
                    TextContext.of(ESCAPE));
            default -> throw unknown(format);
        };
    }

    private static Bytes decodeBase64(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            boolean valid = character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9' || "+/=".indexOf(character) >= 0;
            if (valid) {
                digits.append(character);
            } else if (" \t\r\n".indexOf(character) < 0) {
                throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                        "invalid symbol \"" + character + "\" found while decoding base64 sequence");
            }
        }
        if (digits.length() % 4 != 0) {
            throw base64End();
        }
        try {
            return Bytes.wrap(Base64.getDecoder().decode(digits.toString()));
        } catch (IllegalArgumentException malformed) {
            throw base64End();
        }
    }

    private static StatementError base64End() {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, "invalid base64 end sequence").withHint(
                "Input data is missing padding, is truncated, or is otherwise corrupted.");
    }

    private static StatementError unknown(String format) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, "unrecognized encoding: \"" + format + "\"");
    }
}
