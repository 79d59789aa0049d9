package io.phantomdb.sql.catalog;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;

/**
 * What a comment is on (PostgreSQL 15, COMMENT): something with an id, or a part of it.
 *
 * @param id of the descriptor of a table, view, sequence or type; of a schema; of a database
 * @param number of the column or index; of a schema that of its database; otherwise 0
 * @param name of the constraint; otherwise empty
 */
public record CommentKey(int id, Part part, int number, String name) {
    /** Stored by their codes, which stay. */
    public enum Part {
        WHOLE(1),
        COLUMN(2),
        INDEX(3),
        CONSTRAINT(4),
        SCHEMA(5),
        DATABASE(6);

        private final int code;

        Part(int code) {
            this.code = code;
        }

        private static Part of(int code) throws ByteReader.Malformed {
            for (Part part : values()) {
                if (part.code == code) {
                    return part;
                }
            }
            throw new ByteReader.Malformed("a comment on a part " + code);
        }
    }

    public static CommentKey whole(int id) {
        return new CommentKey(id, Part.WHOLE, 0, "");
    }

    public static CommentKey column(int id, int columnId) {
        return new CommentKey(id, Part.COLUMN, columnId, "");
    }

    public static CommentKey index(int id, int indexId) {
        return new CommentKey(id, Part.INDEX, indexId, "");
    }

    public static CommentKey constraint(int id, String name) {
        return new CommentKey(id, Part.CONSTRAINT, 0, name);
    }

    public static CommentKey schema(int database, int id) {
        return new CommentKey(id, Part.SCHEMA, database, "");
    }

    public static CommentKey database(int id) {
        return new CommentKey(id, Part.DATABASE, 0, "");
    }

    void write(ByteWriter to) {
        to.u32(id).u8(part.code).u32(number).raw(Bytes.ofUtf8(name));
    }

    static CommentKey read(Bytes bytes) throws ByteReader.Malformed {
        ByteReader reader = new ByteReader(bytes);
        int id = reader.u32();
        Part part = Part.of(reader.u8());
        int number = reader.u32();
        return new CommentKey(id, part, number,
                bytes.slice(bytes.length() - reader.remaining(), bytes.length()).utf8());
    }
}
