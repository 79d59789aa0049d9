package io.phantomdb.rows.function;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bits and bytes of bytea, and its encodings (PostgreSQL 15, chapter 9.5). */
final class BinaryFunctions {
    private BinaryFunctions() {}

    static void define(FunctionTable table) {
        table.pure("bit_count(bytea) int8", BinaryFunctions::bitCount);
        table.pure("get_bit(bytea, int8) int4", BinaryFunctions::bitAt);
        table.pure("set_bit(bytea, int8, int4) bytea", BinaryFunctions::withBit);
        table.pure("set_byte(bytea, int4, int4) bytea", BinaryFunctions::withByte);
        table.pure("btrim(bytea, bytea) bytea", (Bytes bytes, Bytes set) -> trim(bytes, set, true, true));
        table.pure("ltrim(bytea, bytea) bytea", (Bytes bytes, Bytes set) -> trim(bytes, set, true, false));
        table.pure("rtrim(bytea, bytea) bytea", (Bytes bytes, Bytes set) -> trim(bytes, set, false, true));
        table.pure("position(bytea, bytea) int4", BinaryFunctions::position);
        table.pure("overlay(bytea, bytea, int4) bytea",
                (Bytes bytes, Bytes piece, Integer from) -> overlay(bytes, piece, from, piece.length()));
        table.pure("overlay(bytea, bytea, int4, int4) bytea", BinaryFunctions::overlay);
        for (int bits : new int[]{224, 384, 512}) {
            table.pure("sha" + bits + "(bytea) bytea",
                    (Bytes bytes) -> Bytes.wrap(ByteaFunctions.digest("SHA-" + bits, bytes.toArray())));
        }
        encodings(table);
    }

    private static long bitCount(Bytes bytes) {
        long count = 0;
        for (byte one : bytes.toArray()) {
            count += Integer.bitCount(one & 0xFF);
        }
        return count;
    }

    private static int bitAt(Bytes bytes, long index) {
        checkIndex(index, bytes.length() * 8L);
        return bytes.at((int) (index >> 3)) >> (index & 7) & 1;
    }

