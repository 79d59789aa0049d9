package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Type;
import io.phantomdb.session.Arguments;

/** The values of a Bind message. */
record BindArguments(FrontendMessage.Bind message, DatumCodec datums, ClientText clientText) implements Arguments {
    private static final int BYTES_PER_VALUE = 48;

    @Override
    public int count() {
        return message.values().size();
    }

    @Override
    public long bytes() {
        long bytes = 0;
        for (Bytes value : message.values()) {
            bytes += BYTES_PER_VALUE + (value == null ? 0 : 2L * value.length());
        }
        return bytes;
    }

    @Override
    public Object value(int index, Type type) {
        Bytes value = message.values().get(index);
        if (value == null) {
            return null;
        }
        return message.parameterFormats().isBinary(index)
                ? datums.readBinary(type, value, clientText)
                : datums.readText(type, clientText.decode(value));
    }
}
