package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.text.DatumText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Operators and functions of text (PostgreSQL 15, chapter 9.4). Positions and lengths count characters, from 1. */
final class TextFunctions {
    private TextFunctions() {}

    static void define(FunctionTable table) {
        concatenation(table);
        like(table);
        lengths(table);
        change(table);
        parts(table);
        trim(table);
        pad(table);
        search(table);
        quote(table);
        codes(table);
    }

    private static void one(FunctionTable table, String name, UnaryOperator<String> operation) {
        table.one(name, Type.TEXT, Type.TEXT, (a, c) -> operation.apply((String) a));
    }

    private static void two(FunctionTable table, String name, Body2 body) {
        table.two(name, Type.TEXT, Type.TEXT, Type.TEXT, body);
    }

    private static void concatenation(FunctionTable table) {
        table.infix("||", "textcat", Type.TEXT, Type.TEXT, Type.TEXT, (a, b, c) -> ((String) a).concat((String) b));
        table.generic("||", new Generic("textanycat", List.of(Type.TEXT, Type.ANYNONARRAY), Type.TEXT,
                Volatility.STABLE, true, (types, result) -> {
                    Type type = types.get(1);
                    return (Body2) (a, b, c) -> a + written(type, b, c);
                }));
        table.generic("||", new Generic("anytextcat", List.of(Type.ANYNONARRAY, Type.TEXT), Type.TEXT,
                Volatility.STABLE, true, (types, result) -> {
                    Type type = types.get(0);
                    return (Body2) (a, b, c) -> written(type, a, c) + b;
                }));
    }

    /** As a cast to text says it: booleans in full. */
    private static String written(Type type, Object datum, EvalContext context) {
        return datum instanceof Boolean ? datum.toString() : DatumText.write(type, datum, context.textSettings());
    }

    private static void like(FunctionTable table) {
        for (Type type : List.of(Type.TEXT, Type.BPCHAR)) {
            String name = type.catalogName();
            table.infix("~~", name + "like", type, Type.TEXT, Type.BOOL,
                    (a, b, c) -> Like.matches((String) a, (String) b));
            table.infix("!~~", name + "nlike", type, Type.TEXT, Type.BOOL,
                    (a, b, c) -> !Like.matches((String) a, (String) b));
            table.infix("~~*", name + "iclike", type, Type.TEXT, Type.BOOL,
                    (a, b, c) -> Like.matches(Characters.lower((String) a), Characters.lower((String) b)));
            table.infix("!~~*", name + "icnlike", type, Type.TEXT, Type.BOOL,
                    (a, b, c) -> !Like.matches(Characters.lower((String) a), Characters.lower((String) b)));
        }
        table.two("like", Type.TEXT, Type.TEXT, Type.BOOL, (a, b, c) -> Like.matches((String) a, (String) b));
        table.two("notlike", Type.TEXT, Type.TEXT, Type.BOOL, (a, b, c) -> !Like.matches((String) a, (String) b));
        two(table, "like_escape", (a, b, c) -> Like.withEscape((String) a, (String) b));
    }

    private static void lengths(FunctionTable table) {
        for (String name : List.of("length", "char_length", "character_length")) {
            table.one(name, Type.TEXT, Type.INT4, (a, c) -> Characters.count((String) a));
            table.one(name, Type.BPCHAR, Type.INT4, (a, c) -> Characters.count(Datums.withoutPadding((String) a)));
        }
        table.one("octet_length", Type.TEXT, Type.INT4, (a, c) -> utf8Length((String) a));
        table.one("octet_length", Type.BPCHAR, Type.INT4, (a, c) -> utf8Length((String) a));
        table.one("bit_length", Type.TEXT, Type.INT4, (a, c) -> 8 * utf8Length((String) a));
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void change(FunctionTable table) {
        one(table, "lower", Characters::lower);
        one(table, "upper", Characters::upper);
        one(table, "initcap", Characters::initcap);
        one(table, "reverse", Characters::reverse);
        table.three("replace", List.of(Type.TEXT, Type.TEXT, Type.TEXT), Type.TEXT,
                (a, b, d, c) -> ((String) b).isEmpty() ? a : ((String) a).replace((String) b, (String) d));
        table.three("translate", List.of(Type.TEXT, Type.TEXT, Type.TEXT), Type.TEXT,
                (a, b, d, c) -> Characters.translate((String) a, (String) b, (String) d));
        table.two("repeat", Type.TEXT, Type.INT4, Type.TEXT, (a, b, c) -> repeat((String) a, (Integer) b));
        table.three("overlay", List.of(Type.TEXT, Type.TEXT, Type.INT4), Type.TEXT,
                (a, b, d, c) -> overlay((String) a, (String) b, (Integer) d, Characters.count((String) b)));
        table.add(new Function("overlay", List.of(Type.TEXT, Type.TEXT, Type.INT4, Type.INT4), Type.TEXT,
                Volatility.IMMUTABLE, true, (Function.BodyN) (a, c) -> overlay((String) a[0], (String) a[1],
                        (Integer) a[2], (Integer) a[3])));
    }

    static String repeat(String text, int count) {
        checkLength((long) text.length() * Math.max(count, 0));
        return text.repeat(Math.max(count, 0));
    }

    static void checkLength(long characters) {
        if (characters > Characters.RESULT_LENGTH_MAX) {
            throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED, "requested length too large");
        }
    }

