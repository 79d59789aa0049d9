package io.phantomdb.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Check;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every {@link Loops} keeps. */
public abstract class LoopsContract extends Contract {
    private static final long MILLISECOND = 1_000_000;

    private Loop loop() {
        return world.host(1).loops().store();
    }

    @Test
    public void turnsRunInTheOrderTheyWerePosted() {
        List<Integer> order = new CopyOnWriteArrayList<>();
        for (int number = 0; number < 100; number++) {
            int turn = number;
            loop().post(() -> order.add(turn));
        }
        world.runUntil("all ran", () -> order.size() == 100);
        for (int number = 0; number < 100; number++) {
            assertEquals(number, order.get(number));
        }
    }

    @Test
    public void aTurnPostedByATurnRunsAfterItEnded() {
        List<String> order = new CopyOnWriteArrayList<>();
        loop().post(() -> {
            loop().post(() -> order.add("second"));
            order.add("first");
        });
        world.runUntil("both ran", () -> order.size() == 2);
        assertEquals(List.of("first", "second"), order);
    }

    @Test
    public void postedFromInsideAndOutsideNothingIsLost() {
        AtomicLong ran = new AtomicLong();
        for (int number = 0; number < 500; number++) {
            loop().post(() -> loop().post(ran::incrementAndGet));
            loop().post(ran::incrementAndGet);
        }
        world.runUntil("all ran", () -> ran.get() == 1_000);
    }

    @Test
    public void hereIsOnlyOnTheLoop() {
        assertFalse(loop().isHere());
        assertTrue(on(1, () -> loop().isHere()));
        assertFalse(on(2, () -> loop().isHere()));
    }

    @Test
    public void timersRunNotBeforeTheirTimeAndInItsOrder() {
        Clock clock = world.host(1).clock();
        List<String> order = new CopyOnWriteArrayList<>();
        AtomicLong early = new AtomicLong();
        world.on(1, () -> {
            long start = clock.nanos();
            for (int delay : new int[]{150, 50, 100}) {
                long deadline = start + delay * MILLISECOND;
                loop().at(deadline, () -> {
                    early.addAndGet(clock.nanos() < deadline ? 1 : 0);
                    order.add(delay + (loop().isHere() ? "" : " elsewhere"));
                });
            }
        });
        world.runUntil("all ran", () -> order.size() == 3);
        assertEquals(List.of("50", "100", "150"), order);
        assertEquals(0, early.get());
    }

    @Test
    public void aTimerCanBeSetFromElsewhereAndForThePast() {
        AtomicBoolean ran = new AtomicBoolean();
        loop().at(world.host(1).clock().nanos() - 5 * MILLISECOND, () -> ran.set(true));
        world.runUntil("it ran", ran::get);
    }

    @Test
    public void aCancelledTimerDoesNotRun() {
        AtomicBoolean ran = new AtomicBoolean();
        AtomicBoolean other = new AtomicBoolean();
        long now = world.host(1).clock().nanos();
        Loop.Timer cancelledHere = on(1, () -> loop().at(now + 150 * MILLISECOND, () -> ran.set(true)));
        Loop.Timer cancelledElsewhere = loop().at(now + 150 * MILLISECOND, () -> ran.set(true));
        world.on(1, cancelledHere::cancel);
        cancelledElsewhere.cancel();
        cancelledElsewhere.cancel();
        loop().at(now + 160 * MILLISECOND, () -> other.set(true));
        world.runUntil("the one after it ran", other::get);
        assertFalse(ran.get());
    }

    @Test
    public void cancellingATimerThatRanDoesNothing() {
        AtomicLong ran = new AtomicLong();
        Loop.Timer timer = loop().at(world.host(1).clock().nanos(), ran::incrementAndGet);
        world.runUntil("it ran", () -> ran.get() == 1);
        world.on(1, timer::cancel);
        assertEquals(1, ran.get());
    }

    @Test
    public void aCancelInTheSameTurnBeatsATimerThatIsDue() {
        AtomicBoolean ran = new AtomicBoolean();
        world.on(1, () -> {
            Loop.Timer due = loop().at(world.host(1).clock().nanos(), () -> ran.set(true));
            due.cancel();
        });
        world.advance(5 * MILLISECOND);
        assertFalse(ran.get());
    }

    @Test
    public void workRunsElsewhereAndCompletesHere() {
        Outcome<String> outcome = new Outcome<>();
        AtomicBoolean laboured = new AtomicBoolean();
        AtomicBoolean completedHere = new AtomicBoolean();
        world.on(1, () -> world.host(1).loops().work("labour", () -> {
            laboured.set(true);
            return loop().isHere() ? "on the loop" : "off the loop";
        }, (value, error) -> {
            completedHere.set(loop().isHere());
            outcome.done(value, error);
        }));
        world.runUntil("it completes", outcome::isDone);
        assertTrue(laboured.get() && completedHere.get());
        assertEquals(1, outcome.times());
    }

    @Test
    public void workThatFailsTellsWhy() {
        IOException reason = new IOException("no such thing");
        Outcome<String> outcome = new Outcome<>();
        world.on(1, () -> world.host(1).loops().work("labour", () -> {
            throw reason;
        }, outcome));
        world.runUntil("it completes", outcome::isDone);
        assertSame(reason, outcome.error());
    }

    @Test
    public void muchWorkAllCompletes() {
        List<Integer> done = new CopyOnWriteArrayList<>();
        world.on(1, () -> {
            for (int number = 0; number < 50; number++) {
                int job = number;
                world.host(1).loops().work("labour", () -> job, (value, error) -> done.add(value));
            }
        });
        world.runUntil("all complete", () -> done.size() == 50);
        List<Integer> sorted = new ArrayList<>(done);
        sorted.sort(null);
        assertEquals(49, sorted.get(49));
    }

    @Test
    public void aTurnThatThrowsStopsTheNodeAndNoOther() {
        AtomicBoolean alive = new AtomicBoolean();
        Check.Broken broken = broken();
        world.host(2);
        world.host(1).loops().store().post(() -> {
            throw broken;
        });
        world.runUntil("the node stops", () -> world.failure(1) != null);
        assertSame(broken, world.failure(1));
        world.host(2).loops().store().post(() -> alive.set(true));
        world.runUntil("the other goes on", alive::get);
        assertNull(world.failure(2));
    }

    private static Check.Broken broken() {
        try {
            Check.that(false, "what cannot be");
            throw new AssertionError("a check let it pass");
        } catch (Check.Broken broken) {
            return broken;
        }
    }
}
