package io.phantomdb.sql.catalog;

import io.phantomdb.txn.Transaction.Lock;
import java.util.List;

/** Names looked for along schemas, in one transaction. */
record CatalogLookup(CatalogRows rows) {
    /** The table of that name in the first schema that has one; null if none has. */
    TableDescriptor table(List<String> schemas, String name) {
        for (String schema : schemas) {
            CatalogName meant = rows.name(schema, name, Lock.SHARED);
            if (meant != null && meant.isTable()) {
                return rows.table(meant.tableId(), Lock.SHARED);
            }
        }
        return null;
    }
}
