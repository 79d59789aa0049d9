package io.phantomdb.host.real;

import io.phantomdb.base.Check;
import io.phantomdb.host.Entropy;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers from one seed that the operating system drew. Forking is safe from any thread; drawing is not. */
final class SeededEntropy implements Entropy {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final SplittableRandom random;
    private final AtomicLong forks = new AtomicLong();

    private SeededEntropy(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    static SeededEntropy fromSystem() {
        byte[] bytes = new byte[Long.BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SeededEntropy(ByteBuffer.wrap(bytes).getLong());
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }

    @Override
    public int below(int bound) {
        Check.that(bound > 0, "a bound is positive, not %d", bound);
        return random.nextInt(bound);
    }

    @Override
    public double nextDouble() {
        return random.nextDouble();
    }

    @Override
    public Entropy fork(String purpose) {
        long hash = purpose.length();
        for (int index = 0; index < purpose.length(); index++) {
            hash = mix(hash + GOLDEN_GAMMA * (purpose.charAt(index) + 1));
        }
        return new SeededEntropy(mix(seed + GOLDEN_GAMMA * forks.incrementAndGet()) ^ hash);
    }

    /** The finalizer of SplittableRandom (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014). */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
