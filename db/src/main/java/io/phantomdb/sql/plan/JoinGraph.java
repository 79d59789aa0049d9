package io.phantomdb.sql.plan;

import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.Expr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The items of an inner join and the conditions between them. Sets of items are the bits of a number.
 *
 * <pre>
 *   FROM a, b, c WHERE a.x = b.x AND b.y = c.y AND a.z &lt; c.z
 *
 *        a ──x── b ──y── c        an edge for each condition: which items it needs, what share of pairs it lets through,
 *        └───────z───────┘        and whether a hash table can be made by it
 * </pre>
 */
final class JoinGraph {
    /** The sides are 0 where a condition is no equality that a hash table can be made by. */
    record Edge(Expr condition, int items, int leftItems, int rightItems, double share) {
        boolean hashes(int one, int other) {
            return leftItems != 0 && (isWithin(leftItems, one) && isWithin(rightItems, other)
                    || isWithin(leftItems, other) && isWithin(rightItems, one));
        }
    }

    /** All items of these together let through less than their edges say: a key has one partner. */
    private record KeyShare(int items, double factor) {}

    private final List<BitSet> slots;
    private final double[] rows;
    private final List<Edge> edges = new ArrayList<>();
    private final List<KeyShare> keys = new ArrayList<>();

    /** Each item with its slots and the rows it gives by itself. */
    JoinGraph(List<BitSet> slots, double[] rows) {
        this.slots = slots;
        this.rows = rows;
    }

    static boolean isWithin(int some, int all) {
        return (some & ~all) == 0;
    }

    int size() {
        return rows.length;
    }

    List<Edge> edges() {
        return edges;
    }

    /** The items that an expression needs; -1 if it needs something else as well. */
    int items(Expr expr) {
        BitSet used = Slots.of(expr);
        int items = 0;
        for (int item = 0; item < slots.size(); item++) {
            if (used.intersects(slots.get(item))) {
                items |= 1 << item;
                used.andNot(slots.get(item));
            }
        }
        return used.isEmpty() ? items : -1;
    }

    void add(Expr condition, Estimate.Columns columns) {
        int items = items(condition);
        int left = 0;
        int right = 0;
        if (condition instanceof Expr.Call call && call.function().comparison() == Comparison.EQ
                && !Operators.isVolatile(condition)
                && isHashable(call.arguments().get(0).type().type(), call.arguments().get(1).type().type())) {
            left = items(call.arguments().get(0));
            right = items(call.arguments().get(1));
        }
        boolean hashes = left > 0 && right > 0 && (left & right) == 0;
        double share = hashes
                ? JoinEstimates.equal(((Expr.Call) condition).arguments().get(0),
                        ((Expr.Call) condition).arguments().get(1), columns)
                : new Selectivity(columns, 1).of(condition);
        edges.add(new Edge(condition, items, hashes ? left : 0, hashes ? right : 0, share));
    }

    private static boolean isHashable(Type left, Type right) {
        return left.equals(right) || Operators.isText(left) && Operators.isText(right)
                || Operators.isInteger(left) && Operators.isInteger(right);
    }

    /** These edges together are equalities with a key of which there is but one among so many rows. */
    void addKey(List<Edge> equalities, double keyRows) {
        int items = 0;
        double share = 1;
        for (Edge each : equalities) {
            items |= each.items;
            share *= each.share;
        }
        if (share < 1 / keyRows) {
            keys.add(new KeyShare(items, 1 / keyRows / share));
        }
    }

    /** How many rows these items give when they are joined, in whatever order. */
    double rows(int items) {
        double product = 1;
        for (int item = 0; item < rows.length; item++) {
            product *= (items & 1 << item) != 0 ? rows[item] : 1;
        }
        for (Edge edge : edges) {
            product *= isWithin(edge.items, items) ? edge.share : 1;
        }
        for (KeyShare key : keys) {
            product *= isWithin(key.items, items) ? key.factor : 1;
        }
        return Math.max(1, product);
    }

    /** True if some condition ties the two together. */
    boolean isConnected(int one, int other) {
        for (Edge edge : edges) {
            if ((edge.items & one) != 0 && (edge.items & other) != 0 && isWithin(edge.items, one | other)) {
                return true;
            }
        }
        return false;
    }

    /** All items that some condition ties to these, with them. */
    int tiedTo(int items) {
        int tied = items;
        for (Edge edge : edges) {
            tied |= (edge.items & items) != 0 ? edge.items : 0;
        }
        return tied;
    }

    boolean hashes(int one, int other) {
        for (Edge edge : edges) {
            if (edge.hashes(one, other)) {
                return true;
            }
        }
        return false;
    }

    /** The conditions that can be looked at as soon as the two are joined, and not before. */
    List<Expr> between(int one, int other) {
        List<Expr> between = new ArrayList<>();
        for (Edge edge : edges) {
            if (isWithin(edge.items, one | other) && !isWithin(edge.items, one) && !isWithin(edge.items, other)) {
                between.add(edge.condition);
            }
        }
        return between;
    }
}
