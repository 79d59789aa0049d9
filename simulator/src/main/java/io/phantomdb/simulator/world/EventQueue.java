package io.phantomdb.simulator.world;

import io.phantomdb.base.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is still to happen, ordered by (virtual time, sequence): a binary heap whose entries know their place, so that a
 * cancelled timer leaves at once and the heap stays as small as the world really is.
 */
final class EventQueue {
    private SimEvent[] heap = new SimEvent[256];
    private int size;
    private long nextSequence;

    void add(SimEvent event, long at) {
        Check.that(event.place < 0, "an event was queued twice");
        event.at = at;
        event.sequence = nextSequence++;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        siftUp(event, size++);
    }

    void remove(SimEvent event) {
        int place = event.place;
        if (place < 0) {
            return;
        }
        event.place = -1;
        SimEvent last = heap[--size];
        heap[size] = null;
        if (last == event) {
            return;
        }
        siftDown(last, place);
        if (heap[place] == last) {
            siftUp(last, place);
        }
    }

    /** The next event, still in the queue; null if there is none. */
    SimEvent first() {
        return size == 0 ? null : heap[0];
    }

    SimEvent take() {
        SimEvent first = heap[0];
        remove(first);
        return first;
    }

    int size() {
        return size;
    }

    /** All events, in the order in which they would happen. For rare changes of many at once. */
    List<SimEvent> inOrder() {
        List<SimEvent> all = new ArrayList<>(Arrays.asList(heap).subList(0, size));
        all.sort((left, right) -> isBefore(left, right) ? -1 : 1);
        return all;
    }

    private void siftUp(SimEvent event, int from) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            SimEvent above = heap[parent];
            if (!isBefore(event, above)) {
                break;
            }
            put(above, place);
            place = parent;
        }
        put(event, place);
    }

    private void siftDown(SimEvent event, int from) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], event)) {
                break;
            }
            put(heap[child], place);
            place = child;
        }
        put(event, place);
    }

    private void put(SimEvent event, int place) {
        heap[place] = event;
        event.place = place;
    }

    private static boolean isBefore(SimEvent left, SimEvent right) {
        return left.at != right.at ? left.at < right.at : left.sequence < right.sequence;
    }
}
