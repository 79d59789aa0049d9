package io.phantomdb.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Probes;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.Clock;
import io.phantomdb.store.Effect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everybody who asks the oracle is answered, whatever becomes of its term. */
final class OracleTest {
    private static final long NOW_MICROS = 1_700_000_000_000_000L;
    private static final long NOW = NOW_MICROS / 1_000 << 20;

    /** A term whose fate the test decides. */
    private static final class ToldTerm implements Term {
        private final ArrayDeque<Fate> proposed = new ArrayDeque<>();
        private final ArrayDeque<Confirmation> asked = new ArrayDeque<>();

        @Override
        public ShardId shard() {
            return new ShardId(1);
        }

        @Override
        public long number() {
            return 1;
        }

        @Override
        public long appliedIndex() {
            return 0;
        }

        @Override
        public void propose(List<Effect> effects, Fate fate) {
            proposed.add(fate);
        }

        @Override
        public void confirm(Confirmation confirmation) {
            asked.add(confirmation);
        }
    }

    private final ToldTerm term = new ToldTerm();
    private final List<Long> issued = new ArrayList<>();
    private int refused;

    private Oracle oracle() {
        return new Oracle(term, new StandingClock(), Probes.NONE, 0);
    }

    private record StandingClock() implements Clock {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public long wallMicros() {
            return NOW_MICROS;
        }
    }

    private void issue(Oracle oracle, int count) {
        oracle.issue(count, issued::add, () -> refused++);
    }

    @Test
    void numbersAreToldOnceTheCeilingIsAppliedAndTheTermConfirmed() {
        Oracle oracle = oracle();
        issue(oracle, 3);
        issue(oracle, 1);
        assertTrue(term.asked.isEmpty(), "no number is picked above the ceiling");
        term.proposed.remove().applied(1);
        assertEquals(List.of(), issued);
        term.asked.remove().confirmed();
        term.asked.remove().confirmed();
        assertEquals(List.of(NOW, NOW + 3), issued);
    }

    @Test
    void whoeverWaitsForTheCeilingIsRefusedWhenTheTermEnds() {
        Oracle oracle = oracle();
        issue(oracle, 1);
        issue(oracle, 2);
        term.proposed.remove().lost();
        assertEquals(2, refused);
        assertEquals(List.of(), issued);
    }

    @Test
    void whoeverWaitsForTheConfirmationIsRefusedWhenTheTermEnds() {
        Oracle oracle = oracle();
        issue(oracle, 1);
        term.proposed.remove().applied(1);
        term.asked.remove().refused();
        assertEquals(1, refused);
        assertEquals(List.of(), issued);
    }
}
