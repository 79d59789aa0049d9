package io.phantomdb.sql;

import io.phantomdb.base.StatementError;
import java.nio.charset.StandardCharsets;

/** Text of a statement, parsed, bound and planned over a few tables. For {@code .ci/fuzz sql}. */
public final class SqlFuzzTarget {
    private static final TestSession SESSION = session();

    private SqlFuzzTarget() {}

    private static TestSession session() {
        TestSession session = new TestDatabase(3).session();
        session.run("create table t (a int primary key, b int, c text, d numeric, e timestamp, f float8)");
        session.run("create table u (x int primary key, y text)");
        return session;
    }

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            SESSION.prepareAll(new String(input, StandardCharsets.UTF_8));
        } catch (StatementError refused) {
            if (refused.state().code().startsWith("XX")) {
                throw refused;
            }
        }
    }
}