    private static Bytes withBit(Bytes bytes, long index, int bit) {
        checkIndex(index, bytes.length() * 8L);
        if (bit != 0 && bit != 1) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "new bit must be 0 or 1");
        }
        byte[] changed = bytes.toArray();
        int mask = 1 << (index & 7);
        int old = changed[(int) (index >> 3)];
        changed[(int) (index >> 3)] = (byte) (bit == 1 ? old | mask : old & ~mask);
        return Bytes.wrap(changed);
    }

    private static Bytes withByte(Bytes bytes, int index, int value) {
        checkIndex(index, bytes.length());
        byte[] changed = bytes.toArray();
        changed[index] = (byte) value;
        return Bytes.wrap(changed);
    }

    private static void checkIndex(long index, long length) {
        if (index < 0 || index >= length) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR,
                    "index " + index + " out of valid range, 0.." + (length - 1));
        }
    }

    private static Bytes trim(Bytes bytes, Bytes set, boolean start, boolean end) {
        int from = 0;
        int to = bytes.length();
        while (start && from < to && contains(set, bytes.at(from))) {
            from++;
        }
        while (end && to > from && contains(set, bytes.at(to - 1))) {
            to--;
        }
        return bytes.slice(from, to);
    }

    private static boolean contains(Bytes set, int wanted) {
        for (int at = 0; at < set.length(); at++) {
            if (set.at(at) == wanted) {
                return true;
            }
        }
        return false;
    }

    private static int position(Bytes bytes, Bytes wanted) {
        for (int at = 0; at + wanted.length() <= bytes.length(); at++) {
            if (bytes.slice(at, at + wanted.length()).equals(wanted)) {
                return at + 1;
            }
        }
        return 0;
    }

    private static Bytes overlay(Bytes bytes, Bytes piece, int from, int length) {
        if (from <= 0) {
            throw Characters.negativeLength();
        }
        int start = Math.min(from - 1, bytes.length());
        int end = (int) Math.clamp(from - 1L + length, 0, bytes.length());
        return bytes.slice(0, start).concat(piece).concat(bytes.slice(end, bytes.length()));
    }

    private static void encodings(FunctionTable table) {
        table.pure("convert_from(bytea, text) text",
                (Bytes bytes, String encoding) -> decoded(bytes, encoding, "source"));
        table.pure("convert_to(text, text) bytea",
                (String text, String encoding) -> encoded(text, encoding, "destination"));
        table.pure("convert(bytea, text, text) bytea", (Bytes bytes, String from, String to) -> encoded(
                decoded(bytes, from, "source"), to, "destination"));
        table.pure("length(bytea, text) int4",
                (Bytes bytes, String encoding) -> Characters.count(decoded(bytes, encoding, null)));
    }

    private static Charset charset(String name, String role) {
        String plain = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return switch (plain) {
            case "UTF8", "UNICODE" -> StandardCharsets.UTF_8;
            case "SQLASCII" -> StandardCharsets.US_ASCII;
            case "LATIN1", "ISO88591" -> StandardCharsets.ISO_8859_1;
            case "LATIN2", "ISO88592" -> Charset.forName("ISO-8859-2");
            case "LATIN9", "ISO885915" -> Charset.forName("ISO-8859-15");
            case "WIN1250", "WINDOWS1250" -> Charset.forName("windows-1250");
            case "WIN1251", "WINDOWS1251", "WIN" -> Charset.forName("windows-1251");
            case "WIN1252", "WINDOWS1252" -> Charset.forName("windows-1252");
            default -> throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    role == null
                            ? "invalid encoding name \"" + name + "\""
                            : "invalid " + role + " encoding name \"" + name + "\"");
        };
    }

    private static String decoded(Bytes bytes, String encoding, String role) {
        Charset charset = charset(encoding, role);
        try {
            String text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
            throw invalidBytes(encoding, bytes.slice(bytesBeforeZero(bytes), bytesBeforeZero(bytes) + 1));
        } catch (CharacterCodingException malformed) {
            throw invalidBytes(encoding, firstInvalid(bytes, charset));
        }
    }

    private static int bytesBeforeZero(Bytes bytes) {
        int at = 0;
        while (bytes.at(at) != 0) {
            at++;
        }
        return at;
    }

    /** The bytes, up to four, that are no character. */
    private static Bytes firstInvalid(Bytes bytes, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(bytes.toArray());
        java.nio.CharBuffer out = java.nio.CharBuffer.allocate(bytes.length() + 1);
        charset.newDecoder().decode(in, out, true);
        int length = characterLength(bytes.at(in.position()) & 0xFF);
        return bytes.slice(in.position(), Math.min(bytes.length(), in.position() + length));
    }

    /** As the first byte of UTF-8 tells it. */
    private static int characterLength(int first) {
        return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    }

    private static StatementError invalidBytes(String encoding, Bytes bytes) {
        StringBuilder text = new StringBuilder();
        for (byte one : bytes.toArray()) {
            text.append(text.isEmpty() ? "" : " ").append(String.format("0x%02x", one & 0xFF));
        }
        return new StatementError(SqlState.CHARACTER_NOT_IN_REPERTOIRE, "invalid byte sequence for encoding \""
                + encodingName(encoding) + "\": " + text);
    }

    private static String encodingName(String name) {
        String plain = name.toUpperCase(Locale.ROOT);
        return plain.equals("UTF-8") || plain.equals("UNICODE") ? "UTF8" : plain;
    }

    private static Bytes encoded(String text, String encoding, String role) {
        Charset charset = charset(encoding, role);
        for (int at = 0; at < text.length();) {
            int character = text.codePointAt(at);
            String one = Character.toString(character);
            if (!charset.newEncoder().canEncode(one)) {
                throw new StatementError(SqlState.UNTRANSLATABLE_CHARACTER, "character with byte sequence "
                        + hex(one) + " in encoding \"UTF8\" has no equivalent in encoding \""
                        + encodingName(encoding) + "\"");
            }
            at += Character.charCount(character);
        }
        return Bytes.wrap(text.getBytes(charset));
    }

    private static String hex(String text) {
        StringBuilder out = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            out.append(out.isEmpty() ? "" : " ").append(String.format("0x%02x", one & 0xFF));
        }
        return out.toString();
    }
}
