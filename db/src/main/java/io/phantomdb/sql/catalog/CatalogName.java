package io.phantomdb.sql.catalog;

/** What a name stands for: a table, or one of its indexes (0 = the table itself). They share one name space. */
public record CatalogName(int tableId, int indexId) {
    public boolean isTable() {
        return indexId == 0;
    }
}