    private static String overlay(String text, String piece, int from, int length) {
        if (from <= 0) {
            throw Characters.negativeLength();
        }
        long end = (long) from + length;
        return Characters.substring(text, 1, from - 1L) + piece
                + Characters.substring(text, end, Integer.MAX_VALUE);
    }

    private static void parts(FunctionTable table) {
        for (String name : List.of("substr", "substring")) {
            table.two(name, Type.TEXT, Type.INT4, Type.TEXT,
                    (a, b, c) -> Characters.substring((String) a, Math.max(1, (Integer) b), Integer.MAX_VALUE));
            table.three(name, List.of(Type.TEXT, Type.INT4, Type.INT4), Type.TEXT, (a, b, d, c) -> {
                if ((Integer) d < 0) {
                    throw Characters.negativeLength();
                }
                return Characters.substring((String) a, (Integer) b, (Integer) d);
            });
        }
        table.two("left", Type.TEXT, Type.INT4, Type.TEXT, (a, b, c) -> Characters.left((String) a, (Integer) b));
        table.two("right", Type.TEXT, Type.INT4, Type.TEXT, (a, b, c) -> Characters.right((String) a, (Integer) b));
        table.three("split_part", List.of(Type.TEXT, Type.TEXT, Type.INT4), Type.TEXT,
                (a, b, d, c) -> splitPart((String) a, (String) b, (Integer) d));
    }

    private static String splitPart(String text, String delimiter, int number) {
        if (number == 0) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "field position must not be zero");
        }
        if (text.isEmpty()) {
            return "";
        }
        if (delimiter.isEmpty()) {
            return number == 1 || number == -1 ? text : "";
        }
        return number > 0 ? fromStart(text, delimiter, number) : fromEnd(text, delimiter, -number);
    }

    private static String fromStart(String text, String delimiter, int number) {
        int start = 0;
        for (int field = 1;; field++) {
            int end = text.indexOf(delimiter, start);
            if (field == number) {
                return text.substring(start, end < 0 ? text.length() : end);
            }
            if (end < 0) {
                return "";
            }
            start = end + delimiter.length();
        }
    }

    /** Fields are those that are found from the start. */
    private static String fromEnd(String text, String delimiter, int number) {
        int fields = 1;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + delimiter.length())) {
            fields++;
        }
        return number > fields ? "" : fromStart(text, delimiter, fields - number + 1);
    }

    private static void trim(FunctionTable table) {
        one(table, "btrim", text -> Characters.trim(text, " ", true, true));
        one(table, "ltrim", text -> Characters.trim(text, " ", true, false));
        one(table, "rtrim", text -> Characters.trim(text, " ", false, true));
        two(table, "btrim", (a, b, c) -> Characters.trim((String) a, (String) b, true, true));
        two(table, "ltrim", (a, b, c) -> Characters.trim((String) a, (String) b, true, false));
        two(table, "rtrim", (a, b, c) -> Characters.trim((String) a, (String) b, false, true));
    }

    private static void pad(FunctionTable table) {
        table.two("lpad", Type.TEXT, Type.INT4, Type.TEXT,
                (a, b, c) -> Characters.pad((String) a, (Integer) b, " ", true));
        table.two("rpad", Type.TEXT, Type.INT4, Type.TEXT,
                (a, b, c) -> Characters.pad((String) a, (Integer) b, " ", false));
        table.three("lpad", List.of(Type.TEXT, Type.INT4, Type.TEXT), Type.TEXT,
                (a, b, d, c) -> Characters.pad((String) a, (Integer) b, (String) d, true));
        table.three("rpad", List.of(Type.TEXT, Type.INT4, Type.TEXT), Type.TEXT,
                (a, b, d, c) -> Characters.pad((String) a, (Integer) b, (String) d, false));
    }

    private static void search(FunctionTable table) {
        for (String name : List.of("strpos", "position")) {
            table.two(name, Type.TEXT, Type.TEXT, Type.INT4, (a, b, c) -> position((String) a, (String) b));
        }
        Body2 startsWith = (a, b, c) -> ((String) a).startsWith((String) b);
        table.operator("^@", table.two("starts_with", Type.TEXT, Type.TEXT, Type.BOOL, startsWith));
    }

    private static int position(String text, String wanted) {
        int at = text.indexOf(wanted);
        return at < 0 ? 0 : text.codePointCount(0, at) + 1;
    }

    private static void quote(FunctionTable table) {
        one(table, "quote_ident", Quoting::identifier);
        one(table, "quote_literal", Quoting::literal);
        table.add(new Function("quote_nullable", List.of(Type.TEXT), Type.TEXT, Volatility.IMMUTABLE, false,
                (Function.Body1) (a, c) -> a == null ? "NULL" : Quoting.literal((String) a)));
    }

    private static void codes(FunctionTable table) {
        table.one("ascii", Type.TEXT, Type.INT4, (a, c) -> ((String) a).isEmpty() ? 0 : ((String) a).codePointAt(0));
        table.one("chr", Type.INT4, Type.TEXT, (a, c) -> Characters.of((Integer) a));
        table.one("to_hex", Type.INT4, Type.TEXT, (a, c) -> Integer.toHexString((Integer) a));
        table.one("to_hex", Type.INT8, Type.TEXT, (a, c) -> Long.toHexString((Long) a));
        table.one("md5", Type.TEXT, Type.TEXT,
                (a, c) -> ByteaFunctions.md5(((String) a).getBytes(StandardCharsets.UTF_8)));
    }
}
