package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.base.Span;
import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * What was written lately, by applied index: lets a leader see that something read at an index is still the newest
 * without touching the store. Every replica keeps it while it applies, so a change of leaders forgets nothing. Bounded:
 * what falls out leaves its highest version behind, and reads older than what is covered cannot be vouched for.
 */
final class RecentWrites {
    private static final int STEPS_MAX_LEAST = 256;

    private record Written(long index, long version, Bytes key, Span span) {}

    private final int writesMax;
    private final ArrayDeque<Written> inOrder = new ArrayDeque<>();
    private final Lookup<Bytes, Written> newestByKey = new Lookup<>();
    /** Of what was written as a whole: a commit in parts has thousands of spans, and each key of the next is held to them. */
    private final RangeMaxima spanIndexes = new RangeMaxima();
    private final RangeMaxima spanVersions = new RangeMaxima();
    private int stepsMax = STEPS_MAX_LEAST;
    private long coveredAfterIndex;
    private long versionMaxForgotten;
    private long versionMax;

    /** All up to this index is unknown; none of its versions is above the given one. */
    RecentWrites(int writesMax, long coveredAfterIndex, long versionMax) {
        this.writesMax = writesMax;
        this.coveredAfterIndex = coveredAfterIndex;
        this.versionMaxForgotten = versionMax;
        this.versionMax = versionMax;
    }

    /** The state was replaced as a whole: nothing up to this index can be vouched for. */
    void restart(long index) {
        inOrder.clear();
        newestByKey.clear();
        spanIndexes.clear();
        spanVersions.clear();
        coveredAfterIndex = index;
        versionMaxForgotten = Math.max(versionMaxForgotten, versionMax);
    }

    void wrote(long index, long version, Bytes key) {
        Written written = new Written(index, version, key, null);
        newestByKey.put(key, written);
        add(written);
    }

    void wrote(long index, long version, Span span) {
        if (span.isVoid()) {
            return;
        }
        spanIndexes.raise(span, index);
        spanVersions.raise(span, version);
        add(new Written(index, version, null, span));
        if (spanIndexes.size() + spanVersions.size() > stepsMax) {
            forgetSteps();
        }
    }

    /** Drops what says nothing any more. What stays is let double before it is looked through again. */
    private void forgetSteps() {
        spanIndexes.forgetUpTo(coveredAfterIndex);
        spanVersions.forgetUpTo(versionMaxForgotten);
        stepsMax = Math.max(STEPS_MAX_LEAST, 2 * (spanIndexes.size() + spanVersions.size()));
    }

    private void add(Written written) {
        inOrder.addLast(written);
        versionMax = Math.max(versionMax, written.version);
        if (inOrder.size() > writesMax) {
            forget(inOrder.removeFirst());
        }
    }

    private void forget(Written oldest) {
        coveredAfterIndex = Math.max(coveredAfterIndex, oldest.index);
        versionMaxForgotten = Math.max(versionMaxForgotten, oldest.version);
        if (oldest.key != null && newestByKey.get(oldest.key) == oldest) {
            newestByKey.remove(oldest.key);
        }
    }

    /** True if it can be told what was written after that index. */
    boolean covers(long readIndex) {
        return readIndex >= coveredAfterIndex;
    }

    /** True if the key was written after that index, which must be covered. */
    boolean wroteAfter(Bytes key, long readIndex) {
        Written newest = newestByKey.get(key);
        return newest != null && newest.index > readIndex || spanIndexes.at(key) > readIndex;
    }

    /** True if any key of the span was written after that index, which must be covered. */
    boolean wroteAfter(Span span, long readIndex) {
        Iterator<Written> newestFirst = inOrder.descendingIterator();
        while (newestFirst.hasNext()) {
            Written written = newestFirst.next();
            if (written.index <= readIndex) {
                return false;
            }
            boolean hit = written.key != null ? span.contains(written.key) : span.overlaps(written.span);
            if (hit) {
                return true;
            }
        }
        return false;
    }

    /** No version of this key is above this; exact if it was written lately. */
    long newestAtMost(Bytes key) {
        Written newest = newestByKey.get(key);
        return Math.max(newest == null ? versionMaxForgotten : newest.version, spanVersions.at(key));
    }

    /** The highest version there is of anything. */
    long versionMax() {
        return versionMax;
    }
}
