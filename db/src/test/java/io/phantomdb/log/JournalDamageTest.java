package io.phantomdb.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.FatalError;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.MemoryWorld;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the disk loses although it was synced is told apart from what a crash may take. */
class JournalDamageTest {
    private static final ShardId GROUP = new ShardId(1);
    private static final long OWNER = 7;
    private static final JournalSettings SETTINGS = new JournalSettings(600, 100);

    private final MemoryWorld world = new MemoryWorld(5, 0);
    private JournalSettings journalSettings = SETTINGS;
    private Journal.Opened opened;

    private void open() {
        opened = null;
        world.on(1, () -> Journal.open(journalSettings, OWNER, world.host(1),
                found -> opened = found));
        world.settle(1);
    }

    private void append(long index) {
        List<Boolean> durable = new ArrayList<>();
        Entry entry = new Entry(index, 1, Entry.Kind.EFFECTS, Bytes.ofUtf8("entry " + index));
        world.on(1, () -> opened.journal().append(GROUP, index == 1 ? new HardState(1, 1) : null, 0, List.of(entry),
                () -> durable.add(true)));
        world.settle(1);
        assertEquals(List.of(true), durable);
    }

    private void write(int entries) {
        open();
        for (int index = 1; index <= entries; index++) {
            append(index);
        }
    }

    private FatalError reopenDamaged() {
        world.crash(1);
        open();
        return assertInstanceOf(FatalError.class, world.failure(1));
    }

    @Test
    void aDamagedRecordInTheMiddleStopsTheNodeWithASentence() {
        write(40);
        int segment = world.disk(1).segments().get(1);
        world.disk(1).rotRecord(segment, 2);
        String sentence = reopenDamaged().getMessage();
        assertTrue(sentence.startsWith("segment " + segment + " of the journal is damaged"), sentence);
        assertTrue(sentence.contains("let it join the cluster as a new node"), sentence);
    }

    @Test
    void aDamagedHeaderOfTheOldestSegmentStopsTheNode() {
        write(40);
        world.disk(1).rotRecord(1, 0);
        assertNotNull(reopenDamaged());
    }

    @Test
    void aLostSegmentStopsTheNode() {
        write(40);
        world.disk(1).loseSegment(2);
        assertNotNull(reopenDamaged());
    }

    @Test
    void theLastBatchHasNoMarkBehindItAndCountsAsTorn() {
        write(3);
        int last = world.disk(1).segments().getLast();
        world.disk(1).rotRecord(last, world.disk(1).records(last) - 1);
        world.crash(1);
        open();
        assertEquals(2, opened.groups().get(GROUP).entries().size());
        append(3);
        world.crash(1);
        open();
        assertEquals(3, opened.groups().get(GROUP).entries().size());
    }

    /** Long enough that the anchor says what is durable. */
    private void rest() {
        world.advance(2_000_000_000L);
        world.settle(1);
    }

    @Test
    void theLastBatchIsMissedOnceTheAnchorKnowsOfIt() {
        write(3);
        rest();
        int last = world.disk(1).segments().getLast();
        world.disk(1).rotRecord(last, world.disk(1).records(last) - 1);
        String sentence = reopenDamaged().getMessage();
        assertTrue(sentence.startsWith("segment " + last + " of the journal is damaged"), sentence);
    }

    @Test
    void aLostNewestSegmentIsMissed() {
        write(40);
        rest();
        world.disk(1).loseSegment(world.disk(1).segments().getLast());
        String sentence = reopenDamaged().getMessage();
        assertTrue(sentence.startsWith("the end of the journal is missing"), sentence);
    }

    @Test
    void aLostOldestSegmentIsMissedEvenIfOnlyAHardStateWasLeftInIt() {
        write(20);
        world.on(1, () -> opened.journal().compacted(GROUP, 15, 1, Bytes.EMPTY));
        world.settle(1);
        world.disk(1).loseSegment(1);
        String sentence = reopenDamaged().getMessage();
        assertTrue(sentence.startsWith("segment 1 of the journal is missing"), sentence);
    }

    @Test
    void segmentsThatWereDroppedAreNotMissed() {
        write(40);
        world.on(1, () -> opened.journal().append(GROUP, new HardState(2, 2), 0, List.of(), () -> {}));
        world.on(1, () -> opened.journal().compacted(GROUP, 38, 1, Bytes.EMPTY));
        world.settle(1);
        append(41);
        world.settle(1);
        assertTrue(world.disk(1).segments().getFirst() > 1);
        world.crash(1);
        open();
        assertEquals(3, opened.groups().get(GROUP).entries().size());
    }

