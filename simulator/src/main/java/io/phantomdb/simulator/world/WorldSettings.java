package io.phantomdb.simulator.world;

import io.phantomdb.base.Check;

/**
 * What kind of world a run takes place in; drawn from the seed once. All times are in nanoseconds of virtual time.
 *
 * @param latencyMin the shortest way of a message between two nodes
 * @param latencyMax the longest way when nothing is wrong
 * @param syncMin the fastest sync of a disk
 * @param syncMax the slowest sync when nothing is wrong
 * @param readMax the slowest read when nothing is wrong
 * @param wakeMax how late a story may go on after what it waited for is there
 * @param labourMax pieces of labour that run beside each other on a node
 * @param driftPpmMax how wrong the rate of a node's clock may be, in parts per million
 * @param linkBytesMax bytes under way on one link of a pair of nodes before a message is refused
 * @param streamBytesMax bytes a stream takes before it says that it is full
 * @param fragmentRate how often a write to a stream arrives in pieces, from 0.0 to 1.0
 * @param cacheWeightMax no cache weighs more than this; 0: every cache holds a single entry
 * @param diskBytesMax the size of a node's disk
 */
public record WorldSettings(long latencyMin, long latencyMax, long syncMin, long syncMax, long readMax, long wakeMax,
        int labourMax, int driftPpmMax, int linkBytesMax, int streamBytesMax, double fragmentRate, long cacheWeightMax,
        long diskBytesMax) {
    private static final long MICROS = 1_000;

    public WorldSettings {
        Check.that(0 < latencyMin && latencyMin <= latencyMax, "latencies are positive and ordered");
        Check.that(0 < syncMin && syncMin <= syncMax && readMax > 0, "disk times are positive and ordered");
        Check.that(labourMax > 0 && linkBytesMax > 0 && streamBytesMax > 0, "there is room for something");
    }

    /** A quiet world for tests of single parts. */
    public static WorldSettings calm() {
        return new WorldSettings(100 * MICROS, 300 * MICROS, 100 * MICROS, 300 * MICROS, 200 * MICROS, 20 * MICROS, 1,
                0,
                8 << 20, 256 << 10, 0, 64 << 20, 64L << 30);
    }

    /** One of many worlds. */
    public static WorldSettings draw(SplitEntropy entropy) {
        int distance = entropy.below(5) == 0 ? 10 : 1;
        long latencyMin = MICROS * distance * entropy.between(20, 500);
        long syncMin = MICROS * entropy.between(40, 800);
        return new WorldSettings(latencyMin, latencyMin + MICROS * distance * entropy.between(50, 5_000), syncMin,
                syncMin + MICROS * entropy.between(50, 10_000), MICROS * entropy.between(50, 2_000),
                MICROS * entropy.between(5, 200), entropy.below(2) + 1, entropy.below(2) * entropy.below(2_000),
                1 << entropy.between(19, 24), 1 << entropy.between(12, 19),
                entropy.below(3) == 0 ? 0.5 : 0.02, entropy.below(4) == 0 ? 0 : 1L << entropy.between(14, 26),
                64L << 30);
    }
}
