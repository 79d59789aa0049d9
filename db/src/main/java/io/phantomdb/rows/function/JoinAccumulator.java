package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;

/** string_agg: texts joined, each but the first after its delimiter. NULL of nothing. */
final class JoinAccumulator implements Accumulator {
    private final StringBuilder joined = new StringBuilder();
    /** How long the first delimiter is: it is kept in case this part is not the first after all. */
    private int firstDelimiterLength;
    private boolean any;

    @Override
    public void add(Object first, Object second) {
        if (first == null) {
            return;
        }
        String delimiter = second == null ? "" : (String) second;
        if (!any) {
            firstDelimiterLength = delimiter.length();
        }
        any = true;
        joined.append(delimiter).append((String) first);
    }

    @Override
    public Object result() {
        return any ? joined.substring(firstDelimiterLength) : null;
    }

    @Override
    public void encode(ByteWriter to) {
        to.u8(any ? 1 : 0).varint(firstDelimiterLength).sizedUtf8(joined.toString());
    }

    @Override
    public void merge(ByteReader from) {
        boolean more = from.u8() != 0;
        long delimiterLength = from.varint();
        String text = from.sizedUtf8();
        if (delimiterLength < 0 || delimiterLength > text.length()) {
            throw new ByteReader.Malformed("a delimiter longer than the text it is in");
        }
        if (more && !any) {
            firstDelimiterLength = (int) delimiterLength;
            any = true;
        }
        joined.append(text);
    }

    @Override
    public long bytes() {
        return 2L * joined.capacity();
    }
}
