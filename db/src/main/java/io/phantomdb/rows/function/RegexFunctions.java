package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Function.BodySite;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.regex.Regex;
import io.phantomdb.rows.regex.RegexFlags;
import io.phantomdb.rows.regex.RegexMatches;
import java.util.ArrayList;
import java.util.List;

/** Operators and functions of regular expressions (PostgreSQL 15, chapter 9.7.3). Places count characters, from 1. */
final class RegexFunctions {
    /** Works with an expression that may have been kept from the call before. */
    @FunctionalInterface
    private interface Body {
        Object apply(RegexMemo memo, Object[] arguments);
    }

    private RegexFunctions() {}

    static void define(FunctionTable table) {
        for (String type : new String[]{"text", "bpchar"}) {
            operator(table, "~", type, type + "regexeq", RegexFlags.NONE, true);
            operator(table, "!~", type, type + "regexne", RegexFlags.NONE, false);
            operator(table, "~*", type, type + "icregexeq", RegexFlags.IGNORING_CASE, true);
            operator(table, "!~*", type, type + "icregexne", RegexFlags.IGNORING_CASE, false);
        }
        site(table, "regexp_like(text, text) bool", (memo, a) -> like(memo, a, ""));
        site(table, "regexp_like(text, text, text) bool", (memo, a) -> like(memo, a, (String) a[2]));
        site(table, "substring(text, text) text", (memo, a) -> first(memo.of((String) a[1]), (String) a[0]));
        replacing(table);
        counting(table);
        placing(table);
        parts(table);
        arrays(table);
    }

    private static void site(FunctionTable table, String prototype, Body body) {
        table.strict(Volatility.IMMUTABLE, prototype, (BodySite) () -> {
            RegexMemo memo = new RegexMemo();
            return (BodyN) (arguments, context) -> body.apply(memo, arguments);
        });
    }

    private static void operator(FunctionTable table, String symbol, String type, String name, RegexFlags flags,
            boolean wanted) {
        site(table, name + "(" + type + ", text) bool",
                (memo, a) -> memo.of((String) a[1], flags).isFound((String) a[0]) == wanted);
        table.operator(symbol, table.functions(name).getFirst());
    }

    private static Object like(RegexMemo memo, Object[] arguments, String options) {
        RegexFlags flags = onceFlags(options, "regexp_like");
        return memo.of((String) arguments[1], flags).isFound((String) arguments[0]);
    }

