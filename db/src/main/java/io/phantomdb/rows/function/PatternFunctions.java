package io.phantomdb.rows.function;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.regex.Regex;
import io.phantomdb.rows.regex.RegexFlags;
import io.phantomdb.rows.regex.RegexMatches;
import io.phantomdb.rows.regex.SimilarPattern;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** SIMILAR TO, LIKE of bytea, and the normal forms of Unicode (PostgreSQL 15, chapters 9.7.2 and 9.4). */
final class PatternFunctions {
    private PatternFunctions() {}

    static void define(FunctionTable table) {
        table.pure("similar_to_escape(text) text", (String pattern) -> SimilarPattern.toRegex(pattern, "\\"));
        table.pure("similar_to_escape(text, text) text", SimilarPattern::toRegex);
        // Unlike the others it takes a NULL escape, for none was written.
        table.withNulls("similar_escape(text, text) text", (Body2) (a, b, c) -> a == null
                ? null
                : SimilarPattern.toRegex((String) a, b == null ? "\\" : (String) b));
        table.pure("substring(text, text, text) text", PatternFunctions::similarPart);
        binary(table);
        table.pure("normalize(text) text", (String text) -> normalize(text, "NFC"));
        table.pure("normalize(text, text) text", PatternFunctions::normalize);
        table.pure("is_normalized(text) bool", (String text) -> Normalizer.isNormalized(text, Normalizer.Form.NFC));
        table.pure("is_normalized(text, text) bool",
                (String text, String form) -> Normalizer.isNormalized(text, form(form)));
        table.pure("unistr(text) text", UnicodeEscapes::read);
    }

    /** What lies between the two marks, or all of it if there are none. */
    private static String similarPart(String text, String pattern, String escape) {
        Regex regex = Regex.compile(SimilarPattern.toRegex(pattern, escape), RegexFlags.NONE);
        RegexMatches matches = regex.matches(text, 0);
        return matches.next() ? matches.group(regex.groupCount() > 0 ? 1 : 0) : null;
    }

    private static void binary(FunctionTable table) {
        table.operator("~~", table.pure("bytealike(bytea, bytea) bool", PatternFunctions::isLike));
        table.operator("!~~",
                table.pure("byteanlike(bytea, bytea) bool", (Bytes bytes, Bytes pattern) -> !isLike(bytes, pattern)));
        table.pure("like(bytea, bytea) bool", PatternFunctions::isLike);
        table.pure("notlike(bytea, bytea) bool", (Bytes bytes, Bytes pattern) -> !isLike(bytes, pattern));
    }

    /** Byte by byte: Latin 1 has a character for each. */
    private static boolean isLike(Bytes bytes, Bytes pattern) {
        return Like.matches(new String(bytes.toArray(), StandardCharsets.ISO_8859_1),
                new String(pattern.toArray(), StandardCharsets.ISO_8859_1));
    }

    private static String normalize(String text, String form) {
        return Normalizer.normalize(text, form(form));
    }

    private static Normalizer.Form form(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "NFC" -> Normalizer.Form.NFC;
            case "NFD" -> Normalizer.Form.NFD;
            case "NFKC" -> Normalizer.Form.NFKC;
            case "NFKD" -> Normalizer.Form.NFKD;
            default ->
                throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "invalid normalization form: " + name);
        };
    }
}
