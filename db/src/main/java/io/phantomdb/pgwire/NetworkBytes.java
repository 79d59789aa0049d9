package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Inet;
import io.phantomdb.rows.Type;

/** The binary forms of addresses (network_send and network_recv of PostgreSQL 15): family, length, whether a cidr, bytes. */
final class NetworkBytes {
    private static final int V4 = 2;
    private static final int V6 = 3;
    private static final int HEADER = 4;

    private NetworkBytes() {}

    static Bytes write(Type type, Inet inet) {
        byte[] header = {(byte) (inet.isV4() ? V4 : V6), (byte) inet.bits(), (byte) (type == Type.CIDR ? 1 : 0),
                (byte) inet.address().length()};
        return Bytes.wrap(header).concat(inet.address());
    }

    static Inet read(Type type, Bytes value) {
        if (value.length() < HEADER) {
            throw malformed("insufficient data left in message");
        }
        int family = value.at(0);
        int length = family == V4 ? Inet.V4_BYTES : Inet.V6_BYTES;
        if (family != V4 && family != V6) {
            throw malformed("invalid address family in external \"" + type.sqlName() + "\" value");
        }
        int bits = value.at(1) & 0xFF;
        if (bits > 8 * length) {
            throw malformed("invalid bits in external \"" + type.sqlName() + "\" value");
        }
        if (value.at(3) != length || value.length() != HEADER + length) {
            throw malformed("invalid length in external \"" + type.sqlName() + "\" value");
        }
        Inet inet = new Inet(Bytes.copyOf(value.slice(HEADER, value.length()).toArray()), bits);
        if (type == Type.CIDR && !inet.isNetwork()) {
            throw malformed("invalid external \"cidr\" value").withDetail("Value has bits set to right of mask.");
        }
        return inet;
    }

    /** Six or eight bytes; macaddr8 takes both. */
    static Bytes readMac(Type type, Bytes value) {
        if (value.length() != type.length() && !(type == Type.MACADDR8 && value.length() == 6)) {
            throw malformed("incorrect binary data format");
        }
        Bytes mac = Bytes.copyOf(value.toArray());
        return mac.length() == type.length()
                ? mac
                : mac.slice(0, 3).concat(Bytes.wrap(new byte[]{(byte) 0xFF, (byte) 0xFE})).concat(mac.slice(3, 6));
    }

    private static StatementError malformed(String message) {
        return new StatementError(SqlState.INVALID_BINARY_REPRESENTATION, message);
    }
}
