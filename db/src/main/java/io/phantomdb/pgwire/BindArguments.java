package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Type;
import io.phantomdb.session.Arguments;
import io.phantomdb.session.Formats;
import java.util.List;

/** The values of a Bind or FunctionCall message, as they came. */
record BindArguments(List<Bytes> values, Formats formats, DatumCodec datums, ClientText clientText)
        implements
            Arguments {
    private static final int BYTES_PER_VALUE = 48;

    @Override
    public int count() {
        return values.size();
    }

    @Override
    public long bytes() {
        long bytes = 0;
        for (Bytes value : values) {
            bytes += BYTES_PER_VALUE + (value == null ? 0 : 2L * value.length());
        }
        return bytes;
    }

    @Override
    public Object value(int index, Type type) {
        Bytes value = values.get(index);
        if (value == null) {
            return null;
        }
        return formats.isBinary(index)
                ? datums.readBinary(type, value, clientText)
                : datums.readText(type, clientText.decode(value));
    }
}
