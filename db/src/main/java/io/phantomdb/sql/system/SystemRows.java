package io.phantomdb.sql.system;

/** What is in a table of the catalog: writes its rows, in any order. */
@FunctionalInterface
interface SystemRows {
    void write(CatalogSnapshot catalog, RowWriter to);
}
