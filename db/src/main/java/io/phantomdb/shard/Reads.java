package io.phantomdb.shard;

import com.google.protobuf.ByteString;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.rows.RowPage;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.shard.Term.Confirmation;
import io.phantomdb.shard.proto.GetRequest;
import io.phantomdb.shard.proto.GetResponse;
import io.phantomdb.shard.proto.LockMode;
import io.phantomdb.shard.proto.Refusal.Reason;
import io.phantomdb.shard.proto.ScanRequest;
import io.phantomdb.shard.proto.ScanResponse;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.store.Cursor;
import io.phantomdb.store.Version;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads at a leader. With a lock: wait for it, return the newest committed versions; the commit validates them, so
 * nothing is confirmed here (DESIGN §5 rule 4). At a timestamp T: raise the mark to T, wait for everything in flight at
 * or below T, return the newest version at or below T, and answer once a quorum round after the mark has confirmed the
 * term (rule 12).
 */
final class Reads {
    private static final int SCAN_BYTES_MAX = 256 << 10;
    private static final int SCAN_ROWS_MAX = 1_000;
    /** What a page begins with: most ranges are short. */
    private static final int PAGE_BYTES_FIRST = 4 << 10;
    /** Well below the time after which a request that was not answered is sent again. */
    private static final long LOCK_WAIT_NANOS = 500_000_000L;

    /** A read under way: what it needs, and where it goes. */
    private final class Reading {
        private final ShardRequest request;
        private final Consumer<ShardResponse> answer;
        private final LockMode mode;
        /** Reads what is newest, whatever the time. */
        private final boolean isLocking;
        /** Which keys others hold, if these are not to be waited for. */
        private final BitSet skipped = new BitSet();
        private final List<Bytes> keys;
        private final Span span;
        private long timestamp;
        /** The oracle's term that the timestamp was picked in, if it was picked here. */
        private Leadership pickedIn;
        private int locked;
        /** Null while no lock is waited for. */
        private Loop.Timer lockWait;
        private boolean isAnswered;
        /** Null if rows are sent as they are stored. */
        private FragmentScan fragment;
        private boolean isFragmentKnown;

        private Reading(ShardRequest request, Consumer<ShardResponse> answer, LockMode mode, long timestamp,
                List<Bytes> keys, Span span) {
            this.request = request;
            this.answer = answer;
            this.mode = mode;
            this.isLocking = mode != LockMode.LOCK_NONE;
            this.timestamp = timestamp;
            this.keys = keys;
            this.span = span;
        }

        private void answer(ShardResponse response) {
            if (!isAnswered) {
                close();
                answer.accept(response);
            }
        }

        private void close() {
            isAnswered = true;
            open.remove(this);
            if (lockWait != null) {
                lockWait.cancel();
            }
        }

        private boolean isScan() {
            return span != null;
        }
    }

    private final Leadership leadership;
    private final LocalOracle localOracle;
    private final LinkedHashSet<Reading> open = new LinkedHashSet<>();

    Reads(Leadership leadership, LocalOracle localOracle) {
        this.leadership = leadership;
        this.localOracle = localOracle;
    }

    void get(ShardRequest request, Consumer<ShardResponse> answer) {
        GetRequest get = request.getGet();
        List<Bytes> keys = new ArrayList<>(get.getKeysCount());
        for (ByteString key : get.getKeysList()) {
            Bytes bytes = ProtoBytes.of(key);
            if (!leadership.isWithinBounds(Span.of(bytes), answer)) {
                return;
            }
            keys.add(bytes);
        }
        begin(new Reading(request, answer, get.getLock(), get.getTimestamp(), keys, null));
    }

    void scan(ShardRequest request, Consumer<ShardResponse> answer) {
        ScanRequest scan = request.getScan();
        Bytes start = ProtoBytes.of(scan.getStart());
        Bytes end = ProtoBytes.of(scan.getEnd());
        if (!end.isEmpty() && start.compareTo(end) > 0) {
            answer.accept(Answers.refusal(Reason.MALFORMED, "a span ends before it starts"));
            return;
        }
        Span span = new Span(start, end);
        if (scan.getPartsCount() > 0 && !PartedScan.isSound(scan, span)) {
            answer.accept(Answers.refusal(Reason.MALFORMED, "parts of a scan are out of order or have a lock"));
            return;
        }
        if (leadership.isWithinBounds(span, answer)) {
            begin(new Reading(request, answer, scan.getLock(), scan.getTimestamp(), List.of(), span));
        }
    }

