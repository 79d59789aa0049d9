package io.phantomdb.sql.plan;

import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.rows.TextContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What share of rows a condition lets through (Selinger et al., "Access Path Selection in a Relational Database Management
 * System", SIGMOD 1979, section 4; PostgreSQL 15, chapter 76.1). Conditions are taken to know nothing of each other, but for
 * the two ends of a range. A parameter stands for any value: plans are shared by statements that differ in their literals.
 */
final class Selectivity {
    static final double EQUAL = 0.005;
    static final double RANGE = 1.0 / 3;
    private static final double BOTH_ENDS = 0.05;
    private static final double PATTERN = 0.05;
    private static final double HALF = 0.5;
    private static final TextContext ANY_SESSION = TextContext.of(TextSettings.DEFAULT);

    private final Estimate.Columns columns;
    private final double rows;

    /** Of so many rows. */
    Selectivity(Estimate.Columns columns, double rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Of all of them together. */
    double of(List<Expr> conditions) {
        double share = 1;
        List<Expr> rest = new ArrayList<>(conditions);
        while (!rest.isEmpty()) {
            Expr condition = rest.removeFirst();
            Expr other = otherEnd(condition, rest);
            if (other == null) {
                share *= of(condition);
            } else {
                rest.remove(other);
                share *= between(condition, other);
            }
        }
        return Math.clamp(share, 0, 1);
    }

    double of(Expr condition) {
        double share = switch (condition) {
            case null -> 1;
            case Expr.Constant constant -> Boolean.TRUE.equals(constant.value()) ? 1 : 0;
            case Expr.And and -> of(Exprs.conjuncts(and));
            case Expr.Or or -> {
                double none = 1;
                for (Expr operand : or.operands()) {
                    none *= 1 - of(operand);
                }
                yield isOneOf(or) ? or.operands().stream().mapToDouble(this::of).sum() : 1 - none;
            }
            case Expr.Not not -> 1 - of(not.operand());
            case Expr.IsNull test -> test.negated() ? 1 - nulls(test.operand()) : nulls(test.operand());
            case Expr.Call call when call.function().comparison() != null -> compared(call);
            case Expr.Call call when isPattern(call, "nlike") -> 1 - PATTERN;
            case Expr.Call call when isPattern(call, "like") -> PATTERN;
            case Expr.Slot slot -> isTrue(column(slot));
            case Expr.IsTruth test -> HALF;
            case Expr.Exists exists -> HALF;
            case Expr.InSubquery in -> HALF;
            default -> RANGE;
        };
        return Math.clamp(share, 0, 1);
    }

    private static boolean isPattern(Expr.Call call, String suffix) {
        return call.arguments().size() == 2 && call.function().name().endsWith(suffix);
    }

    /** {@code a = 1 OR a = 2}: one excludes the other. */
    private static boolean isOneOf(Expr.Or or) {
        Expr column = null;
        for (Expr operand : or.operands()) {
            if (!(operand instanceof Expr.Call call) || call.function().comparison() != Comparison.EQ) {
                return false;
            }
            Expr left = call.arguments().getFirst();
            if (column != null && !column.equals(left)) {
                return false;
            }
            column = left;
        }
        return true;
    }

    private double nulls(Expr operand) {
        Estimate.Column column = column(operand);
        return column == null || column.statistics() == null ? EQUAL : column.statistics().nullFraction();
    }

    private double compared(Expr.Call call) {
        Comparison comparison = call.function().comparison();
        Expr left = call.arguments().get(0);
        Expr right = call.arguments().get(1);
        return switch (comparison) {
            case EQ -> equal(left, right);
            case NE -> 1 - equal(left, right);
            case LT, LE, GT, GE -> range(call);
        };
    }

    /** Of two columns: each value on the side with fewer of them is on the other as well. */
    private double equal(Expr left, Expr right) {
        Estimate.Column one = column(left);
        Estimate.Column other = column(right);
        if (one != null && other != null) {
            return 1 / Math.max(one.distinct(), other.distinct());
        }
        return one == null ? equal(other, left) : equal(one, right);
    }

    /** Of a column of truth values, which may be null. */
    double isTrue(Estimate.Column column) {
        return column == null || column.statistics() == null ? HALF : column.statistics().equalTo(true, rows);
    }

    /** Of a column, which may be null, and a value. */
    double equal(Estimate.Column column, Expr value) {
        if (column == null) {
            return EQUAL;
        }
        Object known = constant(value, column.type());
        if (known == null || column.statistics() == null) {
            return (column.statistics() == null ? 1 : 1 - column.statistics().nullFraction()) / column.distinct();
        }
        return column.statistics().equalTo(known, rows);
    }

    /** Of a column, which may be null, and limits, of which one may be. */
    double between(Estimate.Column column, Expr lower, Expr upper) {
        double from = lower == null ? 0 : below(column, lower);
        double to = upper == null ? 1 : below(column, upper);
        return Double.isNaN(from) || Double.isNaN(to)
                ? lower == null || upper == null ? RANGE : BOTH_ENDS
                : Math.max(to - from, 1 / Math.max(1, rows));
    }

    private double range(Expr.Call call) {
        double below = below(call);
        return Double.isNaN(below) ? RANGE : isUpper(call) ? below : 1 - below - nulls(columnSide(call));
    }

    /** The share below the limit; NaN if it cannot be said. */
    private double below(Expr.Call call) {
        Expr side = columnSide(call);
        return below(column(side), side == call.arguments().get(0) ? call.arguments().get(1) : call.arguments().get(0));
    }

    private static double below(Estimate.Column column, Expr limit) {
        Object value = column == null || column.statistics() == null ? null : constant(limit, column.type());
        return value == null ? Double.NaN : column.statistics().below(value);
    }

    private Expr columnSide(Expr.Call call) {
        return column(call.arguments().get(0)) != null ? call.arguments().get(0) : call.arguments().get(1);
    }

    /** Whether the column has to be below something. */
    private boolean isUpper(Expr.Call call) {
        Comparison comparison = columnSide(call) == call.arguments().get(0)
                ? call.function().comparison()
                : call.function().comparison().commuted();
        return comparison == Comparison.LT || comparison == Comparison.LE;
    }

    private Expr otherEnd(Expr condition, List<Expr> others) {
        if (!isRange(condition)) {
            return null;
        }
        Expr.Call call = (Expr.Call) condition;
        for (Expr other : others) {
            if (isRange(other) && columnSide((Expr.Call) other).equals(columnSide(call))
                    && isUpper((Expr.Call) other) != isUpper(call)) {
                return other;
            }
        }
        return null;
    }

    private boolean isRange(Expr condition) {
        return condition instanceof Expr.Call call && call.function().comparison() != null
                && call.function().comparison() != Comparison.EQ && call.function().comparison() != Comparison.NE
                && column(columnSide(call)) != null;
    }

    private double between(Expr one, Expr other) {
        Expr.Call lower = (Expr.Call) (isUpper((Expr.Call) one) ? other : one);
        Expr.Call upper = (Expr.Call) (isUpper((Expr.Call) one) ? one : other);
        double share = below(upper) - below(lower);
        return Double.isNaN(share) ? BOTH_ENDS : Math.max(share, 1 / Math.max(1, rows));
    }

    /** What is known of the column that an expression is; null if it is none, or unknown. */
    Estimate.Column column(Expr expr) {
        Expr.Slot slot = Operators.column(expr);
        return slot == null ? null : columns.of(slot.slot());
    }

    /** A value that can be compared with those of the column, or null. */
    private static Object constant(Expr expr, Type type) {
        if (expr instanceof Expr.Call call && call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Expr.Constant operand && operand.value() != null) {
            return call.type().type().equals(type) ? converted(operand, type) : null;
        }
        if (!(expr instanceof Expr.Constant constant) || constant.value() == null) {
            return null;
        }
        Type of = constant.type().type();
        if (of.equals(type) || Operators.isText(of) && Operators.isText(type)) {
            return constant.value();
        }
        if (!Operators.isInteger(of) || !Operators.isInteger(type)) {
            return null;
        }
        long value = ((Number) constant.value()).longValue();
        if (type == Type.INT8) {
            return value;
        }
        boolean fits = type == Type.INT4 ? (int) value == value : (short) value == value;
        return !fits ? null : type == Type.INT4 ? (Object) (int) value : (Object) (short) value;
    }

    /** Dates are read anew each time, since the session has a say in it; for an estimate any session will do. */
    private static Object converted(Expr.Constant operand, Type type) {
        return switch (type.kind()) {
            case DATE, TIMESTAMP, TIMESTAMPTZ, TIME, TIMETZ -> operand.value() instanceof String text
                    ? read(type, text)
                    : null;
            case NUMERIC -> Operators.isInteger(operand.type().type())
                    ? Numeric.of(((Number) operand.value()).longValue())
                    : null;
            default -> null;
        };
    }

    /** What cannot be read is an error when it runs, if it ever does; here it only tells nothing. */
    private static Object read(Type type, String text) {
        try {
            return DatumText.read(type, text, ANY_SESSION);
        } catch (StatementError unreadable) {
            return null;
        }
    }
}
