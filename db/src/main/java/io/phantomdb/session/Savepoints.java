package io.phantomdb.session;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.ArrayList;
import java.util.List;

/**
 * The savepoints of a transaction block, the innermost last. A name may be there several times: the last one hides those
 * before it.
 */
final class Savepoints {
    /** What a session comes back to: its writes, its settings, its portals, its large objects, the modes of its
     * transaction. */
    record Savepoint(String name, Work.Place place, SettingValues.Mark settings, long portals,
            Notifications.Mark notifications, int largeObjects, Block.Characteristics characteristics) {}

    private final List<Savepoint> stack = new ArrayList<>();

    boolean isEmpty() {
        return stack.isEmpty();
    }

    void add(Savepoint savepoint) {
        stack.add(savepoint);
    }

    /** The innermost, or null. */
    Savepoint last() {
        return stack.isEmpty() ? null : stack.getLast();
    }

    /** Forgets it and all inside it; 3B001 if there is none of that name. */
    void release(String name) {
        int at = find(name);
        stack.subList(at, stack.size()).clear();
    }

    /** Forgets all inside it; 3B001 if there is none of that name. */
    Savepoint returnTo(String name) {
        int at = find(name);
        stack.subList(at + 1, stack.size()).clear();
        return stack.getLast();
    }

    void clear() {
        stack.clear();
    }

    private int find(String name) {
        for (int at = stack.size() - 1; at >= 0; at--) {
            if (stack.get(at).name().equals(name)) {
                return at;
            }
        }
        throw new StatementError(SqlState.INVALID_SAVEPOINT, "savepoint \"" + name + "\" does not exist");
    }
}
