package io.phantomdb.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Check;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every {@link Entropy} keeps. */
public abstract class EntropyContract extends Contract {
    @Test
    public void belowIsEvenAndInBounds() {
        Entropy entropy = world.host(1).entropy().fork("below");
        int[] counts = new int[10];
        for (int draw = 0; draw < 20_000; draw++) {
            counts[entropy.below(10)]++;
        }
        for (int count : counts) {
            assertTrue(count > 1_600 && count < 2_400, "one of ten numbers came " + count + " times in 20,000");
        }
        assertEquals(0, entropy.below(1));
    }

    @Test
    public void belowNeedsAPositiveBound() {
        Entropy entropy = world.host(1).entropy().fork("bound");
        assertThrows(Check.Broken.class, () -> entropy.below(0));
        assertThrows(Check.Broken.class, () -> entropy.below(-3));
    }

    @Test
    public void doublesLieBetweenZeroAndOne() {
        Entropy entropy = world.host(1).entropy().fork("doubles");
        double sum = 0;
        for (int draw = 0; draw < 10_000; draw++) {
            double number = entropy.nextDouble();
            assertTrue(number >= 0 && number < 1);
            sum += number;
        }
        assertTrue(sum > 4_500 && sum < 5_500, "10,000 doubles add up to " + sum);
    }

    @Test
    public void forksGoTheirOwnWays() {
        Entropy entropy = world.host(1).entropy();
        TreeSet<Long> seen = new TreeSet<>();
        for (String purpose : new String[]{"elections", "sessions", "volatile functions"}) {
            Entropy fork = entropy.fork(purpose);
            for (int draw = 0; draw < 100; draw++) {
                seen.add(fork.nextLong());
            }
        }
        assertEquals(300, seen.size());
    }

    @Test
    public void forksForTheSamePurposeDrawDifferentNumbers() {
        Entropy entropy = world.host(1).entropy();
        assertNotEquals(entropy.fork("session").nextLong(), entropy.fork("session").nextLong());
    }

    @Test
    public void nodesDrawDifferentNumbers() {
        assertNotEquals(world.host(1).entropy().fork("x").nextLong(), world.host(2).entropy().fork("x").nextLong());
    }
}
