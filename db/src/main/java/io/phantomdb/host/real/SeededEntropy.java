package io.phantomdb.host.real;

import io.phantomdb.base.Check;
import io.phantomdb.host.Entropy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers from one key that the operating system drew: SHA-256 of the key and a counter. Clients see some of them (nonces of logins, the
 * cluster's id, what functions draw), and must not be able to tell others from these (cancel keys, salts, the cluster's secret): so a fork has a
 * key of its own, a hash too. Forking is safe from any thread; drawing is not.
 */
final class SeededEntropy implements Entropy {
    private static final int KEY_BYTES = 32;
    private static final byte DRAWN = 0;
    private static final byte FORKED = 1;
    private static final double DOUBLE_UNIT = 0x1.0p-53;

    private final byte[] key;
    private final AtomicLong forks = new AtomicLong();
    private final MessageDigest digest = sha256();
    private final ByteBuffer counted = ByteBuffer.allocate(1 + Long.BYTES);
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long blocks;

    private SeededEntropy(byte[] key) {
        this.key = key;
    }

    static SeededEntropy fromSystem() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new SeededEntropy(key);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public long nextLong() {
        if (!block.hasRemaining()) {
            counted.clear().put(DRAWN).putLong(blocks++);
            digest.update(key);
            digest.update(counted.array());
            block = ByteBuffer.wrap(digest.digest());
        }
        return block.getLong();
    }

    /** By Lemire's multiplication, without its last step: the bias is below 2^-32. */
    @Override
    public int below(int bound) {
        Check.that(bound > 0, "a bound is positive, not %d", bound);
        return (int) Math.unsignedMultiplyHigh(nextLong(), bound);
    }

    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * DOUBLE_UNIT;
    }

    @Override
    public Entropy fork(String purpose) {
        MessageDigest forking = sha256();
        forking.update(key);
        forking.update(ByteBuffer.allocate(1 + Long.BYTES).put(FORKED).putLong(forks.incrementAndGet()).array());
        forking.update(purpose.getBytes(StandardCharsets.UTF_8));
        return new SeededEntropy(forking.digest());
    }
}
