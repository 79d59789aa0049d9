package io.phantomdb.simulator.invariant;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.invariant.Invariant.Violated;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three disks of a log, and what their replicas write: a slow disk breaks no promise, a late decision does. */
final class LogsOnDiskTest {
    private record Decides(long truncateFrom) implements LogsOnDisk.Writing {
        @Override
        public String kind() {
            return "writing";
        }

        @Override
        public String text() {
            return "";
        }
    }

    private record Writes(long truncateFrom, long firstIndex, List<Long> terms) implements LogsOnDisk.Written {
        @Override
        public long hardTerm() {
            return 0;
        }

        @Override
        public long vote() {
            return 0;
        }

        @Override
        public String kind() {
            return "written";
        }

        @Override
        public String text() {
            return "";
        }
    }

    private record Applies(long index, long term) implements SameEntryEverywhere.Applied {
        @Override
        public long group() {
            return 1;
        }

        @Override
        public long payloadHash() {
            return 0;
        }

        @Override
        public String kind() {
            return "applied";
        }

        @Override
        public String text() {
            return "";
        }
    }

    private record State(long index, long term) implements LogsOnDisk.StateWritten {
        @Override
        public String kind() {
            return "state";
        }

        @Override
        public String text() {
            return "";
        }
    }

    private final LogsOnDisk logs = new LogsOnDisk(node -> true, nodes -> nodes.size() >= 2);

    private void write(int node, long truncateFrom, long firstIndex, Long... terms) {
        logs.event(node, new Decides(truncateFrom));
        logs.event(node, new Writes(truncateFrom, firstIndex, List.of(terms)));
    }

    private void isBroken(String what, Runnable event) {
        String message = assertThrows(Violated.class, event::run).getMessage();
        assertTrue(message.contains(what), message);
    }

    /** Seed 910001566 of raft: the disk came to it four seconds later. */
    @Test
    void whatWasTakenBackBeforeItWasCommittedMayBeWrittenAfterwards() {
        write(1, 0, 1, 1L);
        write(2, 0, 1, 1L);
        write(3, 0, 1, 1L);
        logs.event(3, new Decides(1));
        write(1, 0, 2, 3L);
        write(2, 0, 2, 3L);
        logs.event(1, new Applies(1, 1));
        logs.event(3, new Writes(1, 1, List.of(2L)));
    }

    @Test
    void whatIsCommittedIsNotTakenBack() {
        write(1, 0, 1, 1L);
        write(2, 0, 1, 1L);
        write(3, 0, 1, 1L);
        logs.event(1, new Applies(1, 1));
        isBroken("which is committed", () -> write(3, 1, 1, 2L));
    }

    @Test
    void whoeverIsTakingAnEntryBackIsNoneOfItsQuorum() {
        write(1, 0, 1, 1L);
        write(2, 0, 1, 1L);
        logs.event(2, new Decides(1));
        isBroken("durable at nodes [1] only", () -> logs.event(1, new Applies(1, 1)));
    }

    /** Seed 91 of the control C1: something else is synced between a state of another history and the end of the old log. */
    @Test
    void anOldLogMayStandBehindAStateUntilItIsTakenBack() {
        write(1, 0, 1, 1L, 1L, 1L);
        logs.event(1, new Decides(0));
        logs.event(1, new State(2, 5));
        logs.event(1, new Decides(1));
        logs.event(1, new Writes(0, 4, List.of()));
        logs.event(1, new Writes(1, 3, List.of(5L)));
    }

    @Test
    void termsDoNotDescendAlongALog() {
        write(1, 0, 1, 3L);
        isBroken("behind one of term 3", () -> write(1, 0, 2, 2L));
    }
}
