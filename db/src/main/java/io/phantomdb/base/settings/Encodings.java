package io.phantomdb.base.settings;

import io.phantomdb.base.Check;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Character sets that text can be exchanged in, by PostgreSQL's names (PostgreSQL 15, chapter 24.3). */
public final class Encodings {
    private Encodings() {}

    /** PostgreSQL's name of an encoding, however it is written ({@code 'utf-8'}, {@code iso_8859_1}); null if there is none. */
    public static String canonical(String raw) {
        return switch (lettersAndDigits(raw)) {
            case "utf8", "unicode" -> "UTF8";
            case "latin1", "iso88591" -> "LATIN1";
            case "sqlascii" -> "SQL_ASCII";
            case "win1252", "windows1252", "cp1252" -> "WIN1252";
            case "latin9", "iso885915" -> "LATIN9";
            default -> null;
        };
    }

    /** The character set of a canonical name. Bytes in SQL_ASCII are taken for UTF-8 without being converted, as in PostgreSQL. */
    public static Charset charset(String canonical) {
        return switch (canonical) {
            case "UTF8", "SQL_ASCII" -> StandardCharsets.UTF_8;
            case "LATIN1" -> StandardCharsets.ISO_8859_1;
            case "LATIN9" -> Charset.forName("ISO-8859-15");
            case "WIN1252" -> Charset.forName("windows-1252");
            default -> throw Check.unreachable("encoding " + canonical);
        };
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
