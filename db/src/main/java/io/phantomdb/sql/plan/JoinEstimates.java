package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import java.util.List;

/** How many rows joins give. */
final class JoinEstimates {
    private JoinEstimates() {}

    /** Of pairs of which that share fits. */
    static double rows(Plan.JoinKind kind, double left, double right, double share, double withPartner) {
        double pairs = left * right * share;
        return switch (kind) {
            case INNER -> pairs;
            case LEFT -> Math.max(left, pairs);
            case FULL -> Math.max(left + right - pairs, pairs);
            case SEMI -> left * withPartner;
            case ANTI -> Math.max(1, left * (1 - withPartner));
        };
    }

    /** The share of pairs that agree in a key. */
    static double equal(Expr left, Expr right, Estimate.Columns columns) {
        Estimate.Column one = column(left, columns);
        Estimate.Column other = column(right, columns);
        if (one == null && other == null) {
            return Selectivity.EQUAL;
        }
        return 1 / Math.max(one == null ? 1 : one.distinct(), other == null ? 1 : other.distinct());
    }

    /** The share of the rows on the left that find a partner by a key, if all values of the side with fewer are on both. */
    static double withPartner(Expr left, Expr right, Estimate.Columns columns, double rightRows) {
        Estimate.Column one = column(left, columns);
        Estimate.Column other = column(right, columns);
        if (one == null || other == null) {
            return 0.5;
        }
        return Math.min(1, Math.min(other.distinct(), rightRows) / one.distinct());
    }

    private static Estimate.Column column(Expr expr, Estimate.Columns columns) {
        Expr.Slot slot = expr == null ? null : Operators.column(expr);
        return slot == null ? null : columns.of(slot.slot());
    }

    /** The share that a further condition lets through. */
    static double condition(Program condition, Estimate.Columns columns, double rows) {
        List<Expr> conditions = Exprs.conjuncts(Compiled.source(condition));
        return new Selectivity(columns, rows).of(conditions);
    }

    /** What comes of rows that are equal in keys. */
    private static double keyed(Plan.JoinKind kind, List<Program> leftKeys, List<Program> rightKeys,
            Program condition, Estimate left, Estimate right) {
        Estimate.Columns columns = Estimate.Columns.either(left.columns(), right.columns());
        double share = 1;
        double partner = 1;
        for (int at = 0; at < leftKeys.size(); at++) {
            Expr one = Compiled.source(leftKeys.get(at));
            Expr other = Compiled.source(rightKeys.get(at));
            share *= equal(one, other, columns);
            partner = Math.min(partner, withPartner(one, other, columns, right.rows()));
        }
        double further = condition(condition, columns, left.rows());
        return rows(kind, left.rows(), right.rows(), share * further, partner * further);
    }

    static Estimate merge(Plan.MergeJoin join, Estimate left, Estimate right) {
        Estimate.Columns columns = Estimate.Columns.either(left.columns(), right.columns());
        double rows = keyed(join.kind(), join.keys().stream().map(Plan.MergeKey::left).toList(),
                join.keys().stream().map(Plan.MergeKey::right).toList(), join.condition(), left, right);
        double total = left.total() + right.total() + (left.rows() + right.rows()) * Costs.MERGED_ROW
                + rows * Costs.GIVEN_ROW;
        return new Estimate(left.start() + right.start(), total, rows, left.width() + right.width(), columns);
    }

    static Estimate hash(Plan.HashJoin join, Estimate left, Estimate right) {
        Estimate.Columns columns = Estimate.Columns.either(left.columns(), right.columns());
        double rows = keyed(join.kind(), join.leftKeys(), join.rightKeys(), join.condition(), left, right);
        double build = right.total() + right.rows() * Costs.HASHED_ROW;
        double total = build + left.total() + left.rows() * Costs.PROBED_ROW + rows * Costs.GIVEN_ROW;
        return new Estimate(build + left.start(), total, rows, left.width() + right.width(), columns);
    }

    static Estimate loop(Plan.LoopJoin join, Estimate left, Estimate right) {
        Estimate.Columns columns = Estimate.Columns.either(left.columns(), right.columns());
        double share = condition(join.condition(), columns, left.rows());
        double rows = rows(join.kind(), left.rows(), right.rows(), share, Math.min(1, right.rows() * share));
        double build = right.total() + right.rows() * Costs.KEPT_ROW;
        double total = build + left.total() + left.rows() * right.rows() * Costs.PAIR;
        return new Estimate(build + left.start(), total, rows, left.width() + right.width(), columns);
    }

    static Estimate lookup(Plan.IndexJoin join, Estimate left, ScanEstimates scans) {
        Plan.Scan scan = join.right();
        TableEstimate table = scans.table(scan.source());
        Estimate.Columns columns = Estimate.Columns.either(left.columns(), table.columns(scan.source().offset()));
        double found = scans.found(scan.source(), scan.access())
                * condition(scan.filter(), columns, table.rows()) * condition(join.condition(), columns, table.rows());
        double rows = rows(join.kind(), left.rows(), 1, found, Math.min(1, found));
        double total = left.total() + scans.lookups(scan, left.rows()) + rows * Costs.GIVEN_ROW;
        return new Estimate(left.start() + Costs.OPENED_RANGE, total, rows, left.width() + table.width(), columns);
    }
}
