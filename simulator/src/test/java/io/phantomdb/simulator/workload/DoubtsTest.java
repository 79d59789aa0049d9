package io.phantomdb.simulator.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever hears two things of one commit has found something. */
class DoubtsTest {
    private final List<String> endings = new ArrayList<>();
    private final Doubts doubts = new Doubts(false);

    private Doubts.Commit commit() {
        Doubts.Commit begun = doubts.begin(1, new Doubts.Ending() {
            @Override
            public void ok() {
                endings.add("ok");
            }

            @Override
            public void failed() {
                endings.add("failed");
            }
        });
        doubts.told(1, "t");
        return begun;
    }

    @Test
    void anAnswerTakesTheDoubtAndCountsOnce() {
        Doubts.Commit commit = commit();
        doubts.lost(commit);
        assertSame(commit, doubts.inDoubt());
        assertTrue(doubts.verdict().isBad());
        doubts.answered(commit, "committed");
        doubts.answered(commit, "committed");
        assertNull(doubts.inDoubt());
        assertFalse(doubts.verdict().isBad());
        assertEquals(List.of("ok"), endings);
    }

    @Test
    void abortedAndThenAcknowledgedIsAFinding() {
        Doubts.Commit commit = commit();
        doubts.answered(commit, "aborted");
        assertThrows(Finding.class, () -> doubts.acknowledged(commit));
        assertEquals(List.of("failed"), endings);
    }

    @Test
    void refusedAndThenCommittedIsAFinding() {
        Doubts.Commit commit = commit();
        doubts.refused(commit);
        assertThrows(Finding.class, () -> doubts.answered(commit, "committed"));
    }

    @Test
    void unknownIsAnAnswerOnlyWhereOutcomesAreForgotten() {
        Doubts.Commit commit = commit();
        doubts.lost(commit);
        assertThrows(Finding.class, () -> doubts.answered(commit, "unknown"));
    }

    @Test
    void aTransactionHasOneToken() {
        commit();
        assertThrows(Finding.class, () -> doubts.told(1, "another"));
    }

    @Test
    void anAcknowledgementWithoutATokenIsAFinding() {
        Doubts.Commit commit = doubts.begin(2, null);
        assertThrows(Finding.class, () -> doubts.acknowledged(commit));
    }
}
