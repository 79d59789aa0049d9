package io.phantomdb.base;

import java.util.HexFormat;

/** A transaction: the incarnation of its coordinator and a count, so that it is unique without agreement. */
public record TxnId(long high, long low) implements Comparable<TxnId> {
    @Override
    public int compareTo(TxnId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
