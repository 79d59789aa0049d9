package io.phantomdb.store;

import io.phantomdb.base.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What the manifest says of a run: where its index lies, its size, and the spans whose content in it does not count any
 * more because a snapshot has replaced it.
 *
 * @param indexChecksum the one the index begins with, so that the run of another store is not taken for this one, however
 *     sound; 0: not known
 */
record RunInfo(RunId id, int blockCount, long indexOffset, int indexLength, int indexChecksum, long bytes,
        List<Span> excluded) {
    RunInfo {
        excluded = List.copyOf(excluded);
    }

    RunInfo excluding(List<Span> more) {
        List<Span> all = new ArrayList<>(excluded);
        for (Span span : more) {
            if (!all.contains(span)) {
                all.add(span);
            }
        }
        return new RunInfo(id, blockCount, indexOffset, indexLength, indexChecksum, bytes, all);
    }
}
