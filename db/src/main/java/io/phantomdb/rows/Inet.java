package io.phantomdb.rows;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import java.util.function.IntBinaryOperator;

/**
 * An address of a host or a network, with the length of its network part: of four bytes (IPv4) or sixteen (IPv6). It is a datum
 * of inet as well as of cidr, whose bits behind the network part are zero (PostgreSQL 15, chapter 8.9). IPv4 is ordered before
 * IPv6, then come the bits that both networks have, then the lengths, then all bits.
 */
public record Inet(Bytes address, int bits) implements Comparable<Inet> {
    public static final int V4_BYTES = 4;
    public static final int V6_BYTES = 16;

    public Inet {
        Check.that(address.length() == V4_BYTES || address.length() == V6_BYTES,
                "an address has four or sixteen bytes");
        Check.that(bits >= 0 && bits <= 8 * address.length(), "a network part is within its address");
    }

    public boolean isV4() {
        return address.length() == V4_BYTES;
    }

    public int bitsMax() {
        return 8 * address.length();
    }

    public boolean isHost() {
        return bits == bitsMax();
    }

    /** Both are IPv4, or both are IPv6. */
    public boolean isLike(Inet other) {
        return address.length() == other.address.length();
    }

    /** No bit behind the network part is set. */
    public boolean isNetwork() {
        return address.equals(network().address);
    }

    /** With all bits behind the network part zero. */
    public Inet network() {
        return combined(mask(bits, address.length()), bits, (left, right) -> left & right);
    }

    /** The last address of the network. */
    public Inet broadcast() {
        return combined(mask(bits, address.length()), bits, (left, right) -> left | ~right);
    }

    public Inet withBits(int newBits) {
        return new Inet(address, newBits);
    }

    /** A host whose address has so many ones in front. */
    public static Inet netmask(int ones, int addressBytes) {
        return new Inet(mask(ones, addressBytes), 8 * addressBytes);
    }

    private static Bytes mask(int ones, int addressBytes) {
        byte[] mask = new byte[addressBytes];
        for (int at = 0; at < ones; at++) {
            mask[at >> 3] |= (byte) (0x80 >> (at & 7));
        }
        return Bytes.wrap(mask);
    }

    public Inet inverted() {
        return combined(address, bits, (left, right) -> ~left);
    }

    /** Byte by byte with another address of the same length. */
    public Inet combined(Bytes other, int newBits, IntBinaryOperator operation) {
        byte[] combined = address.toArray();
        for (int at = 0; at < combined.length; at++) {
            combined[at] = (byte) operation.applyAsInt(combined[at], other.at(at));
        }
        return new Inet(Bytes.wrap(combined), newBits);
    }

    /** How many bits in front both addresses have in common. */
    public int sharedBits(Inet other) {
        int bytes = 0;
        while (bytes < address.length() && address.at(bytes) == other.address.at(bytes)) {
            bytes++;
        }
        if (bytes == address.length()) {
            return 8 * bytes;
        }
        int difference = (address.at(bytes) ^ other.address.at(bytes)) & 0xFF;
        return 8 * bytes + Integer.numberOfLeadingZeros(difference) - 24;
    }

    /** All addresses of the other network are in this one. */
    public boolean containsOrEquals(Inet other) {
        return isLike(other) && other.bits >= bits && sharedBits(other) >= bits;
    }

    public boolean contains(Inet other) {
        return other.bits > bits && containsOrEquals(other);
    }

    @Override
    public int compareTo(Inet other) {
        if (!isLike(other)) {
            return Integer.compare(address.length(), other.address.length());
        }
        if (sharedBits(other) < Math.min(bits, other.bits)) {
            return address.compareTo(other.address);
        }
        return bits != other.bits ? Integer.compare(bits, other.bits) : address.compareTo(other.address);
    }
}
