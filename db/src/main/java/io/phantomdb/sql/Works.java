package io.phantomdb.sql;

import io.phantomdb.sql.bind.BoundCopy;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.schema.SchemaCommand;
import java.util.List;

/** The kinds of work a statement can be. */
final class Works {
    private Works() {}

    /** The tag is that of the command, which a number of rows follows unless it is EXPLAIN. */
    record Query(Plan plan, String tag) implements StatementPlan.Work {}

    /** The name is that of the command tag. */
    record Change(ChangePlan plan, String tag) implements StatementPlan.Work {}

    /** The defaults are for places of the table's row; null where a field or a row id comes. */
    record Copy(BoundCopy copy, List<Program> defaults, List<ChangePlan.Check> checks)
            implements
                StatementPlan.Work {}

    record Schema(SchemaCommand command) implements StatementPlan.Work {}
}
