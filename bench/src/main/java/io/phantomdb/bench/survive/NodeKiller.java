package io.phantomdb.bench.survive;

import io.phantomdb.bench.measure.RunningCluster;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** Kills nodes, one or all at once, and starts them again; whoever is left must answer soon. */
final class NodeKiller {
    private static final long NANOS = 1_000_000_000L;
    private static final long ANSWER_NANOS_MAX = 30 * NANOS;
    private static final int ALL_IN = 5;

    private final RunningCluster cluster;
    private final SplittableRandom random;
    private final LongSupplier acknowledgedNanos;
    private int kills;
    private double longestSeconds;

    /** The supplier tells when the latest acknowledged transaction began. */
    NodeKiller(RunningCluster cluster, SplittableRandom random, LongSupplier acknowledgedNanos) {
        this.cluster = cluster;
        this.random = random;
        this.acknowledgedNanos = acknowledgedNanos;
    }

    void killUntil(long endNanos) throws InterruptedException {
        while (System.nanoTime() < endNanos) {
            Thread.sleep(1_000 + random.nextInt(6_000));
            if (random.nextInt(ALL_IN) == 0) {
                killAll();
            } else {
                killOne();
            }
        }
    }

    private void killOne() throws InterruptedException {
        int node = 1 + random.nextInt(RunningCluster.NODES);
        cluster.kill(node);
        kills++;
        answered("node " + node + " was killed", System.nanoTime());
        Thread.sleep(random.nextInt(4_000));
        cluster.restart(node);
    }

    private void killAll() throws InterruptedException {
        for (int node = 1; node <= RunningCluster.NODES; node++) {
            cluster.kill(node);
            kills++;
        }
        long killed = System.nanoTime();
        cluster.restartAll();
        answered("all nodes were killed and started", killed);
    }

    private void answered(String what, long since) throws InterruptedException {
        while (acknowledgedNanos.getAsLong() < since) {
            if (System.nanoTime() - since > ANSWER_NANOS_MAX) {
                throw new IllegalStateException(what + ", and for " + ANSWER_NANOS_MAX / NANOS
                        + " s no transaction was acknowledged");
            }
            Thread.sleep(20);
        }
        double seconds = (acknowledgedNanos.getAsLong() - since) / (double) NANOS;
        longestSeconds = Math.max(longestSeconds, seconds);
        System.out.printf(Locale.ROOT, "%s; a transaction that began %.1f s later was acknowledged%n", what, seconds);
    }

    String summary() {
        return String.format(Locale.ROOT, "%d kills, the longest silence %.1f s", kills, longestSeconds);
    }
}
