package io.phantomdb.simulator.client;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads the bodies of the server's messages (PostgreSQL 15, chapter 55.7). */
final class BodyReader {
    private static final int COLUMN_FIXED_BYTES = 18;

    private BodyReader() {}

    private static String text(ByteReader reader) {
        int length = 0;
        byte[] characters = new byte[32];
        for (int next = reader.u8(); next != 0; next = reader.u8()) {
            if (length == characters.length) {
                characters = java.util.Arrays.copyOf(characters, length * 2);
            }
            characters[length++] = (byte) next;
        }
        return Bytes.wrap(characters, 0, length).utf8();
    }

    static List<String> columns(Bytes body) {
        ByteReader reader = new ByteReader(body);
        int count = reader.u16();
        List<String> names = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            names.add(text(reader));
            reader.raw(COLUMN_FIXED_BYTES);
        }
        reader.end();
        return names;
    }

    static List<String> row(Bytes body) {
        ByteReader reader = new ByteReader(body);
        int count = reader.u16();
        List<String> values = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int length = reader.u32();
            values.add(length < 0 ? null : reader.raw(length).utf8());
        }
        reader.end();
        return values;
    }

    static String tag(Bytes body) {
        return text(new ByteReader(body));
    }

    static void parameter(Bytes body, BiConsumer<String, String> listener) {
        ByteReader reader = new ByteReader(body);
        String name = text(reader);
        listener.accept(name, text(reader));
        reader.end();
    }

    static SqlFailure failure(Bytes body) {
        ByteReader reader = new ByteReader(body);
        String state = "?????";
        String message = "";
        for (int field = reader.u8(); field != 0; field = reader.u8()) {
            String value = text(reader);
            switch (field) {
                case 'C' -> state = value;
                case 'M' -> message = value;
                default -> {
                    // Detail, hint, position and the like are for people.
                }
            }
        }
        return new SqlFailure(state, message);
    }
}
