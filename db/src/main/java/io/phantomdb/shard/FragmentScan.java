package io.phantomdb.shard;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Clock;
import io.phantomdb.rows.RowPage;
import io.phantomdb.rows.program.FragmentRun;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.rows.vector.Batch;
import io.phantomdb.shard.proto.ScanRequest;
import io.phantomdb.store.Cursor;
import io.phantomdb.store.Store;

/**
 * Carries a fragment of a plan out over the rows of one page, in short turns: others get the loop between them. What it
 * keeps lives as long as the request; whoever asks again, here or at another leader, is answered from the start.
 */
final class FragmentScan {
    private static final int TURN_ROWS_MAX = Batch.ROWS_MAX;
    private static final long TURN_NANOS_MAX = 300_000L;
    private static final int ROWS_BETWEEN_LOOKS_AT_THE_CLOCK = 16;
    /** The work for a row is bounded by its length: longer ones are sent as they are. */
    private static final int ROW_BYTES_MAX = 32 << 10;
    /** Much less than what a request is waited for. */
    private static final long PAGE_NANOS_MAX = 50_000_000L;
    private static final int PAGE_ROWS_MAX = 100_000;
    private static final int TURN_BYTES_FIRST = 4 << 10;

    /** How a turn ended. */
    enum Turn {
        /** The page is ready. */
        DONE,
        /** There is more to do, after others had their turn. */
        MORE,
        /** A block has to be fetched. */
        MISSING,
        /** It cannot be carried out over these rows: they are to be sent as they are. */
        REFUSED
    }

    private final Store store;
    private final Clock clock;
    private final boolean descending;
    private final Span whole;
    private final FragmentRun run;
    private final int rowsMax;
    private final long beganNanos;
    /** The state of the first turn: what came later may or may not have been seen. */
    private final long readIndex;
    private Span rest;
    private int rows;
    private boolean atEnd;

    private FragmentScan(Leadership leadership, ScanRequest scan, Span whole, ScanFragment fragment) {
        this.store = leadership.store();
        this.clock = leadership.host().clock();
        this.descending = scan.getDescending();
        this.whole = whole;
        this.run = fragment.start();
        int asked = scan.getFragmentRowsMax();
        this.rowsMax = asked <= 0 ? PAGE_ROWS_MAX : Math.min(asked, PAGE_ROWS_MAX);
        this.beganNanos = clock.nanos();
        this.readIndex = leadership.term().appliedIndex();
        this.rest = whole;
    }

    /** Null if nothing is to be carried out, or nothing that is understood here. */
    static FragmentScan of(Leadership leadership, ScanRequest scan, Span whole) {
        if (scan.getFragment().isEmpty() || scan.getLockOnly() || scan.getPartsCount() > 0) {
            return null;
        }
        try {
            return new FragmentScan(leadership, scan, whole, ScanFragment.decode(ProtoBytes.of(scan.getFragment())));
        } catch (Malformed unknown) {
            leadership.reached(ShardProbe.FRAGMENT_UNKNOWN);
            return null;
        }
    }

    Turn turn(long versionMax) {
        try {
            RowPage.Builder taken = new RowPage.Builder(TURN_BYTES_FIRST);
            Turn turn = read(store.cursor(rest, versionMax, descending), taken);
            run.take(taken.build());
            return turn == Turn.MORE && isFull() ? Turn.DONE : turn;
        } catch (StatementError | Malformed failed) {
            // Whoever asked meets it again, in the order and with the words of the statement.
            return Turn.REFUSED;
        }
    }

    /** The rows of a turn are worked on together at its end. */
    private Turn read(Cursor cursor, RowPage.Builder taken) {
        long endNanos = clock.nanos() + TURN_NANOS_MAX;
        for (int inTurn = 1; !isFull(); inTurn++) {
            Cursor.Step step = cursor.next();
            switch (step) {
                case END -> atEnd = true;
                case MISSING, PAUSE -> advance(cursor.resumeKey());
                case ROW -> {
                    if (cursor.key().length() + cursor.value().length() > ROW_BYTES_MAX) {
                        return rows == 0 ? Turn.REFUSED : Turn.DONE;
                    }
                    taken.add(cursor.key(), cursor.value());
                    rows++;
                    advance(descending ? cursor.key() : cursor.key().successor());
                }
            }
            if (step != Cursor.Step.ROW) {
                return step == Cursor.Step.END ? Turn.DONE : step == Cursor.Step.PAUSE ? Turn.MORE : Turn.MISSING;
            }
            boolean looks = inTurn % ROWS_BETWEEN_LOOKS_AT_THE_CLOCK == 0;
            if (inTurn == TURN_ROWS_MAX || looks && clock.nanos() > endNanos) {
                return Turn.MORE;
            }
        }
        return Turn.DONE;
    }

    private boolean isFull() {
        return rows >= rowsMax || run.isFull() || rows > 0 && clock.nanos() - beganNanos > PAGE_NANOS_MAX;
    }

    /** A copy, as the key may keep a block in memory. */
    private void advance(Bytes to) {
        Bytes edge = Bytes.wrap(to.toArray());
        rest = descending ? new Span(rest.start(), edge) : new Span(edge, rest.end());
    }

    boolean isAtEnd() {
        return atEnd;
    }

    Span covered() {
        if (atEnd) {
            return whole;
        }
        return descending ? new Span(rest.end(), whole.end()) : new Span(whole.start(), rest.start());
    }

    long readIndex() {
        return readIndex;
    }

    RowPage page() {
        return run.page();
    }
}
