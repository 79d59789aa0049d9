package io.phantomdb.simulator.check.anomaly;

import java.util.Arrays;

/** Numbers in a ring, to put on and take from both ends. */
final class IntDeque {
    private int[] ring = new int[256];
    private int head;
    private int size;

    void addFirst(int number) {
        makeRoom();
        head = head - 1 & ring.length - 1;
        ring[head] = number;
        size++;
    }

    void addLast(int number) {
        makeRoom();
        ring[head + size++ & ring.length - 1] = number;
    }

    int removeFirst() {
        int number = ring[head];
        head = head + 1 & ring.length - 1;
        size--;
        return number;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    private void makeRoom() {
        if (size == ring.length) {
            int[] larger = Arrays.copyOf(ring, 2 * size);
            System.arraycopy(ring, 0, larger, size, head);
            ring = larger;
        }
    }
}
