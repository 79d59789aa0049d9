package io.phantomdb.host.real;

import io.phantomdb.host.Trace;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Turns that are posted to a store's loop from two threads: each runs once, on the loop, after those its poster posted before. */
@JCStressTest
@Outcome(id = "12, 3, 0", expect = Expect.ACCEPTABLE, desc = "all ran on the loop, each poster's in order")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, overtaken, or on a strange thread")
@State
public class MailboxStress {
    private static final StoreLoop LOOP = loop();

    private final CountDownLatch done = new CountDownLatch(3);
    /** Of the loop alone. */
    private int order;
    private int ran;
    private int strange;

    private static StoreLoop loop() {
        StoreLoop loop = new StoreLoop("stress", new SystemClock(), new Trace() {
            @Override
            public void event(Event event) {
                // A slow machine has long turns.
            }
        }, new Fatality(Throwable::printStackTrace));
        loop.start();
        return loop;
    }

    @Actor
    public void first() {
        LOOP.post(() -> turn(1));
        LOOP.post(() -> turn(2));
    }

    @Actor
    public void second() {
        LOOP.post(() -> turn(3));
    }

    private void turn(int which) {
        order = which == 3 ? order : order * 10 + which;
        ran++;
        strange += LOOP.isHere() ? 0 : 1;
        done.countDown();
    }

    @Arbiter
    public void after(III_Result seen) {
        while (done.getCount() > 0) {
            Thread.onSpinWait();
        }
        seen.r1 = order;
        seen.r2 = ran;
        seen.r3 = strange;
    }
}
