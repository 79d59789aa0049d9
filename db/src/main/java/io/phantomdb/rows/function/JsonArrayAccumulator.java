package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;

/** json_agg: the values as they are written, NULLs as null. NULL of nothing. */
final class JsonArrayAccumulator implements Accumulator {
    /** Arrays and rows begin a new line. */
    private final boolean structured;
    private final StringBuilder elements = new StringBuilder();

    JsonArrayAccumulator(boolean structured) {
        this.structured = structured;
    }

    @Override
    public void add(Object first, Object second) {
        if (!elements.isEmpty()) {
            elements.append(structured && first != null ? ", \n " : ", ");
        }
        elements.append(first == null ? "null" : (String) first);
    }

    @Override
    public Object result() {
        return elements.isEmpty() ? null : "[" + elements + "]";
    }

    @Override
    public void encode(ByteWriter to) {
        to.sizedUtf8(elements.toString());
    }

    @Override
    public void merge(ByteReader from) {
        String more = from.sizedUtf8();
        if (!more.isEmpty()) {
            elements.append(elements.isEmpty() ? "" : structured ? ", \n " : ", ").append(more);
        }
    }

    @Override
    public long bytes() {
        return 2L * elements.capacity();
    }
}
