package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Type;

/**
 * The type of a parameter or result, as a routine keeps it.
 *
 * @param oid of a type that is always there, of a user's or its arrays; of a table's rows that of records
 * @param descriptorId that of the user's type, or of the table whose rows it is; 0 if it is always there
 */
public record RoutineType(int oid, int descriptorId) {
    /** Finds descriptors. */
    @FunctionalInterface
    public interface Descriptors {
        /** Null if it is gone. */
        TableDescriptor find(int id);
    }

    public static RoutineType of(Type type) {
        return new RoutineType(type.oid(), 0);
    }

    /** The rows of that table. */
    public static RoutineType ofRows(int tableId) {
        return new RoutineType(Type.RECORD.oid(), tableId);
    }

    /** The type; null if what it is of is gone. */
    public Type resolve(Descriptors descriptors) {
        if (descriptorId == 0) {
            return Check.present(Type.numbered(oid), "type " + oid);
        }
        TableDescriptor of = descriptors.find(descriptorId);
        if (of == null) {
            return null;
        }
        Type type = of.type();
        if (type == null) {
            return null;
        }
        return type.array().oid() == oid ? type.array() : type;
    }

    /** True if it is a row of a table. */
    public boolean isRow() {
        return descriptorId != 0 && oid == Type.RECORD.oid();
    }
}
