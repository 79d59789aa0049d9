package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Accumulator;
import java.io.ByteArrayOutputStream;

/** string_agg of bytea: joined, each but the first after its delimiter. NULL of nothing. */
final class ByteJoin implements Accumulator {
    private final ByteArrayOutputStream joined = new ByteArrayOutputStream();
    /** How long the first delimiter is: it is kept in case this part is not the first after all. */
    private int firstDelimiterLength;
    private boolean any;

    @Override
    public void add(Object first, Object second) {
        if (first == null) {
            return;
        }
        Bytes delimiter = second == null ? Bytes.wrap(new byte[0]) : (Bytes) second;
        if (!any) {
            firstDelimiterLength = delimiter.length();
        }
        any = true;
        joined.writeBytes(delimiter.toArray());
        joined.writeBytes(((Bytes) first).toArray());
    }

    @Override
    public Object result() {
        return any ? Bytes.wrap(joined.toByteArray()).slice(firstDelimiterLength, joined.size()) : null;
    }

    @Override
    public void encode(ByteWriter to) {
        to.u8(any ? 1 : 0).varint(firstDelimiterLength).sized(Bytes.wrap(joined.toByteArray()));
    }

    @Override
    public void merge(ByteReader from) {
        boolean more = from.u8() != 0;
        long delimiterLength = from.varint();
        byte[] bytes = from.sized().toArray();
        if (delimiterLength < 0 || delimiterLength > bytes.length) {
            throw new ByteReader.Malformed("a delimiter longer than the bytes it is in");
        }
        if (more && !any) {
            firstDelimiterLength = (int) delimiterLength;
            any = true;
        }
        joined.writeBytes(bytes);
    }

    @Override
    public long bytes() {
        return joined.size();
    }
}
