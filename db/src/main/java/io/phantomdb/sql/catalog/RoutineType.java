package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Type;
import java.util.List;

/**
 * The type of a parameter or result, as a routine keeps it.
 *
 * @param oid of a type that is always there, of an enum or its arrays; of a table's rows that of records
 * @param descriptorId that of the enum, or of the table whose rows it is; 0 if it is always there
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
        if (!of.isType()) {
            return rowType(of);
        }
        return of.type().oid() == oid ? of.type() : of.type().array();
    }

    /** True if it is a row of a table. */
    public boolean isRow() {
        return descriptorId != 0 && oid == Type.RECORD.oid();
    }

    /** A row of the table as one value. */
    public static Type rowType(TableDescriptor table) {
        List<Type.Field> fields = table.visibleColumns().stream()
                .map(column -> new Type.Field(column.name(), column.type())).toList();
        return Type.record(fields);
    }
}
