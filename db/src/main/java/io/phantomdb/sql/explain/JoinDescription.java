package io.phantomdb.sql.explain;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Joins of every kind. */
final class JoinDescription {
    private final PlanDescription plans;
    private final ScanDescription scans;

    JoinDescription(PlanDescription plans, ScanDescription scans) {
        this.plans = plans;
        this.scans = scans;
    }

    private static String kind(Plan.JoinKind kind) {
        return switch (kind) {
            case INNER -> "Inner";
            case LEFT -> "Left";
            case FULL -> "Full";
            case SEMI -> "Semi";
            case ANTI -> "Anti";
        };
    }

    private static ExplainNode join(Object step, String method, Plan.JoinKind kind) {
        String loop = method.equals("Nested Loop") ? " Join" : "";
        String title = kind == Plan.JoinKind.INNER
                ? method + (loop.isEmpty() ? " Join" : "")
                : method + " " + kind(kind) + " Join";
        return new ExplainNode(step, title, loop.isEmpty() ? method + " Join" : method).with("Join Type", kind(kind));
    }

    Described lookup(Plan.IndexJoin join) {
        Described left = plans.describe(join.left());
        Described right = scans.scan(join.right(), left.names());
        SlotNames names = SlotNames.either(left.names(), right.names());
        ExplainNode node = join(join, "Nested Loop", join.kind())
                .show("Join Filter", plans.text(join.condition(), names)).under("Outer", left.node())
                .under("Inner", right.node());
        return new Described(node, names);
    }

    Described hash(Plan.HashJoin join) {
        Described left = plans.describe(join.left());
        Described right = plans.describe(join.right());
        SlotNames names = SlotNames.either(left.names(), right.names());
        List<String> keys = new ArrayList<>();
        for (int at = 0; at < join.leftKeys().size(); at++) {
            keys.add("(" + plans.text(join.leftKeys().get(at), names) + " = "
                    + plans.text(join.rightKeys().get(at), names) + ")");
        }
        ExplainNode hash = new ExplainNode(join.right(), "Hash", "Hash").under("Outer", right.node());
        ExplainNode node = join(join, "Hash", join.kind()).show("Hash Cond", ScanDescription.conjunction(keys))
                .show("Join Filter", plans.text(join.condition(), names)).under("Outer", left.node())
                .under("Inner", hash);
        return new Described(node, names);
    }

    Described merge(Plan.MergeJoin join) {
        Described left = plans.describe(join.left());
        Described right = plans.describe(join.right());
        SlotNames names = SlotNames.either(left.names(), right.names());
        List<String> keys = join.keys().stream().map(key -> "(" + plans.text(key.left(), names) + " = "
                + plans.text(key.right(), names) + ")").toList();
        ExplainNode node = join(join, "Merge", join.kind()).show("Merge Cond", ScanDescription.conjunction(keys))
                .show("Join Filter", plans.text(join.condition(), names)).under("Outer", left.node())
                .under("Inner", right.node());
        return new Described(node, names);
    }

    Described loop(Plan.LoopJoin join) {
        Described left = plans.describe(join.left());
        Described right = plans.describe(join.right());
        SlotNames names = SlotNames.either(left.names(), right.names());
        ExplainNode kept = new ExplainNode(join.right(), "Materialize", "Materialize").under("Outer", right.node());
        ExplainNode node = join(join, "Nested Loop", join.kind())
                .show("Join Filter", plans.text(join.condition(), names)).under("Outer", left.node())
                .under("Inner", kept);
        return new Described(node, names);
    }

    Described apply(Plan.Apply join) {
        Described left = plans.describe(join.left());
        Described right = join.seeded()
                ? plans.describe(join.right())
                : plans.inside(left.names(), () -> plans.describe(join.right()));
        SlotNames names = SlotNames.either(left.names(), right.names());
        ExplainNode node = join(join, "Nested Loop", join.kind())
                .show("Join Filter", plans.text(join.condition(), names)).under("Outer", left.node())
                .under("Inner", right.node());
        return new Described(node, names);
    }
}
