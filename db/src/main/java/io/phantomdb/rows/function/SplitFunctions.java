package io.phantomdb.rows.function;

import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Functions that take a text apart into rows (PostgreSQL 15, chapter 9.4). */
final class SplitFunctions {
    private static final String STRING_TO_TABLE = "string_to_table";

    private static final String REGEXP_SPLIT_TO_TABLE = "regexp_split_to_table";

    private SplitFunctions() {}

    static void define(List<SetFunction> functions) {
        List<SetFunction.Output> text = List.of(new SetFunction.Output(null, Type.TEXT));
        functions.add(new SetFunction(STRING_TO_TABLE, List.of(Type.TEXT, Type.TEXT), text, Volatility.IMMUTABLE,
                false, (a, c) -> split((String) a[0], (String) a[1], null)));
        functions.add(new SetFunction(STRING_TO_TABLE, List.of(Type.TEXT, Type.TEXT, Type.TEXT), text,
                Volatility.IMMUTABLE, false, (a, c) -> split((String) a[0], (String) a[1], (String) a[2])));
        Type texts = Type.named("_text");
        functions.add(SetFunction.of("regexp_matches", List.of(Type.TEXT, Type.TEXT), texts, Volatility.IMMUTABLE,
                (a, c) -> matches((String) a[0], (String) a[1], "")));
        functions.add(SetFunction.of("regexp_matches", List.of(Type.TEXT, Type.TEXT, Type.TEXT), texts,
                Volatility.IMMUTABLE, (a, c) -> matches((String) a[0], (String) a[1], (String) a[2])));
        functions.add(SetFunction.of(REGEXP_SPLIT_TO_TABLE, List.of(Type.TEXT, Type.TEXT), Type.TEXT,
                Volatility.IMMUTABLE, (a, c) -> splitByRegex((String) a[0], (String) a[1], "")));
        functions.add(SetFunction.of(REGEXP_SPLIT_TO_TABLE, List.of(Type.TEXT, Type.TEXT, Type.TEXT), Type.TEXT,
                Volatility.IMMUTABLE, (a, c) -> splitByRegex((String) a[0], (String) a[1], (String) a[2])));
    }

    /** A NULL delimiter splits into characters, an empty one does not split; fields like the last argument become NULL. */
    private static Iterator<Object[]> split(String text, String delimiter, String nullText) {
        List<Object[]> rows = new ArrayList<>();
        if (text == null || text.isEmpty()) {
            return rows.iterator();
        }
        for (String field : fields(text, delimiter)) {
            rows.add(new Object[]{field.equals(nullText) ? null : field});
        }
        return rows.iterator();
    }

    private static List<String> fields(String text, String delimiter) {
        if (delimiter == null) {
            return text.codePoints().mapToObj(Character::toString).toList();
        }
        if (delimiter.isEmpty()) {
            return List.of(text);
        }
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            fields.add(text.substring(from, at));
            from = at + delimiter.length();
        }
        fields.add(text.substring(from));
        return fields;
    }

    private static Iterator<Object[]> splitByRegex(String text, String pattern, String flags) {
        return RegexFunctions.split(text, pattern, flags, REGEXP_SPLIT_TO_TABLE).stream()
                .map(part -> new Object[]{part}).iterator();
    }

    private static Iterator<Object[]> matches(String text, String pattern, String flags) {
        return RegexFunctions.allGroups(text, pattern, flags).stream().map(groups -> new Object[]{groups}).iterator();
    }
}
