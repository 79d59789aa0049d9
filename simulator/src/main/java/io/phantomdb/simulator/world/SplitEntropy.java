package io.phantomdb.simulator.world;

import io.phantomdb.base.Check;
import io.phantomdb.base.Lookup;
import io.phantomdb.host.Entropy;

/**
 * Numbers split from the run's seed (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
 * A fork's seed is made of its parent's seed, its purpose and how many forks of that purpose there were before: drawing
 * a number more, or forking for another purpose, changes nothing in it.
 */
public final class SplitEntropy implements Entropy {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private long state;
    private Lookup<String, int[]> forks;

    public SplitEntropy(long seed) {
        this.seed = seed;
        this.state = mix(seed ^ 0x5DEECE66DL);
    }

    @Override
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    @Override
    public int below(int bound) {
        Check.that(bound > 0, "a bound is positive");
        return (int) ((nextLong() >>> 33) * bound >>> 31);
    }

    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** From low to high, both included. */
    public long between(long low, long high) {
        Check.that(low <= high, "a range is not empty");
        return low + Math.floorMod(nextLong(), high - low + 1);
    }

    /** True with this probability; draws nothing if it is zero, so that what is switched off costs nothing. */
    public boolean chance(double probability) {
        return probability > 0 && nextDouble() < probability;
    }

    @Override
    public SplitEntropy fork(String purpose) {
        if (forks == null) {
            forks = new Lookup<>();
        }
        int[] count = forks.get(purpose);
        if (count == null) {
            count = new int[1];
            forks.put(purpose, count);
        }
        long named = mix(seed ^ hash(purpose));
        return new SplitEntropy(mix(named + GOLDEN * ++count[0]));
    }

    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private static long hash(String purpose) {
        long sum = 0xCBF29CE484222325L;
        for (int index = 0; index < purpose.length(); index++) {
            sum = (sum ^ purpose.charAt(index)) * 0x100000001B3L;
        }
        return sum;
    }
}