    /** The term is over: nobody is left waiting. */
    void end() {
        List<Reading> left = List.copyOf(open);
        left.forEach(reading -> reading.answer(Answers.notLeader(0)));
    }

    private void begin(Reading reading) {
        open.add(reading);
        if (reading.isLocking && hasReadWhatChanged(reading)) {
            leadership.reached(ShardProbe.OVERTAKEN_READER_TOLD);
            reading.answer(Answers.refusal(Reason.STALE_READ, "a row that was read has changed"));
        } else if (reading.isLocking) {
            lock(reading);
        } else if (reading.timestamp != 0) {
            readAtTimestamp(reading);
        } else {
            pickTimestamp(reading);
        }
    }

    /** The commit would find out as well: who has been overtaken by a writer need not go on until then. */
    private boolean hasReadWhatChanged(Reading reading) {
        TxnId txn = LockOwner.of(reading.request.getTxn()).txn();
        for (LockTable.Yielded yielded : leadership.locks().yielded(txn)) {
            boolean isKnown = leadership.recent().covers(yielded.index());
            if (!isKnown || leadership.recent().wroteAfter(yielded.span(), yielded.index())) {
                return true;
            }
        }
        return false;
    }

    private void pickTimestamp(Reading reading) {
        Leadership system = localOracle.ofThisNode();
        if (system == null) {
            needTimestamp(reading);
            return;
        }
        system.oracle().pick(1, timestamp -> {
            reading.timestamp = timestamp;
            reading.pickedIn = system;
            readAtTimestamp(reading);
        }, () -> needTimestamp(reading));
    }

    private void needTimestamp(Reading reading) {
        leadership.reached(ShardProbe.TIMESTAMP_NEEDED);
        reading.answer(Answers.refusal(Reason.NEEDS_TIMESTAMP, "this node does not lead the oracle"));
    }

    /** Takes one lock after the other; whoever has to wait goes on from there. */
    private void lock(Reading reading) {
        LockOwner owner = LockOwner.of(reading.request.getTxn());
        LockTable.Outcome outcome = new LockTable.Outcome() {
            @Override
            public void granted() {
                reading.locked++;
                lock(reading);
            }

            @Override
            public void deadlock(String report) {
                leadership.reached(ShardProbe.DEADLOCK_BROKEN);
                reading.answer(Answers.refusal(Reason.DEADLOCK, report));
            }

            @Override
            public void superseded() {
                leadership.reached(ShardProbe.LOCK_REQUEST_SUPERSEDED);
                reading.close();
            }
        };
        int wanted = reading.mode == LockMode.LOCK_NEWEST ? 0 : reading.isScan() ? 1 : reading.keys.size();
        while (reading.locked < wanted) {
            if (isOnlyTried(reading)) {
                if (!tryNext(reading, owner)) {
                    return;
                }
            } else if (!lockNext(reading, owner, outcome)) {
                tellIfItTakesLong(reading);
                return;
            }
            reading.locked++;
        }
        if (!leadership.refusedByFence(reading.request, reading::answer)) {
            read(reading, Long.MAX_VALUE);
        }
    }

    /** Whoever asked must not take a leader for dead that only waits for a lock: that may last for ever. */
    private void tellIfItTakesLong(Reading reading) {
        if (reading.lockWait == null && !reading.isAnswered) {
            Host host = leadership.host();
            reading.lockWait = host.loops().store().at(host.clock().nanos() + LOCK_WAIT_NANOS, () -> reading.answer(
                    Answers.refusal(Reason.LOCK_HELD, "another transaction holds the lock")));
        }
    }

    private static boolean isOnlyTried(Reading reading) {
        return reading.isScan() ? reading.request.getScan().getNoWait() : reading.request.getGet().getSkipHeld();
    }

    /** Takes the lock if it is free; a key that is not is skipped, a span that is not refused: then false. */
    private boolean tryNext(Reading reading, LockOwner owner) {
        boolean exclusive = reading.mode == LockMode.LOCK_EXCLUSIVE;
        if (!reading.isScan()) {
            Bytes key = reading.keys.get(reading.locked);
            reading.skipped.set(reading.locked, !leadership.locks().tryPoint(owner, key, exclusive));
            return true;
        }
        boolean isFree = leadership.locks().tryRange(owner, reading.span, exclusive);
        if (!isFree) {
            reading.answer(Answers.refusal(Reason.LOCK_NOT_AVAILABLE, "another transaction holds the lock"));
        }
        return isFree;
    }

