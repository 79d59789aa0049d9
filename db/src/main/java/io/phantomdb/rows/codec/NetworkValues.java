package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Inet;

/**
 * Addresses as bytes. Inside rows: the length of the network part, then the address. In keys: 04 or 06 for the family, the
 * address with zeros behind the network part, the length, the address; so they compare as addresses do.
 */
final class NetworkValues {
    private static final int V4 = 4;
    private static final int V6 = 6;

    private NetworkValues() {}

    static int bytes(Inet inet) {
        return 1 + inet.address().length();
    }

    static Bytes encode(Inet inet) {
        return Bytes.wrap(new byte[]{(byte) inet.bits()}).concat(inet.address());
    }

    static Inet decode(Bytes bytes) {
        if (bytes.length() != 1 + Inet.V4_BYTES && bytes.length() != 1 + Inet.V6_BYTES) {
            throw new Malformed("an address of " + bytes.length() + " bytes");
        }
        return inet(bytes.slice(1, bytes.length()), bytes.at(0) & 0xFF);
    }

    private static Inet inet(Bytes address, int bits) {
        if (bits > 8 * address.length()) {
            throw new Malformed("an address with " + bits + " bits");
        }
        return new Inet(address, bits);
    }

    static void key(ByteWriter to, Inet inet) {
        to.u8(inet.isV4() ? V4 : V6).raw(inet.network().address()).u8(inet.bits()).raw(inet.address());
    }

    static Inet read(KeySource from) {
        int family = from.u8();
        if (family != V4 && family != V6) {
            throw new Malformed("an address of family " + family);
        }
        int length = family == V4 ? Inet.V4_BYTES : Inet.V6_BYTES;
        from.skip(length);
        int bits = from.u8();
        byte[] address = new byte[length];
        for (int at = 0; at < length; at++) {
            address[at] = (byte) from.u8();
        }
        return inet(Bytes.wrap(address), bits);
    }
}
