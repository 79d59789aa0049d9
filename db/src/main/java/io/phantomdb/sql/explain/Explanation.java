package io.phantomdb.sql.explain;

import io.phantomdb.sql.bind.ExplainOptions;
import io.phantomdb.sql.execute.Measures;
import io.phantomdb.sql.execute.ShardAsking;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Estimates;
import io.phantomdb.sql.plan.Frame;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.plan.Statistics;
import io.phantomdb.sql.plan.SubqueryPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What EXPLAIN says of a planned statement: a query, or a change (then the plan is null).
 *
 * @param planningNanos how long it took to plan it
 */
public record Explanation(Plan plan, ChangePlan change, List<SubqueryPlan> subqueries, ExplainOptions options,
        Statistics statistics, long planningNanos) {
    /** The rows of the answer. Parameters are shown as their values; no measures (null) if nothing was carried out. */
    public List<String> rows(Object[] parameters, Frame frame, ShardAsking asking, Measures measures,
            long executionNanos) {
        NodeFigures figures = new NodeFigures(options, new Estimates(statistics), measures);
        ExplainNode root = described(new ExprText(parameters, frame.context().textSettings()), frame, asking);
        return switch (options.format()) {
            case TEXT -> {
                List<String> lines = new ArrayList<>(new ExplainText(figures).of(root));
                if (options.summary()) {
                    lines.add("Planning Time: " + NodeFigures.millis(planningNanos) + " ms");
                }
                if (options.summary() && measures != null) {
                    lines.add("Execution Time: " + NodeFigures.millis(executionNanos) + " ms");
                }
                yield lines;
            }
            case JSON -> List.of(new StructureWriter.OfJson().write(query(root, figures, measures, executionNanos)));
            case YAML -> List.of(new StructureWriter.OfYaml().write(query(root, figures, measures, executionNanos)));
            case XML -> List.of(new StructureWriter.OfXml().write(query(root, figures, measures, executionNanos)));
        };
    }

    private ExplainNode described(ExprText text, Frame frame, ShardAsking asking) {
        List<Plan> all = new ArrayList<>();
        if (plan != null) {
            all.add(plan);
        }
        subqueries.stream().filter(each -> each != null).forEach(subquery -> all.add(subquery.plan()));
        boolean qualifies = options.verbose() || Relations.count(all, frame) + Relations.count(change, frame) > 1;
        PlanDescription description = new PlanDescription(text, subqueries, asking, options.verbose(), qualifies,
                frame);
        return plan != null ? description.of(plan) : description.of(change);
    }

    private Structure query(ExplainNode root, NodeFigures figures, Measures measures, long executionNanos) {
        LinkedHashMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("Plan", Structure.of(root, figures));
        if (options.summary()) {
            fields.put("Planning Time", new ExplainNode.Written(NodeFigures.millis(planningNanos)));
        }
        if (measures != null) {
            fields.put("Triggers", List.of());
        }
        if (options.summary() && measures != null) {
            fields.put("Execution Time", new ExplainNode.Written(NodeFigures.millis(executionNanos)));
        }
        return new Structure(fields);
    }
}
