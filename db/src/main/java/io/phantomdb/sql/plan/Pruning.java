package io.phantomdb.sql.plan;

import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.bind.PartitionTree;
import io.phantomdb.sql.catalog.KeyLimit;
import io.phantomdb.sql.catalog.PartitionSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which leaves of a partitioned table may have rows for which conditions hold. Values are known when the statement runs, and so are
 * those of literals, which are parameters of a shared plan: so it is asked then. Whatever is not understood excludes nothing.
 *
 * <pre>
 *   a = $1 AND (b &lt; 5 OR b IS NULL)   ─►   for each level, limits of the parts of its key   ─►   leaves
 * </pre>
 */
public final class Pruning {
    private static final Object[] NO_ROW = {};

    /** A condition as far as it says something of a key. */
    private sealed interface Test {}

    /** A part of the key of a level compared with a value, of a type that compares with it. */
    private record Compared(int part, Comparison comparison, Program value, Type from, Type to) implements Test {}

    private record Null(int part, boolean negated) implements Test {}

    private record Truth(int part, boolean truth) implements Test {}

    /** One of these, each of which is several tests at once. */
    private record Either(List<List<Test>> alternatives) implements Test {}

    private final PartitionSet set;
    private final List<Type> types;
    private final List<Test> tests;
    private final List<Pruning> branches = new ArrayList<>();
    private final int member;

    private Pruning(PartitionTree tree, List<Expr> conditions) {
        this.set = tree.set();
        this.types = tree.keys().stream().map(key -> key.type().type().plain()).toList();
        this.member = tree.member();
        this.tests = tests(tree.keys(), conditions);
        tree.branches().forEach(branch -> branches.add(new Pruning(branch, conditions)));
    }

    /** The conditions are over a row of the root. Null if they exclude nothing, whatever the values are. */
    static Pruning of(PartitionTree tree, List<Expr> conditions) {
        Pruning pruning = new Pruning(tree, conditions);
        return pruning.isIdle() ? null : pruning;
    }

    private boolean isIdle() {
        return tests.isEmpty() && branches.stream().allMatch(Pruning::isIdle);
    }

    private static List<Test> tests(List<Expr> keys, List<Expr> conditions) {
        List<Test> tests = new ArrayList<>();
        conditions.forEach(condition -> Exprs.conjuncts(condition).forEach(part -> {
            Test test = test(keys, part);
            if (test != null) {
                tests.add(test);
            }
        }));
        return tests;
    }

    private static Test test(List<Expr> keys, Expr condition) {
        return switch (condition) {
            case Expr.Or or -> either(keys, or);
            case Expr.IsNull test -> keys.indexOf(test.operand()) < 0
                    ? null
                    : new Null(keys.indexOf(test.operand()), test.negated());
            case Expr.IsTruth test -> test.negated() ? null : truth(keys, test.operand(), test.truth());
            case Expr.Not not -> truth(keys, not.operand(), false);
            case Expr.Slot slot -> truth(keys, slot, true);
            case Expr.Call call -> compared(keys, call);
            default -> null;
        };
    }

    private static Test truth(List<Expr> keys, Expr operand, boolean truth) {
        int part = keys.indexOf(operand);
        return part < 0 ? null : new Truth(part, truth);
    }

    /** Null if one of them says nothing. */
    private static Test either(List<Expr> keys, Expr.Or or) {
        List<List<Test>> alternatives = new ArrayList<>();
        for (Expr operand : or.operands()) {
            List<Test> tests = tests(keys, List.of(operand));
            if (tests.isEmpty()) {
                return null;
            }
            alternatives.add(tests);
        }
        return new Either(alternatives);
    }

    private static Test compared(List<Expr> keys, Expr.Call call) {
        Comparison comparison = call.function().comparison();
        if (comparison == null || comparison == Comparison.NE) {
            return null;
        }
        Expr left = call.arguments().get(0);
        Expr right = call.arguments().get(1);
        Test straight = compared(keys, left, comparison, right);
        return straight != null ? straight : compared(keys, right, comparison.commuted(), left);
    }