    @Test
    void theJournalOfAnotherNodeIsRefused() {
        write(3);
        world.crash(1);
        world.on(1, () -> Journal.open(SETTINGS, OWNER + 1, world.host(1), found -> opened = found));
        world.settle(1);
        assertTrue(world.failure(1).getMessage().contains("belongs to another node"), world.failure(1).getMessage());
    }

    @Test
    void damageInASegmentThatIsBeingWrittenAgainStopsTheNode() {
        journalSettings = new JournalSettings(600, 2);
        write(3);
        world.disk(1).rotRecord(1, 2);
        writeAgain();
        String sentence = assertInstanceOf(FatalError.class, world.failure(1)).getMessage();
        assertTrue(sentence.startsWith("segment 1 of the journal is damaged"), sentence);
    }

    /** Other groups go on, until the segments that the first one's entries lie in have to be written again. */
    private void writeAgain() {
        world.on(1, () -> {
            for (int group = 10; group < 14; group++) {
                opened.journal().append(new ShardId(group), new HardState(1, 1), 0, List.of(), () -> {});
            }
        });
        for (int turn = 0; turn < 60 && world.failure(1) == null; turn++) {
            int term = turn + 2;
            world.on(1, () -> opened.journal().append(new ShardId(10), new HardState(term, 1), 0, List.of(), () -> {}));
            world.settle(1);
        }
    }

    /** Another entry in the place of one that was there. */
    private void replace(long index, long term) {
        Entry entry = new Entry(index, term, Entry.Kind.EFFECTS, Bytes.ofUtf8("of term " + term));
        world.on(1, () -> opened.journal().append(GROUP, null, index, List.of(entry), () -> {}));
        world.settle(1);
    }

    @Test
    void anEntryThatWasReplacedIsNotTakenForTheDamagedOneThatReplacedIt() {
        journalSettings = new JournalSettings(600, 2);
        write(3);
        replace(3, 2);
        assertEquals(List.of(1), world.disk(1).segments());
        world.disk(1).rotRecord(1, world.disk(1).records(1) - 1);
        writeAgain();
        String sentence = assertInstanceOf(FatalError.class, world.failure(1)).getMessage();
        assertTrue(sentence.startsWith("segment 1 of the journal is damaged"), sentence);
    }

    @Test
    void damageToWhatNobodyNeedsGoesWithItsSegment() {
        journalSettings = new JournalSettings(600, 2);
        write(3);
        int damaged = world.disk(1).records(1) - 1;
        replace(3, 2);
        world.disk(1).rotRecord(1, damaged);
        writeAgain();
        assertNull(world.failure(1));
        assertTrue(world.disk(1).segments().getFirst() > 1);
        world.crash(1);
        open();
        List<Entry> entries = opened.groups().get(GROUP).entries();
        assertEquals(3, entries.size());
        assertEquals(2, entries.getLast().term());
    }

    @Test
    void whatWasOnceTakenForTornStaysGoneEvenIfItReadsWellAgain() {
        write(3);
        int segment = world.disk(1).segments().getLast();
        int last = world.disk(1).records(segment) - 1;
        Bytes sound = world.disk(1).record(segment, last);
        world.disk(1).rotRecord(segment, last);
        world.crash(1);
        open();
        world.on(1, () -> opened.journal().append(GROUP, new HardState(9, 2), 0, List.of(), () -> {}));
        world.settle(1);
        world.disk(1).setRecord(segment, last, sound);
        world.crash(1);
        open();
        RecoveredGroup group = opened.groups().get(GROUP);
        assertEquals(2, group.entries().size());
        assertEquals(new HardState(9, 2), group.hardState());
    }

    @Test
    void aFailedWriteStopsTheNode() {
        write(3);
        world.disk(1).failWrites();
        world.on(1, () -> opened.journal().append(GROUP, new HardState(2, 1), 0, List.of(), () -> {
            throw new AssertionError("a failed write was called durable");
        }));
        world.settle(1);
        assertInstanceOf(FatalError.class, world.failure(1));
    }

    @Test
    void appendsOfOneTurnAreOneBatchAndWhatComesMeanwhileIsTheNext() {
        open();
        List<Integer> durable = new ArrayList<>();
        world.on(1, () -> {
            for (int group = 1; group <= 50; group++) {
                int number = group;
                opened.journal().append(new ShardId(group), new HardState(1, 1), 0, List.of(),
                        () -> durable.add(number));
            }
        });
        world.settle(1);
        assertEquals(50, durable.size());
        // The header and fifty hard states.
        assertEquals(51, world.disk(1).records(1));
    }
}
