package io.phantomdb.simulator.client;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a client's messages (PostgreSQL 15, chapter 55.7). */
final class Requests {
    private static final int PROTOCOL_3_0 = 196_608;

    private Requests() {}

    static Bytes startup(String user, String database) {
        ByteWriter body = new ByteWriter().u32(PROTOCOL_3_0);
        for (String text : List.of("user", user, "database", database)) {
            text(body, text);
        }
        Bytes parameters = body.u8(0).take();
        return new ByteWriter().u32(parameters.length() + 4).raw(parameters).take();
    }

    static Bytes query(String sql) {
        return message('Q', text(new ByteWriter(), sql));
    }

    /** Parse; a statement without a name is forgotten when the next one comes. */
    static Bytes parse(String name, String sql) {
        return message('P', text(text(new ByteWriter(), name), sql).u16(0));
    }

    /** Bind, Describe and Execute of a statement in the unnamed portal, all in text. */
    static Bytes run(String name, List<String> parameters) {
        ByteWriter bind = text(text(new ByteWriter(), ""), name).u16(0).u16(parameters.size());
        for (String parameter : parameters) {
            if (parameter == null) {
                bind.u32(-1);
            } else {
                byte[] value = parameter.getBytes(StandardCharsets.UTF_8);
                bind.u32(value.length).raw(value);
            }
        }
        Bytes bound = message('B', bind.u16(0));
        Bytes describe = message('D', text(new ByteWriter().u8('P'), ""));
        Bytes execute = message('E', text(new ByteWriter(), "").u32(0));
        return bound.concat(describe).concat(execute);
    }

    static Bytes sync() {
        return message('S', new ByteWriter());
    }

    static Bytes terminate() {
        return message('X', new ByteWriter());
    }

    private static ByteWriter text(ByteWriter writer, String text) {
        return writer.raw(text.getBytes(StandardCharsets.UTF_8)).u8(0);
    }

    private static Bytes message(char type, ByteWriter body) {
        Bytes content = body.take();
        return new ByteWriter(content.length() + 5).u8(type).u32(content.length() + 4).raw(content).take();
    }
}
