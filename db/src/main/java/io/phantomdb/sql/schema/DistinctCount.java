package io.phantomdb.sql.schema;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.KeyCodec;

/**
 * How many different values a column has, in 4 KB whatever their number, to about 1.6 percent (Flajolet et al.,
 * "HyperLogLog: the analysis of a near-optimal cardinality estimation algorithm", 2007).
 */
final class DistinctCount {
    private static final int INDEX_BITS = 12;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final double BIAS = 0.7213 / (1 + 1.079 / REGISTERS);
    private static final long FIRST_MIX = 0xBF58476D1CE4E5B9L;
    private static final long SECOND_MIX = 0x94D049BB133111EBL;

    private final Type type;
    private final byte[] longestRun = new byte[REGISTERS];

    DistinctCount(Type type) {
        this.type = type;
    }

    void add(Object datum) {
        long hash = hash(datum);
        int register = (int) (hash >>> Long.SIZE - INDEX_BITS);
        int run = Math.min(Long.SIZE - INDEX_BITS, Long.numberOfLeadingZeros(hash << INDEX_BITS)) + 1;
        if (run > longestRun[register]) {
            longestRun[register] = (byte) run;
        }
    }

    double estimate() {
        double sum = 0;
        int empty = 0;
        for (byte run : longestRun) {
            sum += 1.0 / (1L << run);
            empty += run == 0 ? 1 : 0;
        }
        double estimate = BIAS * REGISTERS * REGISTERS / sum;
        // Where many registers are empty, counting these is better.
        return estimate <= 2.5 * REGISTERS && empty > 0
                ? REGISTERS * Math.log((double) REGISTERS / empty)
                : estimate;
    }

    private long hash(Object datum) {
        return switch (datum) {
            case Integer number -> mixed(number);
            case Long number -> mixed(number);
            case Short number -> mixed(number);
            case Boolean truth -> mixed(truth ? 1 : 0);
            case String text -> mixed(hash(type.kind() == Type.Kind.BPCHAR ? Datums.withoutPadding(text) : text));
            default -> {
                ByteWriter key = new ByteWriter(32);
                KeyCodec.encode(key, type, datum);
                yield mixed(hash(key.take()));
            }
        };
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * SECOND_MIX;
        }
        return hash;
    }

    private static long hash(Bytes bytes) {
        long hash = bytes.length();
        for (int at = 0; at < bytes.length(); at++) {
            hash = (hash ^ bytes.at(at)) * SECOND_MIX;
        }
        return hash;
    }

    /** Every bit of the result depends on every bit of the number (the finalizer of SplitMix64). */
    static long mixed(long number) {
        long mixed = number + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * FIRST_MIX;
        mixed = (mixed ^ mixed >>> 27) * SECOND_MIX;
        return mixed ^ mixed >>> 31;
    }
}
