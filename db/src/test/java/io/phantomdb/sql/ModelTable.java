package io.phantomdb.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What a table (a int, b int, c text) should hold, done plainly: a list of rows and the rules that hold for it. */
final class ModelTable {
    /** Errors by SQLSTATE, as PostgreSQL would give them. */
    static final String UNIQUE = "23505";
    static final String NOT_NULL = "23502";

    record Row(Integer a, Integer b, String c) {}

    private static final Comparator<Row> ORDER = Comparator.comparing(Row::a, Comparator.nullsLast(Comparator
            .naturalOrder())).thenComparing(Row::b, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Row::c,
                    Comparator.nullsLast(Comparator.naturalOrder()));

    private List<Row> rows = new ArrayList<>();
    boolean hasKey;
    boolean isUniqueB;

    ModelTable(boolean hasKey, boolean isUniqueB) {
        this.hasKey = hasKey;
        this.isUniqueB = isUniqueB;
    }

    ModelTable copy() {
        ModelTable copy = new ModelTable(hasKey, isUniqueB);
        copy.rows = new ArrayList<>(rows);
        return copy;
    }

    List<Row> rows() {
        return rows.stream().sorted(ORDER).toList();
    }

    int size() {
        return rows.size();
    }

    /** Null if these rows may be, or the SQLSTATE. */
    private String refusal(List<Row> all) {
        if (hasKey && all.stream().anyMatch(row -> row.a == null)) {
            return NOT_NULL;
        }
        boolean isKeyTwice = hasKey && isTwice(all.stream().map(Row::a).toList());
        boolean isBTwice = isUniqueB && isTwice(all.stream().map(Row::b).filter(Objects::nonNull).toList());
        return isKeyTwice || isBTwice ? UNIQUE : null;
    }

    boolean hasNullKeys() {
        return rows.stream().anyMatch(row -> row.a == null);
    }

    boolean hasRepeatedKeys() {
        return isTwice(rows.stream().map(Row::a).filter(Objects::nonNull).toList());
    }

    private static boolean isTwice(List<Integer> values) {
        return values.stream().distinct().count() < values.size();
    }

    /** All or nothing: null, or why not. */
    private String become(List<Row> all) {
        String refusal = refusal(all);
        if (refusal == null) {
            rows = all;
        }
        return refusal;
    }

    String insert(Row row) {
        List<Row> all = new ArrayList<>(rows);
        all.add(row);
        return become(all);
    }

    /** ON CONFLICT DO NOTHING. */
    String insertUnlessThere(Row row) {
        if (hasKey && row.a == null) {
            return NOT_NULL;
        }
        if (refusal(with(row)) == null) {
            rows.add(row);
        }
        return null;
    }

    private List<Row> with(Row row) {
        List<Row> all = new ArrayList<>(rows);
        all.add(row);
        return all;
    }

    /** ON CONFLICT (a) DO UPDATE SET b = excluded.b, c = t.c || excluded.c. */
    String upsert(Row row) {
        if (row.a == null) {
            return NOT_NULL;
        }
        List<Row> all = new ArrayList<>();
        boolean isThere = false;
        for (Row old : rows) {
            boolean isSame = row.a.equals(old.a);
            isThere |= isSame;
            all.add(isSame ? new Row(old.a, row.b, old.c == null || row.c == null ? null : old.c + row.c) : old);
        }
        if (!isThere) {
            all.add(row);
        }
        return become(all);
    }

    String update(Predicate<Row> where, UnaryOperator<Row> set) {
        return become(new ArrayList<>(rows.stream().map(row -> where.test(row) ? set.apply(row) : row).toList()));
    }

    void delete(Predicate<Row> where) {
        rows.removeIf(where);
    }

    /** ALTER TABLE … ADD PRIMARY KEY (a). */
    String addKey() {
        hasKey = true;
        String refusal = refusal(rows);
        hasKey = refusal == null;
        return refusal;
    }

    /** CREATE UNIQUE INDEX on b. */
    String addUnique() {
        isUniqueB = true;
        String refusal = refusal(rows);
        isUniqueB = refusal == null;
        return refusal;
    }

    /** SELECT c, count(*), count(b), sum(b), min(a) … GROUP BY c ORDER BY c. */
    List<String> grouped() {
        Map<String, List<Row>> groups = new TreeMap<>();
        List<Row> withoutC = new ArrayList<>();
        for (Row row : rows) {
            (row.c == null ? withoutC : groups.computeIfAbsent(row.c, c -> new ArrayList<>())).add(row);
        }
        List<String> lines = new ArrayList<>();
        groups.forEach((c, group) -> lines.add(line(c, group)));
        if (!withoutC.isEmpty()) {
            lines.add(line(null, withoutC));
        }
        return lines;
    }

    private static String line(String c, List<Row> group) {
        List<Integer> bs = group.stream().map(Row::b).filter(Objects::nonNull).toList();
        Integer least = group.stream().map(Row::a).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
        return text(c) + "|" + group.size() + "|" + bs.size() + "|" + text(bs.isEmpty()
                ? null
                : bs.stream().mapToLong(Integer::longValue).sum()) + "|" + text(least);
    }

    /** SELECT x.a, x.b, y.c FROM this x JOIN other y ON x.a = y.b, sorted as text. */
    List<String> joined(ModelTable other, boolean isLeft) {
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            List<Row> matches = other.rows.stream().filter(match -> row.a != null && row.a.equals(match.b)).toList();
            matches.forEach(match -> lines.add(text(row.a) + "|" + text(row.b) + "|" + text(match.c)));
            if (isLeft && matches.isEmpty()) {
                lines.add(text(row.a) + "|" + text(row.b) + "|NULL");
            }
        }
        return lines.stream().sorted().toList();
    }

    static String text(Object value) {
        return value == null ? "NULL" : value.toString();
    }
}
