package io.phantomdb.sql;

import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.Estimate;
import io.phantomdb.sql.plan.Estimates;
import io.phantomdb.sql.plan.Statistics;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a statement that was planned without the values of its literals, to share the plan with all of its shape, is better
 * planned with them: if they may say that a partial index can be read, and if the statement costs so much that planning it
 * for each text does not count, while what is known of the values that columns have does.
 */
final class LiteralsThatMatter {
    /** As much as scanning a hundred thousand rows: planning takes less than a fiftieth of it. */
    private static final double COST_MIN = 1_000;
    private static final Pattern CONSTANT = Pattern.compile("['0-9]");

    private LiteralsThatMatter() {}

    static boolean in(Statement tree, List<Table> tables, StatementPlan.Work work, Statistics statistics) {
        if (tree instanceof Change.Insert) {
            return false;
        }
        return tables.stream().anyMatch(LiteralsThatMatter::hasConditionWithConstant)
                || cost(work, new Estimates(statistics)) >= COST_MIN;
    }

    private static boolean hasConditionWithConstant(Table table) {
        for (IndexLayout index : table.indexes()) {
            if (index.index().isPublic() && index.index().isPartial()) {
                ColumnDescriptor condition = table.columns().get(table.ordinal(index.index().predicateColumnId()));
                if (CONSTANT.matcher(condition.generatedSql()).find()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double cost(StatementPlan.Work work, Estimates estimates) {
        Estimate estimate = switch (work) {
            case Works.Query query -> estimates.of(query.plan());
            case Works.Change change -> estimates.of(change.plan());
            default -> null;
        };
        return estimate == null ? 0 : estimate.total();
    }
}
