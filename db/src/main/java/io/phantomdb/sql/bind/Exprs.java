package io.phantomdb.sql.bind;

import io.phantomdb.rows.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Walks over expressions. Subqueries are leaves: what is inside them belongs to them. */
public final class Exprs {
    private Exprs() {}

    public static List<Expr> children(Expr expr) {
        return switch (expr) {
            case Expr.Constant leaf -> List.of();
            case Expr.Slot leaf -> List.of();
            case Expr.Parameter leaf -> List.of();
            case Expr.AggregateResult leaf -> List.of();
            case Expr.WindowResult leaf -> List.of();
            case Expr.GroupingCall grouping -> grouping.arguments();
            case Expr.ScalarSubquery leaf -> List.of();
            case Expr.Exists leaf -> List.of();
            case Expr.ArraySubquery leaf -> List.of();
            case Expr.InSubquery in -> in.operands();
            case Expr.QuantifiedSubquery test -> test.operands();
            case Expr.Call call -> call.arguments();
            case Expr.SetCall call -> call.arguments();
            case Expr.Relabel relabel -> List.of(relabel.operand());
            case Expr.And and -> and.operands();
            case Expr.Or or -> or.operands();
            case Expr.Not not -> List.of(not.operand());
            case Expr.IsNull test -> List.of(test.operand());
            case Expr.IsTruth test -> List.of(test.operand());
            case Expr.IsDistinct test -> List.of(test.left(), test.right(), test.equality());
            case Expr.Case choice -> {
                List<Expr> all = new ArrayList<>(choice.conditions());
                all.addAll(choice.results());
                all.add(choice.otherwise());
                yield all;
            }
            case Expr.Coalesce coalesce -> coalesce.arguments();
            case Expr.Extreme extreme -> extreme.arguments();
            case Expr.NullIf nullIf -> List.of(nullIf.value(), nullIf.equality());
        };
    }

    /** The same expression over other children. */
    public static Expr mapChildren(Expr expr, UnaryOperator<Expr> change) {
        return switch (expr) {
            case Expr.Constant leaf -> leaf;
            case Expr.Slot leaf -> leaf;
            case Expr.Parameter leaf -> leaf;
            case Expr.AggregateResult leaf -> leaf;
            case Expr.WindowResult leaf -> leaf;
            case Expr.GroupingCall grouping ->
                new Expr.GroupingCall(map(grouping.arguments(), change), grouping.position());
            case Expr.ScalarSubquery leaf -> leaf;
            case Expr.Exists leaf -> leaf;
            case Expr.ArraySubquery leaf -> leaf;
            case Expr.InSubquery in ->
                new Expr.InSubquery(map(in.operands(), change), in.query(), in.comparedAs());
            case Expr.QuantifiedSubquery test ->
                new Expr.QuantifiedSubquery(map(test.operands(), change), test.query(), test.test(), test.all());
            case Expr.Call call -> new Expr.Call(call.function(), map(call.arguments(), change), call.type());
            case Expr.SetCall call -> new Expr.SetCall(call.function(), map(call.arguments(), change), call.type(),
                    call.position());
            case Expr.Relabel relabel -> new Expr.Relabel(change.apply(relabel.operand()), relabel.type());
            case Expr.And and -> new Expr.And(map(and.operands(), change));
            case Expr.Or or -> new Expr.Or(map(or.operands(), change));
            case Expr.Not not -> new Expr.Not(change.apply(not.operand()));
            case Expr.IsNull test -> new Expr.IsNull(change.apply(test.operand()), test.negated());
            case Expr.IsTruth test -> new Expr.IsTruth(change.apply(test.operand()), test.truth(), test.negated());
            case Expr.IsDistinct test -> new Expr.IsDistinct(change.apply(test.left()), change.apply(test.right()),
                    change.apply(test.equality()), test.negated());
            case Expr.Case choice -> new Expr.Case(map(choice.conditions(), change), map(choice.results(), change),
                    change.apply(choice.otherwise()), choice.type());
            case Expr.Coalesce coalesce -> new Expr.Coalesce(map(coalesce.arguments(), change), coalesce.type());
            case Expr.Extreme extreme ->
                new Expr.Extreme(extreme.greatest(), map(extreme.arguments(), change), extreme.type());
            case Expr.NullIf nullIf -> new Expr.NullIf(change.apply(nullIf.value()), change.apply(nullIf.equality()));
        };
    }

