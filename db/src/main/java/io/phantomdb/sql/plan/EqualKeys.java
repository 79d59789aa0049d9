package io.phantomdb.sql.plan;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.Expr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What is equal on the two sides of a join, the equalities themselves, and the conditions that are left. */
record EqualKeys(List<HashKey> keys, List<Expr> equalities, List<Expr> rest) {
    static EqualKeys of(List<Expr> conditions, BitSet left, BitSet right) {
        EqualKeys found = new EqualKeys(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Expr condition : conditions) {
            HashKey key = HashKey.of(condition, left, right);
            if (key == null) {
                found.rest.add(condition);
            } else {
                found.keys.add(key);
                found.equalities.add(condition);
            }
        }
        return found;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    List<Program> left() {
        return keys.stream().map(HashKey::left).toList();
    }

    List<Program> right() {
        return keys.stream().map(HashKey::right).toList();
    }

    List<Type> types() {
        return keys.stream().map(HashKey::type).toList();
    }

    /** The column behind a key that orders its values as the key does; null if there is none. */
    static Expr.Slot column(Program key) {
        Expr source = Compiled.source(key);
        return source == null ? null : Operators.column(source);
    }

    /** Its slot, or -1. */
    static int slot(Program key) {
        Expr.Slot column = column(key);
        return column == null ? -1 : column.slot();
    }

    /** The place of the key that is made of these columns; -1 if there is none. */
    int of(int leftSlot, int rightSlot) {
        for (int at = 0; at < keys.size(); at++) {
            if (slot(keys.get(at).left()) == leftSlot && slot(keys.get(at).right()) == rightSlot) {
                return at;
            }
        }
        return -1;
    }

    /** The keys that two orders begin with, one by one, in the same direction. */
    List<Plan.MergeKey> merged(List<AccessPaths.SortSlot> left, List<AccessPaths.SortSlot> right) {
        List<Plan.MergeKey> merged = new ArrayList<>();
        for (int at = 0; at < Math.min(left.size(), right.size()); at++) {
            int key = of(left.get(at).slot(), right.get(at).slot());
            if (key < 0 || left.get(at).descending() != right.get(at).descending()) {
                break;
            }
            merged.add(new Plan.MergeKey(keys.get(key).left(), keys.get(key).right(), keys.get(key).type(),
                    left.get(at).descending()));
        }
        return merged;
    }

    /** The condition over pairs of rows that agree in some of the keys. */
    Program condition(List<Plan.MergeKey> merged) {
        List<Expr> conditions = new ArrayList<>(rest);
        for (int at = 0; at < keys.size(); at++) {
            Program left = keys.get(at).left();
            Program right = keys.get(at).right();
            if (merged.stream().noneMatch(key -> key.left() == left && key.right() == right)) {
                conditions.add(equalities.get(at));
            }
        }
        return Conditions.compiled(conditions);
    }
}
