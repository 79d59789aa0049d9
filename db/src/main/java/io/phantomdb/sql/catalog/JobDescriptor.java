package io.phantomdb.sql.catalog;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import java.util.List;

/**
 * A schema change that takes several steps, as it is stored. Which step comes next is not stored here: it is read off the
 * descriptor, so that the two can never disagree.
 *
 * @param checkpoint the last primary key that is in the new indexes; empty before the first
 */
public record JobDescriptor(long id, Kind kind, int tableId, List<Integer> newIndexIds, List<Integer> oldIndexIds,
        Bytes checkpoint, Claim claim, Failure failure) {
    /** What the job does. */
    public enum Kind {
        /** Builds the new indexes. */
        ADD_INDEX,
        /** Builds a new primary index and new copies of the others, switches to them, then removes the old ones. */
        CHANGE_PRIMARY,
        /** Removes the old indexes. */
        DROP_INDEX
    }

    /** Who works on it. Checked in every commit of the job: one who was thought dead cannot interfere with the next. */
    public record Claim(int node, long incarnation, long number) {}

    /** Why the job is being undone; the state is a SQLSTATE. */
    public record Failure(String state, String message, String detail) {}

    public JobDescriptor {
        Check.present(kind, "kind");
        Check.present(claim, "claim");
        newIndexIds = List.copyOf(newIndexIds);
        oldIndexIds = List.copyOf(oldIndexIds);
    }

    public JobDescriptor withCheckpoint(Bytes newCheckpoint) {
        return new JobDescriptor(id, kind, tableId, newIndexIds, oldIndexIds, newCheckpoint, claim, failure);
    }

    public JobDescriptor withClaim(Claim newClaim) {
        return new JobDescriptor(id, kind, tableId, newIndexIds, oldIndexIds, checkpoint, newClaim, failure);
    }

    /** What it built is public, and no longer its own: others may drop it. What is left is to remove the old indexes. */
    public JobDescriptor published() {
        return new JobDescriptor(id, kind, tableId, List.of(), oldIndexIds, checkpoint, claim, failure);
    }

    /** The job turns round: what it built is removed. */
    public JobDescriptor failed(Failure why) {
        return new JobDescriptor(id, kind, tableId, newIndexIds, oldIndexIds, checkpoint, claim, why);
    }
}
