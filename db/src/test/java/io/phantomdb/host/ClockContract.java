package io.phantomdb.host;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What every {@link Clock} keeps. */
public abstract class ClockContract extends Contract {
    private static final long MICROS_OF_2020 = 1_577_836_800_000_000L;
    private static final long MICROS_OF_2120 = 4_733_510_400_000_000L;

    @Test
    public void nanosNeverGoBack() {
        Clock clock = world.host(1).clock();
        long last = clock.nanos();
        for (int reading = 0; reading < 10_000; reading++) {
            long now = clock.nanos();
            assertTrue(now >= last, "went back by " + (last - now));
            last = now;
        }
    }

    @Test
    public void nanosMeasureTimeThatPassed() {
        Clock clock = world.host(1).clock();
        long before = clock.nanos();
        world.advance(2_000_000);
        assertTrue(clock.nanos() - before >= 2_000_000);
    }

    @Test
    public void wallIsADateOfOurTime() {
        long wall = world.host(1).clock().wallMicros();
        assertTrue(wall > MICROS_OF_2020 && wall < MICROS_OF_2120, "the wall clock says " + wall);
    }
}
