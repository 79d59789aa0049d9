package io.phantomdb.host.real;

import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** What hands the journal's writer its orders. */
public final class HandoverStress {
    private HandoverStress() {}

    /** Two add at the same time: nothing is lost or doubled, and each one's items keep their order. */
    @JCStressTest
    @Outcome(id = "12, 3", expect = Expect.ACCEPTABLE, desc = "all are there, each adder's in order")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or overtaken")
    @State
    public static class Gathered {
        private final Handover<Integer> handover = new Handover<>();

        @Actor
        public void first() {
            handover.add(1);
            handover.add(2);
        }

        @Actor
        public void second() {
            handover.add(3);
        }

        @Arbiter
        public void after(II_Result seen) {
            List<Integer> taken = handover.take();
            for (int item : taken) {
                seen.r1 = item == 3 ? seen.r1 : seen.r1 * 10 + item;
            }
            seen.r2 = taken.size();
        }
    }

    /** One adds while the other takes, and goes to sleep in between: it is woken for whatever comes. */
    @JCStressTest
    @Outcome(id = "123", expect = Expect.ACCEPTABLE, desc = "all were taken in order")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or overtaken")
    @State
    public static class Woken {
        private final Handover<Integer> handover = new Handover<>();

        @Actor
        public void adder() {
            handover.add(1);
            handover.add(2);
            handover.add(3);
        }

        @Actor
        public void taker(I_Result seen) {
            int order = 0;
            while (order < 100) {
                for (int item : handover.take()) {
                    order = order * 10 + item;
                }
            }
            seen.r1 = order;
        }
    }
}
