package io.phantomdb.sql;

import io.phantomdb.rows.CursorTables;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.BoundCopy;
import io.phantomdb.sql.copy.CopyColumn;
import io.phantomdb.sql.copy.CopyOptions;
import io.phantomdb.sql.explain.Explanation;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.Rules;
import io.phantomdb.sql.schema.SchemaCommand;
import java.util.List;

/** The kinds of work a statement can be. */
final class Works {
    private Works() {}

    /**
     * The tag is that of the command, which a number of rows follows unless it is EXPLAIN; the tables are those that rows of a
     * cursor tell of.
     */
    record Query(Plan plan, String tag, CursorTables tables) implements StatementPlan.Work {}

    /** EXPLAIN; with ANALYZE the statement, whose name this is, is carried out first. */
    record Explain(Explanation explanation, String name) implements StatementPlan.Work {}

    /** The name is that of the command tag. */
    record Change(ChangePlan plan, String tag) implements StatementPlan.Work {}

    /** The defaults are for places of the table's row; null where a field or a row id comes. WHERE may be null. */
    record Copy(BoundCopy copy, List<Program> defaults, Rules rules, Program where) implements StatementPlan.Work {}

    /** The types are those of the rows. */
    record CopyOut(Plan plan, List<Type> types, CopyOptions options, List<CopyColumn> columns)
            implements
                StatementPlan.Work {}

    /** A new table, or materialized view, with the rows of the plan; null is no rows. */
    record CreateAs(SchemaCommand create, Plan rows) implements StatementPlan.Work {}

    /** A materialized view has the rows of the plan from now on. */
    record Refresh(SchemaCommand.Refresh refresh, Plan rows) implements StatementPlan.Work {}

    /** SET CONSTRAINTS; no names for all. */
    record SetConstraints(List<String> names, boolean deferred) implements StatementPlan.Work {}

    record Schema(SchemaCommand command) implements StatementPlan.Work {}

    /** CALL: what comes back is a record, if anything does. The places are those of {@code ProcedureCall}. */
    record Call(Program call, List<Integer> outputPlaces) implements StatementPlan.Work {}

    /** DO. */
    record Block(String source) implements StatementPlan.Work {}
}
