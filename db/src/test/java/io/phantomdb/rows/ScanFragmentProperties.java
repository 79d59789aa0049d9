package io.phantomdb.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Fuzz;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.codec.DatumBytes;
import io.phantomdb.rows.codec.KeyLayout;
import io.phantomdb.rows.codec.RowCodec;
import io.phantomdb.rows.function.Aggregates;
import io.phantomdb.rows.function.Functions;
import io.phantomdb.rows.function.Operators;
import io.phantomdb.rows.program.Expression;
import io.phantomdb.rows.program.FragmentRun;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.rows.program.ScanProgram;
import io.phantomdb.rows.program.StoredShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Fragments say the same however rows are cut into pages, and damaged ones are refused or are others. */
class ScanFragmentProperties {
    private static final ColumnType INT4 = ColumnType.of(Type.INT4);
    private static final ColumnType TEXT = ColumnType.of(Type.TEXT);
    private static final Expression ID = new Expression.Column(0, INT4);
    private static final Expression TEAM = new Expression.Column(1, INT4);
    private static final Expression NAME = new Expression.Column(2, TEXT);
    private static final List<KeyLayout.Column> KEY = List.of(KeyLayout.Column.ascending(Type.INT4));
    private static final RowCodec STORED = new RowCodec(List.of(new RowCodec.Column(2, 1, Type.INT4),
            new RowCodec.Column(3, 2, Type.TEXT, "none")));
    private static final StoredShape SHAPE = new StoredShape(20_000, 1, KEY, List.of(0), STORED.columns(),
            List.of(INT4, INT4, TEXT));

    private static Expression less(Expression left, int right) {
        return Expression.Call.of(Operators.infix("<", Type.INT4, Type.INT4), left,
                new Expression.Constant(right, INT4));
    }

    private static ScanFragment groups() {
        List<ScanFragment.Call> calls = List.of(
                new ScanFragment.Call(Aggregates.resolve("count", List.of()), List.of(), -1),
                new ScanFragment.Call(Aggregates.resolve("sum", List.of(Type.INT4)), List.of(1), 3),
                new ScanFragment.Call(Aggregates.resolve("max", List.of(Type.TEXT)), List.of(2), -1));
        return new ScanFragment(SHAPE, new ScanProgram(SHAPE.row(), less(ID, 900),
                List.of(TEAM, ID, NAME, less(TEAM, 2)), 0), new ScanFragment.Groups(1, calls));
    }

    private static ScanFragment first(int rows) {
        return new ScanFragment(SHAPE, new ScanProgram(SHAPE.row(), null, List.of(NAME, ID), 0),
                new ScanFragment.First(List.of(new ScanFragment.Order(true, true),
                        new ScanFragment.Order(false, false)), rows));
    }

    private static ScanFragment filtered() {
        return new ScanFragment(SHAPE, new ScanProgram(SHAPE.row(), less(TEAM, 2), List.of(), 0),
                new ScanFragment.Rows());
    }

    private static Object[] row(int id) {
        return new Object[]{id, id % 5 == 4 ? null : (Object) (id % 5), id % 3 == 0 ? null : "name " + id % 7};
    }

    private static Bytes key(int id) {
        return new KeyLayout(20_000, 1, KEY).key(id);
    }

    private static RowPage stored(List<Integer> ids) {
        RowPage.Builder stored = new RowPage.Builder(64);
        ids.forEach(id -> stored.add(key(id), STORED.encode(row(id))));
        return stored.build();
    }

    private static RowPage page(ScanFragment fragment, List<Integer> ids) {
        FragmentRun run = ScanFragment.decode(fragment.encode()).start();
        run.take(stored(ids));
        return run.page();
    }

