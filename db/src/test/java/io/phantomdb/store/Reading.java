package io.phantomdb.store;

import io.phantomdb.host.World;
import java.util.function.Supplier;

/** Does a piece of reading again and again until nothing is missing. */
final class Reading<T> {
    private final Store store;
    private final Supplier<T> piece;
    private volatile T result;
    private int rounds;

    private Reading(Store store, Supplier<T> piece) {
        this.store = store;
        this.piece = piece;
    }

    /** The piece answers null if something was missing. */
    static <T> T of(World world, int node, Store store, Supplier<T> piece) {
        Reading<T> reading = new Reading<>(store, piece);
        world.on(node, reading::round);
        world.runUntil("the reading ends", () -> reading.result != null || world.failure(node) != null);
        if (world.failure(node) != null) {
            throw new AssertionError("reading failed", world.failure(node));
        }
        return reading.result;
    }

    private void round() {
        rounds++;
        if (rounds > 1_000) {
            throw new AssertionError("a reading that never ends");
        }
        result = piece.get();
        if (result == null) {
            store.fetchMissing(this::round);
        }
    }
}
