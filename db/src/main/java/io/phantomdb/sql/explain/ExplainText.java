package io.phantomdb.sql.explain;

import java.util.ArrayList;
import java.util.List;

/** FORMAT TEXT: a line for each node, its properties below it, its inputs behind arrows. */
final class ExplainText {
    private static final int STEP = 2;

    private final NodeFigures figures;
    private final List<String> lines = new ArrayList<>();

    ExplainText(NodeFigures figures) {
        this.figures = figures;
    }

    List<String> of(ExplainNode root) {
        write(root, null, 0);
        return lines;
    }

    /** The indentation is counted in steps; properties stand one step to the right of where their node's name begins. */
    private void write(ExplainNode node, String label, int indent) {
        int at = indent;
        if (label != null) {
            lines.add(" ".repeat(STEP * at) + label);
            at++;
        }
        String arrow = at == 0 ? "" : " ".repeat(STEP * at) + "->  ";
        lines.add(arrow + node.title + figures.inText(node));
        int inner = at == 0 ? 1 : at + 3;
        for (ExplainNode.Property property : figures.body(node, true)) {
            lines.add(" ".repeat(STEP * inner) + property.label() + ": " + value(property.value()));
        }
        for (ExplainNode.Branch branch : node.branches) {
            write(branch.node(), branch.label(), inner);
        }
    }

    private static String value(Object value) {
        return value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : value.toString();
    }
}