    private static Test compared(List<Expr> keys, Expr key, Comparison comparison, Expr value) {
        Expr column = Operators.column(key);
        int part = keys.indexOf(column == null ? key : column);
        if (part < 0 || !IndexCondition.isGiven(value, new BitSet()) || !Exprs.subqueries(value).isEmpty()) {
            return null;
        }
        Type to = keys.get(part).type().type().plain();
        Type from = value.type().type().plain();
        boolean comparable = to.equals(from) || Operators.isInteger(to) && Operators.isInteger(from)
                || Operators.isText(to) && Operators.isText(from);
        return comparable ? new Compared(part, comparison, ExprCompiler.compile(value), from, to) : null;
    }

    /** True if a value is that of a row of a block around the query. */
    public boolean looksOutside() {
        return looksOutside(tests) || branches.stream().anyMatch(Pruning::looksOutside);
    }

    private static boolean looksOutside(List<Test> tests) {
        return tests.stream().anyMatch(test -> switch (test) {
            case Compared compared -> {
                boolean[] found = {false};
                Exprs.eachSlot(Compiled.source(compared.value), slot -> found[0] = true);
                yield found[0];
            }
            case Either either -> either.alternatives.stream().anyMatch(Pruning::looksOutside);
            case Null isNull -> false;
            case Truth truth -> false;
        });
    }

    /** The numbers of the leaves. */
    public BitSet members(Frame frame) {
        BitSet members = new BitSet();
        collect(frame, members);
        return members;
    }

    private void collect(Frame frame, BitSet into) {
        if (set == null) {
            into.set(member);
            return;
        }
        BitSet found = found(tests, limits(), frame);
        for (int at = found.nextSetBit(0); at >= 0; at = found.nextSetBit(at + 1)) {
            branches.get(at).collect(frame, into);
        }
    }

    private List<KeyLimit> limits() {
        List<KeyLimit> limits = new ArrayList<>();
        types.forEach(type -> limits.add(KeyLimit.ANY));
        return limits;
    }

    /** What holds for each alternative holds together with all else. */
    private BitSet found(List<Test> all, List<KeyLimit> before, Frame frame) {
        List<KeyLimit> limits = new ArrayList<>(before);
        for (Test test : all) {
            narrow(test, limits, frame);
        }
        BitSet found = set.within(limits);
        for (Test test : all) {
            if (test instanceof Either either) {
                BitSet any = new BitSet();
                either.alternatives.forEach(alternative -> any.or(found(alternative, limits, frame)));
                found.and(any);
            }
        }
        return found;
    }

    private void narrow(Test test, List<KeyLimit> limits, Frame frame) {
        switch (test) {
            case Compared compared -> limits.set(compared.part,
                    narrowed(compared, limits.get(compared.part), compared.value.evaluate(NO_ROW, frame)));
            case Null isNull -> limits.set(isNull.part, isNull.negated
                    ? limits.get(isNull.part).asNoNull()
                    : limits.get(isNull.part).asNull());
            case Truth truth -> limits.set(truth.part, limits.get(truth.part).equalTo(Type.BOOL, truth.truth));
            case Either either -> {
            }
        }
    }

    private static KeyLimit narrowed(Compared test, KeyLimit limit, Object value) {
        if (value == null) {
            return limit.never();
        }
        if (Operators.isInteger(test.to)) {
            return integer(test, limit, ((Number) value).longValue());
        }
        return narrowed(test.comparison, limit, test.to, value);
    }

    private static KeyLimit narrowed(Comparison comparison, KeyLimit limit, Type type, Object value) {
        return switch (comparison) {
            case EQ -> limit.equalTo(type, value);
            case LT -> limit.withUpper(type, value, false);
            case LE -> limit.withUpper(type, value, true);
            case GT -> limit.withLower(type, value, false);
            case GE -> limit.withLower(type, value, true);
            case NE -> limit;
        };
    }

    /** A value beyond the type of the key is above, or below, all there is. */
    private static KeyLimit integer(Compared test, KeyLimit limit, long value) {
        long max = test.to == Type.INT2 ? Short.MAX_VALUE : test.to == Type.INT4 ? Integer.MAX_VALUE : Long.MAX_VALUE;
        if (value > max) {
            return test.comparison == Comparison.LT || test.comparison == Comparison.LE
                    ? limit.asNoNull()
                    : limit.never();
        }
        if (value < -max - 1) {
            return test.comparison == Comparison.GT || test.comparison == Comparison.GE
                    ? limit.asNoNull()
                    : limit.never();
        }
        Object own = test.to == Type.INT2
                ? (Object) (short) value
                : test.to == Type.INT4 ? (Object) (int) value : value;
        return narrowed(test.comparison, limit, test.to, own);
    }
}