    private boolean lockNext(Reading reading, LockOwner owner, LockTable.Outcome outcome) {
        if (reading.isScan()) {
            return reading.mode == LockMode.LOCK_SHARED
                    ? leadership.locks().readRange(owner, reading.span, outcome)
                    : leadership.locks().lockRange(owner, reading.span, reading.mode == LockMode.LOCK_EXCLUSIVE,
                            outcome);
        }
        if (reading.mode == LockMode.LOCK_SHARED) {
            return leadership.locks().readPoint(owner, reading.keys.get(reading.locked), outcome);
        }
        boolean exclusive = reading.mode == LockMode.LOCK_EXCLUSIVE;
        return leadership.locks().lockPoint(owner, reading.keys.get(reading.locked), exclusive, outcome);
    }

    private void readAtTimestamp(Reading reading) {
        if (reading.isAnswered || leadership.refusedByFence(reading.request, reading::answer)) {
            return;
        }
        Fences.used(reading.request.getTablesList(), List.of(), leadership.marks(), reading.timestamp);
        InFlight before = reading.isScan() ? markSpan(reading) : markKeys(reading);
        if (before != null) {
            leadership.reached(ShardProbe.READ_WAITS_FOR_COMMIT);
            before.whenGone(() -> readAtTimestamp(reading));
            return;
        }
        read(reading, reading.timestamp);
    }

    private InFlight markKeys(Reading reading) {
        InFlight before = null;
        for (Bytes key : reading.keys) {
            leadership.marks().raise(key, reading.timestamp);
            if (before == null) {
                before = leadership.latches().blocking(key, reading.timestamp, null);
            }
        }
        return before;
    }

    private InFlight markSpan(Reading reading) {
        leadership.marks().raise(reading.span, reading.timestamp);
        return leadership.latches().blocking(reading.span, reading.timestamp, null);
    }

    private void read(Reading reading, long versionMax) {
        if (reading.isAnswered) {
            return;
        }
        if (!reading.isFragmentKnown) {
            reading.isFragmentKnown = true;
            reading.fragment = reading.isScan()
                    ? FragmentScan.of(leadership, reading.request.getScan(), reading.span)
                    : null;
        }
        if (reading.fragment != null) {
            carryOut(reading, versionMax);
            return;
        }
        ShardResponse response = reading.isScan() ? scanned(reading, versionMax) : found(reading, versionMax);
        if (response == null) {
            leadership.store().fetchMissing(() -> again(reading));
        } else {
            finish(reading, response);
        }
    }

    private void finish(Reading reading, ShardResponse response) {
        if (reading.isLocking) {
            reading.answer(response);
        } else {
            confirm(reading, response);
        }
    }

    /** One turn of it. Those that follow look at fences and latches again, as a read does that waited for a block. */
    private void carryOut(Reading reading, long versionMax) {
        switch (reading.fragment.turn(versionMax)) {
            case DONE -> {
                leadership.reached(ShardProbe.FRAGMENT_CARRIED_OUT);
                finish(reading, fragmentPage(reading));
            }
            case MORE -> {
                leadership.reached(ShardProbe.FRAGMENT_YIELDED);
                leadership.host().loops().store().post(() -> again(reading));
            }
            case MISSING -> leadership.store().fetchMissing(() -> again(reading));
            case REFUSED -> {
                leadership.reached(ShardProbe.FRAGMENT_REFUSED);
                reading.fragment = null;
                again(reading);
            }
        }
    }

    private ShardResponse fragmentPage(Reading reading) {
        FragmentScan fragment = reading.fragment;
        RowPage rows = fragment.page();
        ScanResponse.Builder page = ScanResponse.newBuilder().setDone(fragment.isAtEnd()).setFragmentApplied(true)
                .setRows(rows.rows()).setPackedRows(ProtoBytes.of(rows.packed()));
        return page(reading, page, fragment.covered(), fragment.readIndex());
    }

    private void again(Reading reading) {
        if (!reading.isLocking) {
            readAtTimestamp(reading);
        } else if (!reading.isAnswered && !leadership.refusedByFence(reading.request, reading::answer)) {
            read(reading, Long.MAX_VALUE);
        }
    }

