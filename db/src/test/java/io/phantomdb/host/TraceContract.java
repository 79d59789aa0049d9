package io.phantomdb.host;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every {@link Trace} keeps: it takes events of any thread, and never holds anybody up. */
public abstract class TraceContract extends Contract {
    private record Counted(int number) implements Trace.Event {
        @Override
        public String kind() {
            return "contract.counted";
        }

        @Override
        public String text() {
            return "number " + number;
        }
    }

    @Test
    public void eventsComeFromAnyThread() {
        Trace trace = world.host(1).trace();
        trace.event(new Trace.Note("contract", "from the test"));
        world.on(1, () -> trace.event(new Trace.Note("contract", "from the loop")));
        Promise<Void> story = world.host(1).tasks().start("story", scope(1),
                () -> trace.event(new Trace.Note("contract", "from a story")));
        world.runUntil("the story ends", story::isDone);
        assertNull(story.error());
    }

    @Test
    public void manyEventsHoldNobodyUp() {
        Trace trace = world.host(1).trace();
        AtomicBoolean done = new AtomicBoolean();
        world.host(1).loops().store().post(() -> {
            for (int number = 0; number < 50_000; number++) {
                trace.event(new Counted(number));
            }
            done.set(true);
        });
        world.runUntil("all are taken", done::get);
        assertNull(world.failure(1));
    }
}
