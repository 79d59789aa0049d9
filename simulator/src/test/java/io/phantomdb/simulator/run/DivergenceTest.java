package io.phantomdb.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DivergenceTest {
    @Test
    void whatIsTheSameDoesNotPart() {
        assertNull(Divergence.find(List.of("a", "b"), List.of("a", "b")));
    }

    @Test
    void aRunMayEndBeforeTheOther() {
        assertEquals("""
                the first event that differs is event 2:
                    both  a
                 => here  b
                 => there (nothing: this run is over)
                """, Divergence.find(List.of("a", "b"), List.of("a")).describe());
    }

    @Test
    void thereIsSomeContextOnBothSides() {
        assertEquals("""
                the first event that differs is event 7:
                    both  2
                    both  3
                    both  4
                    both  5
                    both  6
                 => here  x
                    here  8
                 => there y
                    there 8
                    there 9
                    there 10
                """, Divergence.find(List.of("1", "2", "3", "4", "5", "6", "x", "8"), List.of("1", "2", "3", "4", "5",
                "6", "y", "8", "9", "10", "11")).describe());
    }
}
