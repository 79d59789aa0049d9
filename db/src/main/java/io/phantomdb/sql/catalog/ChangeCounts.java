package io.phantomdb.sql.catalog;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many rows of each table the statements of this node have changed since somebody last looked: a hint of when to look at
 * a table again, so it is kept nowhere, and a statement that is rolled back counts as well. Any thread.
 */
public final class ChangeCounts {
    private final ConcurrentSkipListMap<Integer, AtomicLong> byTable = new ConcurrentSkipListMap<>();

    public void add(int tableId, long rows) {
        AtomicLong count = byTable.get(tableId);
        if (count == null) {
            AtomicLong fresh = new AtomicLong();
            AtomicLong other = byTable.putIfAbsent(tableId, fresh);
            count = other == null ? fresh : other;
        }
        count.addAndGet(rows);
    }

    /** By rising ids. */
    public Map<Integer, Long> all() {
        Map<Integer, Long> all = new TreeMap<>();
        byTable.forEach((id, count) -> all.put(id, count.get()));
        return all;
    }

    /** The table has been looked at, or is gone. */
    public void forget(int tableId) {
        byTable.remove(tableId);
    }
}
