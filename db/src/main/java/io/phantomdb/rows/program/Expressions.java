package io.phantomdb.rows.program;

import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Volatility;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;

/** Walks over expressions, and works out in advance what can be. */
public final class Expressions {
    private Expressions() {}

    /** The expressions directly inside it, in order. */
    public static List<Expression> children(Expression expression) {
        return switch (expression) {
            case Expression.Constant constant -> List.of();
            case Expression.Column column -> List.of();
            case Expression.Parameter parameter -> List.of();
            case Expression.Call call -> call.arguments();
            case Expression.And and -> and.operands();
            case Expression.Or or -> or.operands();
            case Expression.Not not -> List.of(not.operand());
            case Expression.IsNull test -> List.of(test.operand());
            case Expression.IsTruth test -> List.of(test.operand());
            case Expression.IsDistinct test -> List.of(test.left(), test.right());
            case Expression.Case choice -> {
                List<Expression> all = new ArrayList<>(choice.conditions());
                all.addAll(choice.results());
                all.add(choice.otherwise());
                yield all;
            }
            case Expression.Coalesce coalesce -> coalesce.arguments();
            case Expression.Extreme extreme -> extreme.arguments();
            case Expression.InList in -> {
                List<Expression> all = new ArrayList<>();
                all.add(in.operand());
                all.addAll(in.items());
                yield all;
            }
        };
    }

    /** The same expression over changed children. */
    public static Expression mapChildren(Expression expression, UnaryOperator<Expression> change) {
        return switch (expression) {
            case Expression.Constant leaf -> leaf;
            case Expression.Column leaf -> leaf;
            case Expression.Parameter leaf -> leaf;
            case Expression.Call call ->
                new Expression.Call(call.function(), map(call.arguments(), change), call.type());
            case Expression.And and -> new Expression.And(map(and.operands(), change));
            case Expression.Or or -> new Expression.Or(map(or.operands(), change));
            case Expression.Not not -> new Expression.Not(change.apply(not.operand()));
            case Expression.IsNull test -> new Expression.IsNull(change.apply(test.operand()), test.negated());
            case Expression.IsTruth test ->
                new Expression.IsTruth(change.apply(test.operand()), test.truth(), test.negated());
            case Expression.IsDistinct test -> new Expression.IsDistinct(test.equality(), change.apply(test.left()),
                    change.apply(test.right()), test.negated());
            case Expression.Case choice -> new Expression.Case(map(choice.conditions(), change),
                    map(choice.results(), change), change.apply(choice.otherwise()), choice.type());
            case Expression.Coalesce coalesce ->
                new Expression.Coalesce(map(coalesce.arguments(), change), coalesce.type());
            case Expression.Extreme extreme ->
                new Expression.Extreme(extreme.greatest(), map(extreme.arguments(), change), extreme.type());
            case Expression.InList in ->
                new Expression.InList(in.equality(), change.apply(in.operand()), map(in.items(), change));
        };
    }

    private static List<Expression> map(List<Expression> all, UnaryOperator<Expression> change) {
        List<Expression> changed = new ArrayList<>(all.size());
        for (Expression each : all) {
            changed.add(change.apply(each));
        }
        return changed;
    }

    /** Calls of immutable functions over constants become constants. What fails is left as it is: it may never be reached. */
    public static Expression fold(Expression expression) {
        return fold(expression, Volatility.IMMUTABLE, null);
    }

    /**
     * The expression as a shard can run it for one statement: parameters become constants, and so does all that depends on
     * the session but not on the row.
     */
    public static Expression settle(Expression expression, Object[] parameters, EvalContext context) {
        return fold(withParameters(expression, parameters), Volatility.STABLE, context);
    }

    private static Expression withParameters(Expression expression, Object[] parameters) {
        if (expression instanceof Expression.Parameter parameter) {
            return new Expression.Constant(parameters[parameter.ordinal()], parameter.type());
        }
        return mapChildren(expression, child -> withParameters(child, parameters));
    }

    private static Expression fold(Expression expression, Volatility most, EvalContext context) {
        Expression folded = mapChildren(expression, child -> fold(child, most, context));
        boolean isLeaf = children(folded).isEmpty() && !(folded instanceof Expression.Call);
        if (isLeaf || ownVolatility(folded).compareTo(most) > 0 || !onlyConstants(folded)) {
            return folded;
        }
        try {
            Object value = Program.compileWhole(folded).evaluate(new Object[0], new Object[0], context);
            return new Expression.Constant(value, folded.type());
        } catch (StatementError failsOnceReached) {
            return folded;
        }
    }

    private static boolean onlyConstants(Expression expression) {
        for (Expression child : children(expression)) {
            if (!(child instanceof Expression.Constant)) {
                return false;
            }
        }
        return true;
    }

    private static Volatility ownVolatility(Expression expression) {
        return switch (expression) {
            case Expression.Call call -> call.function().volatility();
            case Expression.IsDistinct test -> test.equality().volatility();
            case Expression.InList in -> in.equality().volatility();
            default -> Volatility.IMMUTABLE;
        };
    }

    /** The least predictable of all functions in it. */
    public static Volatility volatility(Expression expression) {
        Volatility most = ownVolatility(expression);
        for (Expression child : children(expression)) {
            Volatility inside = volatility(child);
            most = inside.compareTo(most) > 0 ? inside : most;
        }
        return most;
    }

    /** The places of a row that it looks at. */
    static BitSet columns(Expression expression) {
        BitSet places = new BitSet();
        addColumns(expression, places);
        return places;
    }

    private static void addColumns(Expression expression, BitSet places) {
        if (expression instanceof Expression.Column column) {
            places.set(column.ordinal());
        }
        children(expression).forEach(child -> addColumns(child, places));
    }

    /** A shard can run it: no parameters, only immutable functions. */
    public static boolean isPushable(Expression expression) {
        if (expression instanceof Expression.Parameter || ownVolatility(expression) != Volatility.IMMUTABLE) {
            return false;
        }
        for (Expression child : children(expression)) {
            if (!isPushable(child)) {
                return false;
            }
        }
        return true;
    }

}
