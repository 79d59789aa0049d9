package io.phantomdb.sql.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes as labels with values, for the formats that programs read. Values are texts, written numbers, booleans, lists of
 * texts, and lists of structures.
 */
record Structure(Map<String, Object> fields) {
    static Structure of(ExplainNode node, NodeFigures figures) {
        return of(node, null, figures);
    }

    private static Structure of(ExplainNode node, ExplainNode.Branch branch, NodeFigures figures) {
        LinkedHashMap<String, Object> fields = new LinkedHashMap<>();
        ExplainNode.Property type = node.head.getFirst();
        fields.put(type.label(), type.value());
        if (branch != null) {
            fields.put("Parent Relationship", branch.relationship());
            if (branch.label() != null) {
                fields.put("Subplan Name", branch.label());
            }
        }
        fields.put("Parallel Aware", false);
        fields.put("Async Capable", false);
        node.head.subList(1, node.head.size()).forEach(property -> fields.put(property.label(), property.value()));
        figures.figures(node).forEach(property -> fields.put(property.label(), property.value()));
        figures.body(node, false).forEach(property -> fields.put(property.label(), property.value()));
        List<Structure> inputs = new ArrayList<>();
        node.branches.forEach(each -> inputs.add(of(each.node(), each, figures)));
        if (!inputs.isEmpty()) {
            fields.put("Plans", inputs);
        }
        return new Structure(fields);
    }
}