    private static List<Expr> map(List<Expr> all, UnaryOperator<Expr> change) {
        List<Expr> changed = new ArrayList<>(all.size());
        for (Expr each : all) {
            changed.add(change.apply(each));
        }
        return changed;
    }

    /** Every node, parents first. */
    public static void each(Expr expr, Consumer<Expr> visitor) {
        visitor.accept(expr);
        for (Expr child : children(expr)) {
            each(child, visitor);
        }
    }

    public static void eachSlot(Expr expr, Consumer<Expr.Slot> visitor) {
        each(expr, node -> {
            if (node instanceof Expr.Slot slot) {
                visitor.accept(slot);
            }
        });
    }

    /** The subquery of which the expression itself makes something; null if it is no such expression. */
    public static Expr.Subquery subquery(Expr expr) {
        return switch (expr) {
            case Expr.ScalarSubquery scalar -> scalar.query();
            case Expr.Exists exists -> exists.query();
            case Expr.ArraySubquery array -> array.query();
            case Expr.InSubquery in -> in.query();
            case Expr.QuantifiedSubquery test -> test.query();
            default -> null;
        };
    }

    /** The same of another subquery. */
    static Expr withSubquery(Expr expr, Expr.Subquery subquery) {
        return switch (expr) {
            case Expr.ScalarSubquery scalar -> new Expr.ScalarSubquery(subquery, scalar.column(), scalar.type());
            case Expr.Exists exists -> new Expr.Exists(subquery);
            case Expr.ArraySubquery array -> new Expr.ArraySubquery(subquery, array.type());
            case Expr.InSubquery in -> new Expr.InSubquery(in.operands(), subquery, in.comparedAs());
            case Expr.QuantifiedSubquery test ->
                new Expr.QuantifiedSubquery(test.operands(), subquery, test.test(), test.all());
            default -> expr;
        };
    }

    /** The subqueries in it, not those inside them. */
    public static List<Expr.Subquery> subqueries(Expr expr) {
        List<Expr.Subquery> found = new ArrayList<>();
        each(expr, node -> {
            Expr.Subquery subquery = subquery(node);
            if (subquery != null) {
                found.add(subquery);
            }
        });
        return found;
    }

    /** The calls in it that give rows, inner ones first. */
    public static List<Expr.SetCall> setCalls(Expr expr) {
        List<Expr.SetCall> found = new ArrayList<>();
        children(expr).forEach(child -> found.addAll(setCalls(child)));
        if (expr instanceof Expr.SetCall call) {
            found.add(call);
        }
        return found;
    }

    /** True if its value depends on more than the slots one can see in it. */
    public static boolean hasCorrelatedSubquery(Expr expr) {
        return subqueries(expr).stream().anyMatch(Expr.Subquery::correlated);
    }

    /** True if it has the same value for the same slots, always and everywhere. */
    public static boolean isImmutable(Expr expr) {
        boolean[] immutable = {subqueries(expr).isEmpty()};
        each(expr, node -> immutable[0] &= !(node instanceof Expr.Call call)
                || call.function().volatility() == Volatility.IMMUTABLE || SettledText.isReadBy(call));
        return immutable[0];
    }

    /** Splits a condition at its ANDs; nothing for null. */
    public static List<Expr> conjuncts(Expr condition) {
        List<Expr> all = new ArrayList<>();
        if (condition instanceof Expr.And and) {
            and.operands().forEach(operand -> all.addAll(conjuncts(operand)));
        } else if (condition != null) {
            all.add(condition);
        }
        return all;
    }

    /** Joins conditions by AND; null for none. */
    public static Expr conjunction(List<Expr> conditions) {
        if (conditions.isEmpty()) {
            return null;
        }
        return conditions.size() == 1 ? conditions.getFirst() : new Expr.And(conditions);
    }
}
