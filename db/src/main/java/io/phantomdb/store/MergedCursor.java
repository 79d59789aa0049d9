package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import java.util.List;

/**
 * Merges sources: at each key the newest version of any of them counts, unless a range tombstone is newer. The sources are
 * few, so the next key is found by asking each.
 */
final class MergedCursor implements Cursor {
    private final Source[] sources;
    private final boolean descending;
    private final boolean showsDeletions;
    private final Source.Reach reach;
    private final RangeCover cover;
    /** How many bytes at the start of a key are not shown. */
    private final int hiddenBytes;
    private final Span span;

    private int live;
    private boolean hasBegun;
    /** The source whose key is shown; -1 if it is to be looked for among all. */
    private int current = -1;
    /** Whether other sources are at the same key. */
    private boolean isShared;
    /** Which key the other sources do not come before; null if there are none. */
    private Bytes bound;
    private Bytes key;
    private Bytes value;
    private long version;
    private Bytes resumeKey;

    /** What a cursor shows. */
    record View(Span span, boolean descending, boolean showsDeletions, int hiddenBytes) {}

    MergedCursor(List<Source> sources, View view, Source.Reach reach, RangeCover cover) {
        this.sources = sources.toArray(new Source[0]);
        this.live = this.sources.length;
        this.span = view.span();
        this.descending = view.descending();
        this.showsDeletions = view.showsDeletions();
        this.hiddenBytes = view.hiddenBytes();
        this.reach = reach;
        this.cover = cover;
    }

    @Override
    public Step next() {
        Step step = hasBegun ? advancePast(key) : begin();
        while (step == null && live > 0) {
            pick();
            if (value != null || showsDeletions) {
                return Step.ROW;
            }
            if (!reach.skip()) {
                return pause();
            }
            step = advancePast(key);
        }
        return step == null ? Step.END : step;
    }

    private Step begin() {
        hasBegun = true;
        Step worst = null;
        for (int at = sources.length - 1; at >= 0; at--) {
            Step step = advance(at);
            worst = step == null || worst == Step.MISSING ? worst : step;
        }
        return worst == Step.PAUSE ? pause() : worst;
    }

    /** Every source that is at this key goes on, so that what several of them miss is noted together. */
    private Step advancePast(Bytes passed) {
        Step worst = null;
        if (!isShared) {
            worst = advance(current);
        } else {
            for (int at = live - 1; at >= 0; at--) {
                if (sources[at].key.equals(passed)) {
                    Step step = advance(at);
                    worst = step == null || worst == Step.MISSING ? worst : step;
                }
            }
            current = -1;
        }
        return worst == Step.PAUSE ? pause() : worst;
    }

    /** Null if the source is at a row or done, else why not. */
    private Step advance(int at) {
        Step step = sources[at].advance();
        return switch (step) {
            case ROW -> null;
            case END -> {
                live--;
                sources[at] = sources[live];
                current = -1;
                yield null;
            }
            case MISSING, PAUSE -> step;
        };
    }

    /** To the first key of any source, at its newest version. */
    private void pick() {
        boolean isStillFirst = current >= 0 && !isShared && (bound == null || order(sources[current].key, bound) < 0);
        if (!isStillFirst) {
            pickAmongAll();
        }
        Source first = sources[current];
        key = first.key;
        value = first.value;
        version = first.version;
        long deletedAt = cover.at(key);
        if (deletedAt > version) {
            value = null;
            version = deletedAt;
        }
    }

    private int order(Bytes one, Bytes other) {
        return descending ? other.compareTo(one) : one.compareTo(other);
    }

    private void pickAmongAll() {
        current = 0;
        isShared = false;
        bound = null;
        for (int at = 1; at < live; at++) {
            Bytes other = sources[at].key;
            int order = order(other, sources[current].key);
            if (order < 0) {
                bound = sources[current].key;
                current = at;
                isShared = false;
            } else if (order == 0) {
                isShared = true;
                current = sources[at].version > sources[current].version ? at : current;
            } else if (bound == null || order(other, bound) < 0) {
                bound = other;
            }
        }
    }

    /** All keys before the first that some source has not looked at are done. */
    private Step pause() {
        Bytes open = sources[0].key;
        for (int at = 1; at < live; at++) {
            Bytes other = sources[at].key;
            boolean isBefore = descending ? open.compareTo(other) < 0 : other.compareTo(open) < 0;
            open = isBefore ? other : open;
        }
        resumeKey = descending ? open.successor() : open;
        return Step.PAUSE;
    }

    @Override
    public Bytes key() {
        return hiddenBytes == 0 ? key : key.slice(hiddenBytes, key.length());
    }

    @Override
    public Bytes value() {
        return value;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Bytes resumeKey() {
        Bytes resume = resumeKey;
        if (resume == null && key == null) {
            resume = descending ? span.end() : span.start();
        } else if (resume == null) {
            resume = descending ? key : key.successor();
        }
        return hiddenBytes == 0 || resume.length() < hiddenBytes ? resume : resume.slice(hiddenBytes, resume.length());
    }
}
