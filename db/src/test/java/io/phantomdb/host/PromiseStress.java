package io.phantomdb.host;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** Promises on real threads. */
public final class PromiseStress {
    private PromiseStress() {}

    /** Two want to keep it: one succeeds, and what it said is the value. */
    @JCStressTest
    @Outcome(id = {"1, 0, 1", "0, 1, 2"}, expect = Expect.ACCEPTABLE, desc = "one of them kept it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "kept by none, by both, or with another's value")
    @State
    public static class KeptOnce {
        private final Promise<Integer> promise = new Promise<>();

        @Actor
        public void first(III_Result seen) {
            seen.r1 = promise.tryKeep(1) ? 1 : 0;
        }

        @Actor
        public void second(III_Result seen) {
            seen.r2 = promise.tryKeep(2) ? 1 : 0;
        }

        @Arbiter
        public void after(III_Result seen) {
            seen.r3 = promise.value();
        }
    }

    /** Callbacks are added while it is kept: each runs once and sees the value. */
    @JCStressTest
    @Outcome(id = "12, 14", expect = Expect.ACCEPTABLE, desc = "both ran, in order, and saw it")
    @Outcome(id = "21, 14", expect = Expect.ACCEPTABLE_INTERESTING, desc = "the second came while the first was about to run")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one is lost, ran twice or too early")
    @State
    public static class CalledBackOnce {
        private final Promise<Integer> promise = new Promise<>();
        private int order;
        private int sum;

        @Actor
        public void keeper() {
            promise.keep(7);
        }

        @Actor
        public void waiter() {
            promise.onDone(() -> called(1));
            promise.onDone(() -> called(2));
        }

        private void called(int which) {
            synchronized (this) {
                order = order * 10 + which;
                sum += promise.value();
            }
        }

        @Arbiter
        public void after(II_Result seen) {
            seen.r1 = order;
            seen.r2 = sum;
        }
    }
}
