package io.phantomdb.rows.search;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a headline is to look (PostgreSQL 15, chapter 12.3.4). */
record HeadlineOptions(int wordsMax, int wordsMin, int shortWord, int fragmentsMax, boolean all, String start,
        String stop, String between) {
    private static final Pattern OPTION = Pattern.compile(
            "\\s*([\\w]+)\\s*=\\s*(?:\"((?:[^\"]|\"\")*+)\"|'((?:[^']|'')*+)'|([^,]*+))\\s*(?:,|$)");

    /** 22023 if they make no sense. */
    static HeadlineOptions of(String text) {
        Map<String, String> given = new LinkedHashMap<>();
        Matcher matcher = OPTION.matcher(text);
        int at = 0;
        while (at < text.length() && matcher.region(at, text.length()).lookingAt()) {
            given.put(matcher.group(1).toLowerCase(Locale.ROOT), value(matcher));
            at = matcher.end();
        }
        if (!text.substring(at).isBlank()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "invalid parameter list format: \"" + text + "\"");
        }
        for (String name : given.keySet()) {
            if (!" maxwords minwords shortword maxfragments highlightall startsel stopsel fragmentdelimiter "
                    .contains(" " + name + " ")) {
                throw invalid("unrecognized headline parameter: \"" + name + "\"");
            }
        }
        return checked(new HeadlineOptions(number(given, "maxwords", 35), number(given, "minwords", 15),
                number(given, "shortword", 3), number(given, "maxfragments", 0), isTrue(given.get("highlightall")),
                given.getOrDefault("startsel", "<b>"), given.getOrDefault("stopsel", "</b>"),
                given.getOrDefault("fragmentdelimiter", " ... ")));
    }

    private static String value(Matcher matcher) {
        if (matcher.group(2) != null) {
            return matcher.group(2).replace("\"\"", "\"");
        }
        return matcher.group(3) != null ? matcher.group(3).replace("''", "'") : matcher.group(4).strip();
    }

    private static boolean isTrue(String value) {
        return value != null
                && " 1 on true t y yes ".contains(" " + value.toLowerCase(Locale.ROOT) + " ");
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        if (!given.containsKey(name)) {
            return otherwise;
        }
        try {
            return Integer.parseInt(given.get(name).strip());
        } catch (NumberFormatException none) {
            throw new StatementError(SqlState.INVALID_TEXT_REPRESENTATION,
                    "invalid input syntax for type integer: \"" + given.get(name) + "\"");
        }
    }

    private static HeadlineOptions checked(HeadlineOptions options) {
        if (options.all) {
            return options;
        }
        if (options.wordsMin >= options.wordsMax) {
            throw invalid("MinWords should be less than MaxWords");
        }
        if (options.wordsMin <= 0) {
            throw invalid("MinWords should be positive");
        }
        if (options.shortWord < 0) {
            throw invalid("ShortWord should be >= 0");
        }
        if (options.fragmentsMax < 0) {
            throw invalid("MaxFragments should be >= 0");
        }
        return options;
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, message);
    }
}
