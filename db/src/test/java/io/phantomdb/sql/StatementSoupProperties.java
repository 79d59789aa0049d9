package io.phantomdb.sql;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.StatementError;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Statements that are nearly right, or right in form and senseless in types: parsed, bound, planned and executed, each is
 * answered or refused with a SQLSTATE that is the user's affair, soon.
 */
class StatementSoupProperties {
    private static final long NANOS_MAX = 20_000_000_000L;
    /** Statements a try; many more with {@code -Dsoup.rounds=2000}. */
    private static final int ROUNDS = Integer.getInteger("soup.rounds", 25);
    private static final Pattern TOKEN = Pattern
            .compile("'(?:[^']|'')*'|[a-z_][a-z_0-9]*|[0-9.]+|<=|>=|<>|\\|\\||::|\\S");

    private static final List<String> STATEMENTS = List.of(
            "select a, b, c from t where a between 1 and 3 order by b desc",
            "select t.a, u.x from t join u on t.a = u.x where u.y like 'a%' or t.b is null",
            "select count(*), sum(a), min(b), avg(d) from t group by c having count(*) > 1 order by 1",
            "select distinct c from t union all select y from u limit 3 offset 1",
            "select a, (select max(x) from u where u.x >= t.a) from t where exists (select 1 from u where x = a)",
            "insert into t (a, b, c) values (1, 2, 'x'), (2, null, 'y') on conflict (a) do update set b = excluded.b",
            "insert into u select a, c from t returning x, y || 'z'",
            "update t set b = b + 1, c = upper(c) where a in (1, 2, 3) returning a, b",
            "delete from t where a = 1 or c = 'x' returning *",
            "create table if not exists v (k int primary key, w numeric(10, 2) default 1.5, z varchar(3) not null)",
            "create unique index if not exists t_b on t (b desc nulls last, c)", "drop index if exists t_b",
            "drop table if exists v", "alter table v add primary key (k)", "truncate t",
            "select case when a > 1 then 'one' when b then 'two' else c end, coalesce(b, a), nullif(a, 1) from t",
            "select cast('12' as int), '1.5'::numeric * 2, date_trunc('hour', timestamp '2024-01-01 10:11:12')",
            "select x.a, y.a from t x left join t y on x.a = y.b and y.c <> 'q' cross join u",
            "with w as (select a from t) select w.a from w", "select generate_series(1, 5)",
            "values (1, 'a'), (2, 'b')",
            "explain select * from t where a = 1", "select 1 where 1 = any (select a from t)");

    private static final List<String> LEAVES = List.of("a", "b", "c", "d", "e", "f", "null", "1", "-1", "0",
            "2147483647",
            "-9223372036854775808", "1.5", "1e300", "'x'", "''", "'NaN'", "true", "'2024-02-30'", "interval '1 month'",
            "timestamp 'infinity'", "'\\x00ff'::bytea", "now()", "99999999999999999999999999999999999999.5");
    private static final List<String> INFIXES = List.of("+", "-", "*", "/", "%", "^", "||", "=", "<>", "<", ">=", "and",
            "or", "like", "is distinct from");
    private static final List<String> FUNCTIONS = List.of("abs", "round", "length", "upper", "substr", "replace",
            "lpad",
            "repeat", "strpos", "coalesce", "greatest", "nullif", "extract", "date_trunc", "to_char", "sqrt", "power",
            "ln",
            "mod", "md5", "count", "sum", "avg", "max", "string_agg", "concat", "left", "trim", "encode", "age",
            "random",
            "ceil", "div", "exp", "position", "split_part", "chr", "ascii", "now");
    private static final List<String> TYPES = List.of("int", "smallint", "bigint", "numeric", "numeric(5, 2)", "float8",
            "text", "varchar(2)", "char(3)", "boolean", "timestamp", "timestamptz", "interval", "bytea", "date",
            "uuid");

    private static TestSession session() {
        TestSession session = new TestDatabase(3).session();
        session.run("create table t (a int primary key, b int, c text, d numeric, e timestamp, f float8)");
        session.run("create table u (x int primary key, y text)");
        session.run(
                "insert into t values (1, 10, 'x', 1.5, '2024-01-01', 2.5), (2, null, 'y', null, null, 'NaN'), (3, 7, '', -1, "
                        + "'infinity', -0.0)");
        session.run("insert into u values (1, 'abc'), (2, null), (4, 'a')");
        return session;
    }

    @Property(tries = 60)
    void damagedStatements(@ForAll long seed) {
        Random random = new Random(seed);
        TestSession session = session();
        for (int round = 0; round < ROUNDS; round++) {
            check(session, damaged(random));
        }
    }

    @Property(tries = 60)
    void randomExpressions(@ForAll long seed) {
        Random random = new Random(seed);
        TestSession session = session();
        for (int round = 0; round < ROUNDS; round++) {
            check(session,
                    "select " + expression(random, 3) + " from t where " + expression(random, 2) + (random.nextBoolean()
                            ? ""
                            : " order by " + expression(random, 1)));
        }
    }

    private static void check(TestSession session, String sql) {
        long begun = System.nanoTime();
        try {
            session.run(sql);
        } catch (StatementError refused) {
            assertTrue(!refused.state().code().startsWith("XX"),
                    () -> refused.state() + " " + refused.getMessage() + ": "
                            + sql);
        } catch (RuntimeException | Error broken) {
            throw new AssertionError(sql, broken);
        }
        assertTrue(System.nanoTime() - begun < NANOS_MAX, sql);
    }

    private static List<String> tokens(String sql) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private static String pick(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String damaged(Random random) {
        List<String> tokens = tokens(pick(random, STATEMENTS));
        for (int accidents = 1 + random.nextInt(3); accidents > 0; accidents--) {
            int at = random.nextInt(tokens.size());
            List<String> others = tokens(pick(random, STATEMENTS));
            switch (random.nextInt(5)) {
                case 0 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
                case 1 -> tokens.set(at, pick(random, others));
                case 2 -> tokens.set(at, "(" + expression(random, 2) + ")");
                case 3 -> tokens.addAll(at, others.subList(random.nextInt(others.size()), others.size()));
                default -> {
                    if (tokens.size() > 1) {
                        tokens.remove(at);
                    }
                }
            }
        }
        return String.join(" ", tokens);
    }

    private static String expression(Random random, int depth) {
        if (depth == 0) {
            return pick(random, LEAVES);
        }
        return switch (random.nextInt(8)) {
            case 0, 1 ->
                "(" + expression(random, depth - 1) + " " + pick(random, INFIXES) + " " + expression(random, depth
                        - 1) + ")";
            case 2 -> "cast(" + expression(random, depth - 1) + " as " + pick(random, TYPES) + ")";
            case 3 -> call(random, depth);
            case 4 -> "case when " + expression(random, depth - 1) + " then " + expression(random, depth - 1) + " else "
                    + expression(random, depth - 1) + " end";
            case 5 -> expression(random, depth - 1) + (random.nextBoolean() ? " is null" : " in (1, 'x', null)");
            case 6 -> "(select " + expression(random, depth - 1) + " from u where " + expression(random, depth - 1)
                    + " limit 1)";
            default -> "- " + expression(random, depth - 1);
        };
    }

    private static String call(Random random, int depth) {
        List<String> arguments = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            arguments.add(expression(random, depth - 1));
        }
        return pick(random, FUNCTIONS) + "(" + String.join(", ", arguments) + ")";
    }
}
