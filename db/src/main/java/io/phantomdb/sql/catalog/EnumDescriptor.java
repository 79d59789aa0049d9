package io.phantomdb.sql.catalog;

import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.Quoting;
import java.util.List;

/**
 * An enum (PostgreSQL 15, CREATE TYPE). Columns of the type hold it as it is in their own tables' descriptors, which are
 * changed with it.
 *
 * @param arrayId the number of the type of its arrays
 * @param labels by rising order
 */
public record EnumDescriptor(int arrayId, List<Type.Label> labels) implements TableDescriptor.Nature {
    public EnumDescriptor {
        labels = List.copyOf(labels);
    }

    Type type(int id, String name) {
        return Type.enumeration(id, arrayId, name, Quoting.identifier(name), labels);
    }
}
