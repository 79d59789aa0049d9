package io.phantomdb.host.real;

import io.phantomdb.host.Clock;
import java.time.Instant;

/** The system's clocks. */
final class SystemClock implements Clock {
    private final long startNanos = System.nanoTime();

    @Override
    public long nanos() {
        return System.nanoTime() - startNanos;
    }

    @Override
    public long wallMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
