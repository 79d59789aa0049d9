package io.phantomdb.host.real;

import io.phantomdb.host.Trace;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Notable events, a line each, written by an own thread. Who reports an event never waits: when the writer is too slow
 * events are dropped, and their number is written later.
 */
final class LineTrace implements Trace {
    private static final int WAITING_MAX = 8_192;

    private record Line(Instant when, Event event) {}

    private final String name;
    private final PrintStream out;
    private final ConcurrentLinkedQueue<Line> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer;
    private volatile boolean closing;

    LineTrace(String name, PrintStream out) {
        this.name = name;
        this.out = out;
        this.writer = Thread.ofPlatform().name(name + "-trace").daemon().start(this::write);
    }

    @Override
    public void event(Event event) {
        if (!event.isNotable()) {
            return;
        }
        if (waitingCount.incrementAndGet() > WAITING_MAX) {
            waitingCount.decrementAndGet();
            dropped.incrementAndGet();
            return;
        }
        waiting.add(new Line(Instant.now(), event));
        LockSupport.unpark(writer);
    }

    private void write() {
        while (true) {
            boolean last = closing;
            writeWaiting();
            if (last) {
                return;
            }
            if (waiting.isEmpty() && !closing) {
                LockSupport.park(this);
            }
        }
    }

    private void writeWaiting() {
        for (Line line = waiting.poll(); line != null; line = waiting.poll()) {
            waitingCount.decrementAndGet();
            String text = line.event.text().replace('\n', ' ').replace('\r', ' ');
            out.println(line.when + " " + name + " " + line.event.kind() + " " + text);
        }
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            out.println(Instant.now() + " " + name + " trace.dropped " + lost + " events");
        }
        out.flush();
    }

    /** Writes what is waiting and ends. */
    void close() throws InterruptedException {
        closing = true;
        LockSupport.unpark(writer);
        writer.join(2_000);
    }
}
