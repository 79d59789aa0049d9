package io.phantomdb.sql.explain;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Groups and windows. */
final class GroupDescription {
    private final PlanDescription plans;

    GroupDescription(PlanDescription plans) {
        this.plans = plans;
    }

    Described group(Plan.Group group) {
        Described input = plans.describe(group.input());
        List<String> keys = group.keys().stream().map(key -> plans.text(key, input.names())).toList();
        List<String> calls = group.calls().stream().map(call -> call(call, input.names())).toList();
        boolean sorted = keys.isEmpty() && group.sets().size() == 1;
        boolean mixed = group.sets().size() > 1 && group.sets().stream().anyMatch(List::isEmpty);
        ExplainNode node = new ExplainNode(group, sorted ? "Aggregate" : mixed ? "MixedAggregate" : "HashAggregate",
                "Aggregate").with("Strategy", sorted ? "Plain" : mixed ? "Mixed" : "Hashed")
                .with("Partial Mode", "Simple");
        if (group.sets().size() == 1) {
            node.show("Group Key", keys.isEmpty() ? null : keys);
        } else {
            group.sets().forEach(set -> show(node, set.stream().map(keys::get).toList()));
        }
        SlotNames inner = slot -> slot < keys.size()
                ? keys.get(slot)
                : slot < keys.size() + calls.size() ? calls.get(slot - keys.size()) : "GROUPING(?)";
        return new Described(node.under("Outer", input.node()), slot -> simple(inner.of(slot)), inner);
    }

    private static void show(ExplainNode node, List<String> set) {
        node.show(set.isEmpty() ? "Group Key" : "Hash Key", set.isEmpty() ? List.of("()") : set);
    }

    private static String simple(String key) {
        return key.matches("[\\w.\"]+") ? key : "(" + key + ")";
    }

    private String call(Plan.Call call, SlotNames names) {
        List<String> values = call.values().stream().map(value -> plans.text(value, names)).toList();
        int arguments = Math.min(values.size(), call.function().argumentTypes().size());
        List<String> ordered = values.subList(arguments, values.size());
        String text = call.function().name() + "(" + (call.distinctTypes() != null ? "DISTINCT " : "")
                + (arguments == 0 ? "*" : String.join(", ", values.subList(0, arguments)))
                + (ordered.isEmpty() ? "" : " ORDER BY " + String.join(", ", ordered)) + ")";
        String filter = plans.text(call.filter(), names);
        return filter == null ? text : text + " FILTER (WHERE " + filter + ")";
    }

    Described window(Plan.Window window) {
        Described input = plans.describe(window.input());
        List<String> names = new ArrayList<>();
        for (Plan.WindowCall call : window.calls()) {
            List<String> arguments = call.arguments().stream().map(value -> plans.text(value, input.names())).toList();
            names.add("(" + call.function().name() + "(" + String.join(", ", arguments) + ") OVER (?))");
        }
        ExplainNode node = new ExplainNode(window, "WindowAgg", "WindowAgg").under("Outer", input.node());
        return new Described(node, slot -> {
            int place = IntStream.range(0, names.size()).filter(at -> window.calls().get(at).slot() == slot)
                    .findFirst().orElse(-1);
            return place < 0 ? input.names().of(slot) : names.get(place);
        });
    }

    Described distinct(Plan.Distinct distinct) {
        Described input = plans.describe(distinct.input());
        List<String> keys = IntStream.range(0, distinct.types().size()).mapToObj(input.names()::of).toList();
        ExplainNode node = new ExplainNode(distinct, "HashAggregate", "Aggregate").with("Strategy", "Hashed")
                .with("Partial Mode", "Simple").show("Group Key", keys);
        return new Described(node.under("Outer", input.node()), input.names());
    }
}
