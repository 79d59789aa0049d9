package io.phantomdb.rows.function;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Operators and functions of the addresses of network cards (PostgreSQL 15, chapter 9.12). */
final class MacFunctions {
    private static final int MAKER_BYTES = 3;
    private static final int LOCAL = 0x02;
    private static final Bytes MIDDLE = Bytes.ofHex("fffe");

    private MacFunctions() {}

    static void define(FunctionTable table) {
        for (Type type : List.of(Type.MACADDR, Type.MACADDR8)) {
            String name = type.catalogName();
            table.prefix("~", name + "_not", type, type, (a, c) -> combined((Bytes) a, (Bytes) a, (x, y) -> ~x));
            table.infix("&", name + "_and", type, type, type,
                    (a, b, c) -> combined((Bytes) a, (Bytes) b, (x, y) -> x & y));
            table.infix("|", name + "_or", type, type, type,
                    (a, b, c) -> combined((Bytes) a, (Bytes) b, (x, y) -> x | y));
            table.one("trunc", type, type, (a, c) -> ((Bytes) a).slice(0, MAKER_BYTES)
                    .concat(Bytes.wrap(new byte[type.length() - MAKER_BYTES])));
            table.two(name + "_cmp", type, type, Type.INT4,
                    (a, b, c) -> Integer.signum(((Bytes) a).compareTo((Bytes) b)));
        }
        table.pure("macaddr8_set7bit(macaddr8) macaddr8", MacFunctions::local);
        table.pure("macaddr8(macaddr) macaddr8",
                (Bytes mac) -> mac.slice(0, MAKER_BYTES).concat(MIDDLE).concat(mac.slice(MAKER_BYTES, 6)));
        table.pure("macaddr(macaddr8) macaddr", MacFunctions::shortened);
    }

    private static Bytes combined(Bytes left, Bytes right, IntBinaryOperator operation) {
        byte[] combined = left.toArray();
        for (int at = 0; at < combined.length; at++) {
            combined[at] = (byte) operation.applyAsInt(combined[at], right.at(at));
        }
        return Bytes.wrap(combined);
    }

    /** As IPv6 wants it in addresses made of it. */
    private static Bytes local(Bytes mac) {
        byte[] bytes = mac.toArray();
        bytes[0] |= LOCAL;
        return Bytes.wrap(bytes);
    }

    private static Bytes shortened(Bytes mac) {
        if (!mac.slice(MAKER_BYTES, MAKER_BYTES + 2).equals(MIDDLE)) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                    "macaddr8 data out of range to convert to macaddr")
                    .withHint("Only addresses that have FF and FE as "
                            + "values in the 4th and 5th bytes from the left, for example xx:xx:xx:ff:fe:xx:xx:xx, are "
                            + "eligible to be converted from macaddr8 to macaddr.");
        }
        return mac.slice(0, MAKER_BYTES).concat(mac.slice(MAKER_BYTES + 2, mac.length()));
    }
}
