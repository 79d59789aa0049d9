package io.phantomdb.base.settings;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Character sets that text can be exchanged in, by PostgreSQL's names (PostgreSQL 15, chapter 24.3). Bytes in SQL_ASCII are
 * taken for UTF-8 without being converted, as in PostgreSQL.
 */
public enum Encodings {
    UTF8(StandardCharsets.UTF_8, "unicode"),
    SQL_ASCII(StandardCharsets.UTF_8),
    BIG5("Big5", "win950", "windows950"),
    EUC_CN("GB2312"),
    EUC_JP("EUC-JP"),
    EUC_KR("EUC-KR"),
    EUC_TW("x-EUC-TW"),
    GB18030("GB18030"),
    GBK("GBK", "win936", "windows936"),
    ISO_8859_5("ISO-8859-5"),
    ISO_8859_6("ISO-8859-6"),
    ISO_8859_7("ISO-8859-7"),
    ISO_8859_8("ISO-8859-8"),
    JOHAB("x-Johab"),
    KOI8R("KOI8-R", "koi8"),
    KOI8U("KOI8-U"),
    LATIN1(StandardCharsets.ISO_8859_1, "iso88591"),
    LATIN2("ISO-8859-2", "iso88592"),
    LATIN3("ISO-8859-3", "iso88593"),
    LATIN4("ISO-8859-4", "iso88594"),
    LATIN5("ISO-8859-9", "iso88599"),
    LATIN7("ISO-8859-13", "iso885913"),
    LATIN9("ISO-8859-15", "iso885915"),
    LATIN10("ISO-8859-16", "iso885916"),
    SJIS("windows-31j", "mskanji", "shiftjis", "win932", "windows932"),
    UHC("x-windows-949", "win949", "windows949"),
    WIN866("IBM866", "alt"),
    WIN874("x-windows-874"),
    WIN1250("windows-1250"),
    WIN1251("windows-1251", "win"),
    WIN1252("windows-1252", "cp1252"),
    WIN1253("windows-1253"),
    WIN1254("windows-1254"),
    WIN1255("windows-1255"),
    WIN1256("windows-1256"),
    WIN1257("windows-1257"),
    WIN1258("windows-1258", "abc", "tcvn", "tcvn5712", "vscii");

    private final Charset charset;
    private final String[] otherNames;

    /** Other names are in small letters and digits alone, as names are compared. */
    Encodings(Charset charset, String... otherNames) {
        this.charset = charset;
        this.otherNames = otherNames;
    }

    Encodings(String charset, String... otherNames) {
        this(Charset.forName(charset), otherNames);
    }

    /** PostgreSQL's name of an encoding, however it is written ({@code 'utf-8'}, {@code iso_8859_1}); null if there is none. */
    public static String canonical(String raw) {
        String wanted = lettersAndDigits(raw);
        for (Encodings each : values()) {
            if (each.isCalled(wanted)) {
                return each.name();
            }
        }
        return null;
    }

    private boolean isCalled(String wanted) {
        String own = lettersAndDigits(name());
        return wanted.equals(own) || Arrays.asList(otherNames).contains(wanted)
                || own.startsWith("win") && wanted.equals("windows" + own.substring("win".length()));
    }

    /** The character set of a canonical name. */
    public static Charset charset(String canonical) {
        return valueOf(canonical).charset;
    }

    /** The text's bytes. 22P05 if the character set, which PostgreSQL calls by that name, lacks a character. */
    public static byte[] encode(Charset charset, String name, String text) {
        if (charset == StandardCharsets.UTF_8) {
            return text.getBytes(charset);
        }
        CharsetEncoder encoder = charset.newEncoder();
        CharBuffer in = CharBuffer.wrap(text);
        ByteBuffer out = ByteBuffer.allocate((int) Math.ceil(text.length() * (double) encoder.maxBytesPerChar()));
        CoderResult result = encoder.encode(in, out, true);
        if (result.isError()) {
            throw untranslatable(text.codePointAt(in.position()), name);
        }
        encoder.flush(out);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static StatementError untranslatable(int codePoint, String name) {
        byte[] bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        return new StatementError(SqlState.UNTRANSLATABLE_CHARACTER, "character with byte sequence "
                + HexFormat.ofDelimiter(" ").withPrefix("0x").formatHex(bytes)
                + " in encoding \"UTF8\" has no equivalent in encoding \"" + name + "\"");
    }

    private static String lettersAndDigits(String raw) {
        StringBuilder kept = new StringBuilder();
        for (int index = 0; index < raw.length(); index++) {
            char here = raw.charAt(index);
            if (here < 128 && Character.isLetterOrDigit(here)) {
                kept.append(here);
            }
        }
        return kept.toString().toLowerCase(Locale.ROOT);
    }
}
