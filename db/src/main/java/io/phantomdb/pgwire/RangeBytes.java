package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.MultirangeDatum;
import io.phantomdb.rows.RangeDatum;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a range from its binary form (range_recv of PostgreSQL 15): flags, then the bounds there are, each with its length. */
final class RangeBytes {
    private static final int EMPTY = 0x01;
    private static final int LOWER_INCLUSIVE = 0x02;
    private static final int UPPER_INCLUSIVE = 0x04;
    private static final int LOWER_INFINITE = 0x08;
    private static final int UPPER_INFINITE = 0x10;
    private static final int KNOWN = 0x1F;

    private final Bytes value;
    private int at;

    RangeBytes(Bytes value) {
        this.value = value;
    }

    static int flags(RangeDatum range) {
        if (range.isEmpty()) {
            return EMPTY;
        }
        return (range.lowerInclusive() ? LOWER_INCLUSIVE : 0) | (range.upperInclusive() ? UPPER_INCLUSIVE : 0)
                | (range.lower() == null ? LOWER_INFINITE : 0) | (range.upper() == null ? UPPER_INFINITE : 0);
    }

    RangeDatum read(Type type, Function<Bytes, Object> bound) {
        int flags = take(1).at(0) & KNOWN;
        boolean isEmpty = (flags & EMPTY) != 0;
        Object lower = isEmpty || (flags & LOWER_INFINITE) != 0 ? null : bound.apply(sized());
        Object upper = isEmpty || (flags & UPPER_INFINITE) != 0 ? null : bound.apply(sized());
        if (at != value.length()) {
            throw malformed();
        }
        return isEmpty
                ? RangeDatum.empty(type)
                : RangeDatum.of(type, lower, (flags & LOWER_INCLUSIVE) != 0, upper, (flags & UPPER_INCLUSIVE) != 0);
    }

    /** A multirange (multirange_recv): how many ranges there are, then each with its length. */
    MultirangeDatum readAll(Type type, Function<Bytes, Object> bound) {
        List<RangeDatum> ranges = new ArrayList<>();
        int count = number();
        for (int index = 0; index < count; index++) {
            ranges.add(new RangeBytes(sized()).read(type.subtype(), bound));
        }
        if (at != value.length()) {
            throw malformed();
        }
        return MultirangeDatum.of(type, ranges);
    }

    private Bytes sized() {
        return take(number());
    }

    private int number() {
        Bytes length = take(4);
        int bytes = 0;
        for (int index = 0; index < 4; index++) {
            bytes = bytes << 8 | length.at(index) & 0xFF;
        }
        return bytes;
    }

    private Bytes take(int bytes) {
        if (bytes < 0 || bytes > value.length() - at) {
            throw malformed();
        }
        at += bytes;
        return value.slice(at - bytes, at);
    }

    private static StatementError malformed() {
        return new StatementError(SqlState.INVALID_BINARY_REPRESENTATION, "incorrect binary data format");
    }
}
