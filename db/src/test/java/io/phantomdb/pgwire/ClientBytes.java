package io.phantomdb.pgwire;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Messages as a client writes them. */
final class ClientBytes {
    private ClientBytes() {}

    static Bytes message(char type, Bytes body) {
        return new ByteWriter().u8(type).u32(body.length() + 4).raw(body).take();
    }

    static Bytes startup(int version, Map<String, String> parameters) {
        ByteWriter body = new ByteWriter().u32(version);
        parameters.forEach((name, value) -> string(string(body, name), value));
        body.u8(0);
        Bytes bytes = body.take();
        return new ByteWriter().u32(bytes.length() + 4).raw(bytes).take();
    }

    static Bytes packet(int... words) {
        ByteWriter body = new ByteWriter().u32(4 + 4 * words.length);
        for (int word : words) {
            body.u32(word);
        }
        return body.take();
    }

    static Bytes query(String sql) {
        return message('Q', string(new ByteWriter(), sql).take());
    }

    static Bytes parse(String name, String sql, int... oids) {
        ByteWriter body = string(string(new ByteWriter(), name), sql).u16(oids.length);
        for (int oid : oids) {
            body.u32(oid);
        }
        return message('P', body.take());
    }

    /** Values all in the same format; null is NULL. */
    static Bytes bind(String portal, String statement, boolean binary, List<Bytes> values, int... resultFormats) {
        ByteWriter body = string(string(new ByteWriter(), portal), statement).u16(1).u16(binary ? 1 : 0)
                .u16(values.size());
        for (Bytes value : values) {
            body.u32(value == null ? -1 : value.length());
            body.raw(value == null ? Bytes.EMPTY : value);
        }
        body.u16(resultFormats.length);
        for (int format : resultFormats) {
            body.u16(format);
        }
        return message('B', body.take());
    }

    /** Arguments and result all in the same format; null is NULL. */
    static Bytes call(int oid, boolean binary, List<Bytes> arguments) {
        ByteWriter body = new ByteWriter().u32(oid).u16(1).u16(binary ? 1 : 0).u16(arguments.size());
        for (Bytes argument : arguments) {
            body.u32(argument == null ? -1 : argument.length());
            body.raw(argument == null ? Bytes.EMPTY : argument);
        }
        return message('F', body.u16(binary ? 1 : 0).take());
    }

    static Bytes named(char type, String kind, String name) {
        ByteWriter body = new ByteWriter();
        return message(type, string(body.u8(kind.charAt(0)), name).take());
    }

    static Bytes execute(String portal, int rowsMax) {
        return message('E', string(new ByteWriter(), portal).u32(rowsMax).take());
    }

    static ByteWriter string(ByteWriter to, String text) {
        return to.raw(text.getBytes(StandardCharsets.UTF_8)).u8(0);
    }
}
