package io.phantomdb.session;

import io.phantomdb.rows.SessionObjects;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.Engine;
import io.phantomdb.sql.Engine.Column;
import java.util.List;

/**
 * A statement that can be bound and executed. Its parameter types and columns stay as they were told to the client for its
 * whole life, however often it is planned anew.
 */
final class PreparedStatement {
    private static final int OVERHEAD_BYTES = 1_024;

    private final String name;
    private final Engine.Statement statement;
    private final List<Type> parameterTypes;
    private final List<Column> columns;
    private final long memoryBytes;
    private Engine.Prepared plan;
    private Origin origin;
    private long runs;

    /** Where a statement with a name comes from, and when. */
    record Origin(String text, long micros, boolean fromSql) {}

    /** The statement is null for an empty query, the plan for commands of the session. */
    PreparedStatement(String name, Engine.Statement statement, Engine.Prepared plan, List<Type> parameterTypes,
            List<Column> columns, int textLength) {
        this.name = name;
        this.statement = statement;
        this.plan = plan;
        this.parameterTypes = parameterTypes;
        this.columns = columns;
        this.memoryBytes = OVERHEAD_BYTES + 4L * textLength;
    }

    String name() {
        return name;
    }

    boolean isEmpty() {
        return statement == null;
    }

    Engine.Statement statement() {
        return statement;
    }

    /** CALL and DO: what a routine does is judged when it does it. */
    boolean isCall() {
        return statement.commandName().equals("CALL") || statement.commandName().equals("DO");
    }

    /** SELECT … FOR UPDATE and the like: it needs a transaction that may write, but its rows are fetched as a query's. */
    boolean isLockingQuery() {
        return statement.kind() == Engine.Kind.CHANGE && statement.commandName().equals("SELECT");
    }

    /** True if there are rows to be told of, though they may have no columns, as those of a bare SELECT. */
    boolean givesRows() {
        return !columns.isEmpty() || plan != null && isQueryOfRows();
    }

    /** Other queries, such as LOCK TABLE, only do something. */
    private boolean isQueryOfRows() {
        return statement.kind() != Engine.Kind.SESSION && statement.commandName().equals("SELECT")
                && (plan.kind() == Engine.Kind.QUERY || plan.kind() == Engine.Kind.CHANGE);
    }

    Engine.Prepared plan() {
        return plan;
    }

    List<Type> parameterTypes() {
        return parameterTypes;
    }

    List<Column> columns() {
        return columns;
    }

    void madeFrom(Origin known) {
        origin = known;
    }

    /** It is executed once more. */
    void ran() {
        runs++;
    }

    SessionObjects.Prepared shown() {
        return new SessionObjects.Prepared(name, origin.text(), origin.micros(), parameterTypes, origin.fromSql(),
                runs);
    }

    /** What it is charged to the session's memory. */
    long memoryBytes() {
        return memoryBytes;
    }

    /** Replaces a plan that is too old. 0A000 if rows would look different from what the client was told. */
    void replan(Engine.Prepared fresh) {
        if (!shownAlike(fresh.columns())) {
            throw new ChangedResultError();
        }
        plan = fresh;
    }

    /** Where a column comes from does not count: along another search path it comes from another table. */
    private boolean shownAlike(List<Column> fresh) {
        if (fresh.size() != columns.size()) {
            return false;
        }
        for (int at = 0; at < fresh.size(); at++) {
            Column one = fresh.get(at);
            Column other = columns.get(at);
            if (!one.name().equals(other.name()) || !one.type().equals(other.type())
                    || one.modifier() != other.modifier()) {
                return false;
            }
        }
        return true;
    }
}
