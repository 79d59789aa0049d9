package io.phantomdb.sql.catalog;

import io.phantomdb.txn.TableVersion;

/** A descriptor with what every statement would otherwise work out of it again. Immutable, shared between sessions. */
public final class Table {
    private final TableDescriptor descriptor;
    private final TableVersion version;

    public Table(TableDescriptor descriptor) {
        this.descriptor = descriptor;
        this.version = descriptor.tableVersion();
    }

    public TableDescriptor descriptor() {
        return descriptor;
    }

    public TableVersion version() {
        return version;
    }
}
