package io.phantomdb.rows.function;

import io.phantomdb.rows.regex.Regex;
import io.phantomdb.rows.regex.RegexMatches;

/** regexp_replace (PostgreSQL 15, chapter 9.7.3): \1 to \9 are what groups matched, \& all of it, \\ a backslash. */
final class RegexReplacement {
    private RegexReplacement() {}

    /** Replaces the match of that number, all of them for 0, counted from a place in the text on. */
    static String replace(Regex regex, String text, String replacement, int from, int number) {
        RegexMatches matches = regex.matches(text, from);
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (int at = 1; matches.next(); at++) {
            if (number == 0 || at == number) {
                out.append(text, copied, matches.start());
                append(out, replacement, matches, regex.groupCount());
                copied = matches.end();
                TextFunctions.checkLength(out.length());
            }
            if (at == number) {
                break;
            }
        }
        return out.append(text, copied, text.length()).toString();
    }

    private static void append(StringBuilder out, String replacement, RegexMatches match, int groups) {
        for (int at = 0; at < replacement.length(); at++) {
            char character = replacement.charAt(at);
            char next = at + 1 < replacement.length() ? replacement.charAt(at + 1) : '\0';
            if (character != '\\' || next == '\0') {
                out.append(character);
            } else if (next >= '1' && next <= '9' || next == '&') {
                int group = next == '&' ? 0 : next - '0';
                String matched = group <= groups ? match.group(group) : null;
                out.append(matched == null ? "" : matched);
                at++;
            } else if (next == '\\') {
                out.append('\\');
                at++;
            } else {
                out.append('\\');
            }
        }
    }
}
