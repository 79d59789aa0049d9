package io.phantomdb.sql.explain;

import io.phantomdb.rows.function.Quoting;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Frame;
import io.phantomdb.sql.plan.Plan;
import java.util.List;

/** How tables are called in plans. */
final class Relations {
    private Relations() {}

    /** {@code t}, {@code t a} where the statement calls it so, {@code public.t a} if schemas are wanted. */
    static String named(Table table, String alias, boolean withSchema) {
        String name = table.descriptor().name();
        String qualified = (withSchema ? Quoting.identifier(table.descriptor().schema()) + "." : "")
                + Quoting.identifier(name);
        return alias.equals(name) ? qualified : qualified + " " + Quoting.identifier(alias);
    }

    /** What the table at that place of the rows is called; empty if there is none. */
    static String alias(Plan plan, int offset) {
        Plan.Source source = source(plan);
        if (source != null && source.offset() == offset) {
            return source.alias();
        }
        for (Plan input : plan.inputs()) {
            String alias = alias(input, offset);
            if (!alias.isEmpty()) {
                return alias;
            }
        }
        return "";
    }

    /** How many relations a plan reads. */
    static int count(List<Plan> plans, Frame frame) {
        int count = 0;
        for (Plan plan : plans) {
            boolean reads = switch (plan) {
                case Plan.Scan scan -> true;
                case Plan.PointRow point -> true;
                case Plan.Functions functions -> true;
                case Plan.SystemRows rows -> true;
                case Plan.Shared shared -> true;
                case Plan.Values values -> values.rows().size() > 1;
                default -> false;
            };
            count += (reads ? 1 : 0)
                    + count(plan instanceof Plan.Members members ? members.shown(frame) : plan.inputs(), frame);
        }
        return count;
    }

    /** Those of a change: its target, and what it reads beside it. The change may be null. */
    static int count(ChangePlan change, Frame frame) {
        return switch (change) {
            case null -> 0;
            case ChangePlan.Insert insert -> 1 + count(List.of(insert.source()), frame);
            case ChangePlan.Update update -> count(List.of(update.rows()), frame);
            case ChangePlan.Delete delete -> count(List.of(delete.rows()), frame);
            case ChangePlan.Merge merge -> count(List.of(merge.rows()), frame);
            case ChangePlan.WithChanges with -> count(with.change(), frame);
            case ChangePlan.LockTables lock -> 0;
            case ChangePlan.Truncate truncate -> 0;
        };
    }

    private static Plan.Source source(Plan plan) {
        return switch (plan) {
            case Plan.Scan scan -> scan.source();
            case Plan.PointRow point -> point.source();
            default -> null;
        };
    }
}