    /** Flags of a function that looks for one match, or for all of them, anyway. */
    private static RegexFlags onceFlags(String options, String function) {
        RegexFlags flags = RegexFlags.of(options);
        if (flags.global()) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    function + "() does not support the \"global\" option");
        }
        return flags;
    }

    /** What the first group matched, or all of it if there is none; null if nothing matches. */
    private static String first(Regex regex, String text) {
        RegexMatches matches = regex.matches(text, 0);
        return matches.next() ? matches.group(regex.groupCount() > 0 ? 1 : 0) : null;
    }

    private static void replacing(FunctionTable table) {
        site(table, "regexp_replace(text, text, text) text", (memo, a) -> RegexReplacement
                .replace(memo.of((String) a[1]), (String) a[0], (String) a[2], 0, 1));
        site(table, "regexp_replace(text, text, text, text) text", (memo, a) -> {
            RegexFlags flags = replaceFlags((String) a[3]);
            return RegexReplacement.replace(memo.of((String) a[1], flags), (String) a[0], (String) a[2], 0,
                    flags.global() ? 0 : 1);
        });
        site(table, "regexp_replace(text, text, text, int4) text", (memo, a) -> RegexReplacement
                .replace(memo.of((String) a[1]), (String) a[0], (String) a[2], start(a, 3), 1));
        site(table, "regexp_replace(text, text, text, int4, int4) text", (memo, a) -> RegexReplacement.replace(
                memo.of((String) a[1]), (String) a[0], (String) a[2], start(a, 3), notNegative("n", a[4])));
        site(table, "regexp_replace(text, text, text, int4, int4, text) text", (memo, a) -> RegexReplacement.replace(
                memo.of((String) a[1], RegexFlags.of((String) a[5])), (String) a[0], (String) a[2], start(a, 3),
                notNegative("n", a[4])));
    }

    private static RegexFlags replaceFlags(String options) {
        try {
            return RegexFlags.of(options);
        } catch (StatementError unknown) {
            boolean isNumber = !options.isEmpty() && Character.isDigit(options.charAt(0));
            throw isNumber
                    ? unknown.withHint("If you meant to use regexp_replace() with a start parameter, "
                            + "cast the fourth argument to integer explicitly.")
                    : unknown;
        }
    }

    private static void counting(FunctionTable table) {
        site(table, "regexp_count(text, text) int4", (memo, a) -> count(memo.of((String) a[1]), a, 0));
        site(table, "regexp_count(text, text, int4) int4",
                (memo, a) -> count(memo.of((String) a[1]), a, start(a, 2)));
        site(table, "regexp_count(text, text, int4, text) int4", (memo, a) -> {
            int start = start(a, 2);
            return count(memo.of((String) a[1], onceFlags((String) a[3], "regexp_count")), a, start);
        });
    }

    private static int count(Regex regex, Object[] arguments, int from) {
        RegexMatches matches = regex.matches((String) arguments[0], from);
        int count = 0;
        while (matches.next()) {
            count++;
        }
        return count;
    }

    private static void placing(FunctionTable table) {
        String[] more = {"", ", int4", ", int4, int4", ", int4, int4, int4", ", int4, int4, int4, text",
                ", int4, int4, int4, text, int4"};
        for (String arguments : more) {
            site(table, "regexp_instr(text, text" + arguments + ") int4", RegexFunctions::place);
        }
    }

    /** Of text, pattern, start, which match, whether its end is meant, flags, group. */
    private static Object place(RegexMemo memo, Object[] a) {
        int start = a.length > 2 ? start(a, 2) : 0;
        int number = a.length > 3 ? positive("n", a[3]) : 1;
        int endOption = a.length > 4 ? (Integer) a[4] : 0;
        if (endOption != 0 && endOption != 1) {
            throw invalid("endoption", endOption);
        }
        RegexFlags flags = a.length > 5 ? onceFlags((String) a[5], "regexp_instr") : RegexFlags.NONE;
        int group = a.length > 6 ? notNegative("subexpr", a[6]) : 0;
        Regex regex = memo.of((String) a[1], flags);
        String text = (String) a[0];
        RegexMatches match = nth(regex, text, start, number);
        if (match == null || group > regex.groupCount() || match.start(group) < 0) {
            return 0;
        }
        return text.codePointCount(0, endOption == 1 ? match.end(group) : match.start(group)) + 1;
    }

    private static void parts(FunctionTable table) {
        String[] more = {"", ", int4", ", int4, int4", ", int4, int4, text", ", int4, int4, text, int4"};
        for (String arguments : more) {
            site(table, "regexp_substr(text, text" + arguments + ") text", RegexFunctions::part);
        }
    }

    /** Of text, pattern, start, which match, flags, group. */
    private static Object part(RegexMemo memo, Object[] a) {
        int start = a.length > 2 ? start(a, 2) : 0;
        int number = a.length > 3 ? positive("n", a[3]) : 1;
        RegexFlags flags = a.length > 4 ? onceFlags((String) a[4], "regexp_substr") : RegexFlags.NONE;
        int group = a.length > 5 ? notNegative("subexpr", a[5]) : 0;
        Regex regex = memo.of((String) a[1], flags);
        RegexMatches match = nth(regex, (String) a[0], start, number);
        return match == null || group > regex.groupCount() ? null : match.group(group);
    }

    private static RegexMatches nth(Regex regex, String text, int from, int number) {
        RegexMatches matches = regex.matches(text, from);
        for (int at = 1; matches.next(); at++) {
            if (at == number) {
                return matches;
            }
        }
        return null;
    }

    /** The place in Java's text of a start that was given in characters. */
    private static int start(Object[] arguments, int at) {
        String text = (String) arguments[0];
        int characters = positive("start", arguments[at]) - 1;
        return characters > text.codePointCount(0, text.length())
                ? text.length() + 1
                : text.offsetByCodePoints(0, characters);
    }

    private static int positive(String parameter, Object value) {
        if ((Integer) value <= 0) {
            throw invalid(parameter, (Integer) value);
        }
        return (Integer) value;
    }

    private static int notNegative(String parameter, Object value) {
        if ((Integer) value < 0) {
            throw invalid(parameter, (Integer) value);
        }
        return (Integer) value;
    }

    private static StatementError invalid(String parameter, int value) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                "invalid value for parameter \"" + parameter + "\": " + value);
    }

    private static void arrays(FunctionTable table) {
        site(table, "regexp_match(text, text) _text", (memo, a) -> match(memo.of((String) a[1]), (String) a[0]));
        site(table, "regexp_match(text, text, text) _text", (memo, a) -> {
            RegexFlags flags = RegexFlags.of((String) a[2]);
            if (flags.global()) {
                throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                        "regexp_match() does not support the \"global\" option").withHint(
                                "Use the regexp_matches function instead.");
            }
            return match(memo.of((String) a[1], flags), (String) a[0]);
        });
        table.pure("regexp_split_to_array(text, text) _text", (String text, String pattern) -> ArrayDatum
                .of(Type.TEXT, split(text, pattern, "", "regexp_split_to_array")));
        table.pure("regexp_split_to_array(text, text, text) _text",
                (String text, String pattern, String flags) -> ArrayDatum.of(Type.TEXT,
                        split(text, pattern, flags, "regexp_split_to_array")));
    }

    private static ArrayDatum match(Regex regex, String text) {
        RegexMatches matches = regex.matches(text, 0);
        return matches.next() ? groups(regex, matches) : null;
    }

    /** What the groups matched, or all of the match if there are none. */
    private static ArrayDatum groups(Regex regex, RegexMatches match) {
        List<String> groups = new ArrayList<>();
        for (int group = Math.min(1, regex.groupCount()); group <= regex.groupCount(); group++) {
            groups.add(match.group(group));
        }
        return ArrayDatum.of(Type.TEXT, groups);
    }

    /** The groups of the first match, or with the option g of every match. */
    static List<ArrayDatum> allGroups(String text, String pattern, String options) {
        RegexFlags flags = RegexFlags.of(options);
        Regex regex = Regex.compile(pattern, flags);
        RegexMatches matches = regex.matches(text, 0);
        List<ArrayDatum> all = new ArrayList<>();
        while ((flags.global() || all.isEmpty()) && matches.next()) {
            all.add(groups(regex, matches));
        }
        return all;
    }

    /** What lies between the matches. One of nothing counts only inside the text, and not right after another. */
    static List<String> split(String text, String pattern, String options, String function) {
        RegexMatches matches = Regex.compile(pattern, onceFlags(options, function)).matches(text, 0);
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (matches.next()) {
            boolean empty = matches.start() == matches.end();
            if (!empty || matches.start() > from && matches.end() < text.length()) {
                parts.add(text.substring(from, matches.start()));
                from = matches.end();
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
