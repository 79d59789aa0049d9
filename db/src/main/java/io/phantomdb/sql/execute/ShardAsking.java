package io.phantomdb.sql.execute;

import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.plan.ShardWork;
import io.phantomdb.txn.Transaction;

/**
 * Whether shards are asked to do their part of a plan: where the leader is elsewhere, unless the session says otherwise.
 *
 * @param setting phantom.scan_fragments
 */
public record ShardAsking(Transaction transaction, String setting) {
    /** Own writes are laid over what comes: that does no harm to a filter, but they may take from first rows, or be of a group. */
    public boolean asks(IndexLayout index, ShardWork work) {
        boolean mayBeAsked = work.output() instanceof ScanFragment.Rows || !transaction.hasWrites();
        return mayBeAsked && switch (setting) {
            case "on" -> true;
            case "off" -> false;
            default -> transaction.isElsewhere(index.prefix());
        };
    }
}
