package io.phantomdb.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** IN over the first parts of an index that is not unique, or of which not all parts are given, reads short spans of it. */
final class PrefixScanTest {
    private static TestSession filled() {
        TestSession session = new TestDatabase(50).session();
        session.run("create table t (id int primary key, a int, b text, c int, d int)");
        session.run("create index t_a on t (a)");
        session.run("create index t_d on t (d)");
        session.run("create unique index t_bc on t (b, c)");
        session.run(
                "insert into t select i, nullif(i % 100, 7), 'k' || i % 40, i, i % 1000 from generate_series(1, 2000) i");
        session.run("analyze t");
        return session;
    }

    private static void check(TestSession session, String condition, String sameWithoutIndex, String index) {
        String plan = String.join("\n", session.rows("explain select id from t where " + condition));
        assertTrue(plan.contains("using " + index), plan);
        assertEquals(session.rows("select id from t where " + sameWithoutIndex + " order by 1"),
                session.rows("select id from t where " + condition + " order by 1"));
    }

    @Test
    void fewValuesOfAnIndexThatIsNotUnique() {
        check(filled(), "a in (3, 5, 3, 200)", "a + 0 in (3, 5, 3, 200)", "t_a");
    }

    @Test
    void manyValues() {
        String values = IntStream.range(0, 40).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        check(filled(), "d in (" + values + ") and c < 900", "d + 0 in (" + values + ") and c < 900", "t_d");
    }

    @Test
    void theFirstPartOfAUniqueIndex() {
        check(filled(), "b in ('k1', 'k11', 'k39')", "b || '' in ('k1', 'k11', 'k39')", "t_bc");
    }

    @Test
    void rowsAreChangedThroughIt() {
        TestSession session = filled();
        session.run("update t set c = -c where a in (3, 5)");
        assertEquals(List.of("40"), session.rows("select count(*) from t where c < 0"));
        session.run("delete from t where a in (3, 5) and c < 0");
        assertEquals(List.of("0"), session.rows("select count(*) from t where a in (3, 5)"));
    }
}