    /** Null if blocks are missing. */
    private ShardResponse found(Reading reading, long versionMax) {
        GetResponse.Builder response = GetResponse.newBuilder();
        boolean isMissing = false;
        for (int at = 0; at < reading.keys.size(); at++) {
            if (reading.skipped.get(at)) {
                response.addFound(GetResponse.Found.newBuilder().setSkipped(true));
                continue;
            }
            Version version = leadership.store().get(reading.keys.get(at), versionMax);
            isMissing |= version.isMissing();
            if (!isMissing) {
                response.addFound(found(version));
            }
        }
        if (isMissing) {
            return null;
        }
        response.setReadIndex(leadership.term().appliedIndex()).setTimestamp(reading.timestamp);
        return ShardResponse.newBuilder().setGet(response).build();
    }

    private static GetResponse.Found found(Version version) {
        GetResponse.Found.Builder found = GetResponse.Found.newBuilder().setVersion(version.version());
        if (version.value() != null) {
            found.setPresent(true).setValue(ProtoBytes.of(version.value()));
        }
        return found.build();
    }

    /** One page; null if blocks are missing. */
    private ShardResponse scanned(Reading reading, long versionMax) {
        ScanRequest scan = reading.request.getScan();
        int rowsMax = scan.getRowsMax() == 0 ? SCAN_ROWS_MAX : Math.min(scan.getRowsMax(), SCAN_ROWS_MAX);
        ScanResponse.Builder page = ScanResponse.newBuilder();
        if (scan.getLockOnly()) {
            return page(reading, page.setDone(true), reading.span);
        }
        if (scan.getPartsCount() > 0) {
            boolean isThere = new PartedScan(leadership.store(), scan, versionMax).read(page);
            return isThere ? page(reading, page, reading.span) : null;
        }
        Cursor cursor = leadership.store().cursor(reading.span, versionMax, scan.getDescending());
        RowPage.Builder rows = new RowPage.Builder(PAGE_BYTES_FIRST);
        Bytes last = null;
        Cursor.Step step = cursor.next();
        while (step == Cursor.Step.ROW && rows.rows() < rowsMax && rows.bytes() < SCAN_BYTES_MAX) {
            last = cursor.key();
            rows.add(last, cursor.value());
            step = cursor.next();
        }
        if (step == Cursor.Step.MISSING && last == null) {
            return null;
        }
        page.setDone(step == Cursor.Step.END);
        page.setRows(rows.rows()).setPackedRows(ProtoBytes.of(rows.build().packed()));
        Span covered = page.getDone() ? reading.span : covered(reading.span, scan.getDescending(), last, cursor);
        return page(reading, page, covered);
    }

    private ShardResponse page(Reading reading, ScanResponse.Builder page, Span covered) {
        return page(reading, page, covered, leadership.term().appliedIndex());
    }

    private ShardResponse page(Reading reading, ScanResponse.Builder page, Span covered, long readIndex) {
        page.setCoveredStart(ProtoBytes.of(covered.start())).setCoveredEnd(ProtoBytes.of(covered.end()));
        page.setReadIndex(readIndex).setVersionMax(leadership.recent().versionMax());
        return ShardResponse.newBuilder().setScan(page.setTimestamp(reading.timestamp)).build();
    }

    /** Up to the last row of the page; a page without rows ends where its search paused. */
    private static Span covered(Span wanted, boolean descending, Bytes last, Cursor cursor) {
        if (last == null) {
            return descending
                    ? new Span(cursor.resumeKey(), wanted.end())
                    : new Span(wanted.start(), cursor.resumeKey());
        }
        return descending ? new Span(last, wanted.end()) : new Span(wanted.start(), last.successor());
    }

    /** Answers when this term, and the oracle's if the number came from here, are confirmed. */
    private void confirm(Reading reading, ShardResponse response) {
        Confirmation each = new Confirmation() {
            private int open = reading.pickedIn != null ? 2 : 1;

            @Override
            public void confirmed() {
                if (--open == 0) {
                    reading.answer(response);
                }
            }

            @Override
            public void refused() {
                leadership.reached(ShardProbe.READ_REFUSED_UNCONFIRMED);
                reading.answer(Answers.notLeader(0));
            }
        };
        if (reading.pickedIn != null) {
            reading.pickedIn.term().confirm(each);
        }
        leadership.term().confirm(each);
    }
}