    /** What pages say of groups, combined, by their keys. */
    private static TreeMap<String, String> combined(ScanFragment fragment, List<RowPage> pages) {
        ScanFragment.Groups groups = (ScanFragment.Groups) fragment.output();
        TreeMap<String, List<Accumulator>> all = new TreeMap<>();
        for (RowPage page : pages) {
            for (int at = 0; at < page.rows(); at++) {
                String key = "" + DatumBytes.decode(new ByteReader(page.key(at)), Type.INT4);
                ByteReader states = new ByteReader(page.value(at));
                all.computeIfAbsent(key, unused -> new ArrayList<>(groups.calls().stream().map(call -> call.function()
                        .newAccumulator()).toList())).forEach(state -> state.merge(new ByteReader(states.sized())));
                states.end();
            }
        }
        TreeMap<String, String> results = new TreeMap<>();
        all.forEach((key, states) -> results.put(key, states.stream().map(Accumulator::result).toList().toString()));
        return results;
    }

    private static List<List<Integer>> cut(List<Integer> ids, int size) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += size) {
            parts.add(ids.subList(from, Math.min(ids.size(), from + size)));
        }
        return parts;
    }

    @Property(tries = 200)
    void groupsDoNotDependOnPages(@ForAll @Size(max = 200) List<@IntRange(max = 1_000) Integer> ids,
            @ForAll @IntRange(min = 1, max = 50) int size) {
        TreeMap<String, String> whole = combined(groups(), List.of(page(groups(), ids)));
        assertEquals(whole, combined(groups(), cut(ids, size).stream().map(part -> page(groups(), part)).toList()));
        long counted = ids.stream().filter(id -> id < 900 && id % 5 == 1).count();
        assertEquals(counted == 0, !whole.containsKey("1"));
        assertEquals(true, counted == 0 || whole.get("1").startsWith("[" + counted + ","));
    }

    @Property(tries = 200)
    void firstRowsAreAmongThoseOfPages(@ForAll @Size(max = 100) List<@IntRange(max = 500) Integer> ids,
            @ForAll @IntRange(min = 1, max = 20) int rows) {
        List<Integer> different = ids.stream().distinct().toList();
        List<Object[]> expected = new ArrayList<>(different.stream().map(ScanFragmentProperties::row).toList());
        Comparator<Object[]> byName = Comparator.comparing(row -> (String) row[2],
                Comparator.nullsFirst(Comparator.reverseOrder()));
        expected.sort(byName.thenComparing(row -> (Integer) row[0]));
        RowPage page = page(first(rows), different);
        assertEquals(Math.min(rows, different.size()), page.rows());
        for (int at = 0; at < page.rows(); at++) {
            assertEquals(key((Integer) expected.get(at)[0]), page.key(at));
        }
    }

    @Test
    void rowsThatPassAreAsTheyAreStored() {
        RowPage page = page(filtered(), List.of(1, 2, 3, 4, 5));
        assertEquals(2, page.rows());
        assertEquals(key(1), page.key(0));
        assertEquals(STORED.encode(row(5)), page.value(1));
    }

    @Test
    void nothingOutsideOfTheSetIsTaken() {
        Expression repeated = Expression.Call.of(Functions.resolve("repeat", List.of(Type.TEXT, Type.INT4)), NAME, ID);
        assertThrows(Check.Broken.class, () -> new ScanFragment(SHAPE, new ScanProgram(SHAPE.row(), null,
                List.of(repeated), 0), new ScanFragment.Groups(1, List.of())));
        ScanFragment.Call joined = new ScanFragment.Call(Aggregates.resolve("string_agg", List.of(Type.TEXT,
                Type.TEXT)), List.of(0, 0), -1);
        assertThrows(Check.Broken.class, () -> new ScanFragment(SHAPE, new ScanProgram(SHAPE.row(), null,
                List.of(NAME), 0), new ScanFragment.Groups(0, List.of(joined))));
    }

    /** From another node, damaged on the way or written by one that is: refused, or another fragment that can be run. */
    @Test
    void damagedFragmentsAreRefusedOrAreOthers() {
        for (long seed = 1; seed <= 20; seed++) {
            Fuzz.decoder(seed, 400, List.of(groups().encode(), first(7).encode(), filtered().encode()),
                    ScanFragmentProperties::run, Malformed.class);
        }
    }

    private static void run(Bytes bytes) {
        FragmentRun run = ScanFragment.decode(bytes).start();
        try {
            run.take(stored(IntStream.range(0, 20).boxed().toList()));
        } catch (StatementError failed) {
            return;
        }
        run.page();
    }
}
