package io.phantomdb.host.real;

import io.phantomdb.base.Bytes;
import io.phantomdb.host.Completion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The one thread that writes the journal. While it waits for the disk, what is handed over gathers, and the next force is
 * for all of it. It is a platform thread and never interrupted: Chronicle and file channels both break on an interrupt.
 */
final class JournalWriter {
    /** What the loop asks for, carried out in order. */
    sealed interface Order {}

    record Roll(int segment) implements Order {}

    record Append(List<Bytes> records, Completion<Void> synced) implements Order {}

    record Drop(int segment) implements Order {}

    private static final int KEPT_BUFFER_BYTES = 1 << 20;

    private final CycleQueue queue;
    private final SegmentReserve reserve;
    private final StoreLoop loop;
    private final Thread thread;
    private final Handover<Order> orders = new Handover<>();
    private net.openhft.chronicle.bytes.Bytes<?> excerpt = net.openhft.chronicle.bytes.Bytes.allocateElasticOnHeap(
            4_096);
    /** Once a write has failed nothing is written any more. */
    private IOException failure;

    private JournalWriter(String name, CycleQueue queue, SegmentReserve reserve, StoreLoop loop) {
        this.queue = queue;
        this.reserve = reserve;
        this.loop = loop;
        this.thread = Thread.ofPlatform().name(name + "-journal").daemon().unstarted(this::write);
    }

    static JournalWriter start(String name, CycleQueue queue, SegmentReserve reserve, StoreLoop loop) {
        JournalWriter writer = new JournalWriter(name, queue, reserve, loop);
        writer.thread.start();
        return writer;
    }

    void submit(Order order) {
        orders.add(order);
    }

    private void write() {
        for (List<Order> taken = orders.take(); taken != null; taken = orders.take()) {
            List<Completion<Void>> told = new ArrayList<>(taken.size());
            List<Integer> dropped = new ArrayList<>(0);
            if (failure == null) {
                failure = carryOut(taken, dropped);
            }
            for (Order order : taken) {
                if (order instanceof Append append) {
                    told.add(append.synced);
                }
            }
            tell(told, failure);
            drop(dropped);
        }
    }

    /** Null, or what went wrong. */
    private IOException carryOut(List<Order> taken, List<Integer> dropped) {
        try {
            boolean dirty = false;
            for (Order order : taken) {
                switch (order) {
                    case Roll roll -> queue.roll(roll.segment, reserve.take());
                    case Append append -> {
                        appendAll(append.records);
                        dirty |= !append.records.isEmpty();
                    }
                    case Drop drop -> dropped.add(drop.segment);
                }
            }
            if (dirty) {
                queue.force();
            }
            return null;
        } catch (IOException failed) {
            return failed;
        } catch (RuntimeException | InternalError broken) {
            return new IOException("Chronicle Queue cannot write the journal: " + broken, broken);
        }
    }

    private void appendAll(List<Bytes> records) throws IOException {
        for (Bytes record : records) {
            excerpt.clear();
            excerpt.write(record.arrayBeneath(), record.arrayOffset(), record.length());
            queue.append(excerpt);
        }
        if (excerpt.realCapacity() > KEPT_BUFFER_BYTES) {
            excerpt.releaseLast();
            excerpt = net.openhft.chronicle.bytes.Bytes.allocateElasticOnHeap(4_096);
        }
    }

    private void tell(List<Completion<Void>> told, IOException error) {
        if (!told.isEmpty()) {
            loop.post(() -> told.forEach(synced -> synced.done(null, error)));
        }
    }

    private void drop(List<Integer> segments) {
        try {
            for (int segment : segments) {
                queue.drop(segment);
            }
        } catch (IOException | RuntimeException failed) {
            failure = new IOException("a journal segment cannot be deleted: " + failed.getMessage(), failed);
        }
    }

    /** Waits until all is written that was handed over. */
    void close() throws InterruptedException {
        orders.close();
        thread.join();
    }
}
