package io.phantomdb.sql.system;

import io.phantomdb.sql.catalog.SequenceDescriptor;

/** The views of pg_catalog over users' objects (PostgreSQL 15, chapters 54 and 28.2). */
final class ViewRows {
    private ViewRows() {}

    static void tables(CatalogSnapshot catalog, RowWriter to) {
        for (Relation relation : catalog.relations()) {
            if (relation.isTable()) {
                to.row().put("schemaname", relation.schema()).put("tablename", relation.name())
                        .put("tableowner", catalog.roles().name(Privileges.of(relation).owner()))
                        .put("hasindexes", hasIndexes(relation))
                        .put("hasrules", false).put("hastriggers", hasTriggers(relation)).put("rowsecurity", false);
            }
        }
    }

    private static boolean hasIndexes(Relation relation) {
        return relation instanceof Relation.OfUser user && !user.indexes().isEmpty();
    }

    /** As in PostgreSQL, foreign keys count. */
    private static boolean hasTriggers(Relation relation) {
        return relation instanceof Relation.OfUser user
                && !(user.table().foreignKeys().isEmpty() && user.table().referencedBy().isEmpty());
    }

    static void views(CatalogSnapshot catalog, RowWriter to) {
        for (Relation relation : catalog.relations()) {
            if (relation.kind() == 'v') {
                to.row().put("schemaname", relation.schema()).put("viewname", relation.name())
                        .put("viewowner", catalog.roles().name(Privileges.of(relation).owner()))
                        .put("definition", catalog.viewText(relation));
            }
        }
    }

    static void materializedViews(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser relation : catalog.allViews()) {
            if (relation.kind() == 'm') {
                to.row().put("schemaname", relation.schema()).put("matviewname", relation.name())
                        .put("matviewowner", catalog.roles().name(Privileges.of(relation).owner()))
                        .put("hasindexes", hasIndexes(relation))
                        .put("ispopulated", relation.table().view().isPopulated())
                        .put("definition", catalog.viewText(relation));
            }
        }
    }

    static void indexes(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfIndex index : catalog.indexes()) {
            to.row().put("schemaname", index.schema()).put("tablename", index.table().name())
                    .put("indexname", index.name()).put("indexdef", IndexRows.definition(catalog, index));
        }
    }

    static void sequences(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser relation : catalog.userRelations()) {
            SequenceDescriptor sequence = relation.table().sequence();
            if (sequence != null) {
                to.row().put("schemaname", relation.schema()).put("sequencename", relation.name())
                        .put("sequenceowner", catalog.roles().name(Privileges.of(relation).owner()))
                        .put("data_type", sequence.type().oid())
                        .put("start_value", sequence.start()).put("min_value", sequence.min())
                        .put("max_value", sequence.max()).put("increment_by", sequence.increment())
                        .put("cycle", sequence.cycle()).put("cache_size", sequence.cache());
            }
        }
    }

    /** Nothing is counted: the counters are NULL. */
    static void tableCounters(CatalogSnapshot catalog, RowWriter to) {
        for (Relation relation : catalog.relations()) {
            if (relation.kind() == 'r') {
                counters(relation, to);
            }
        }
    }

    static void userTableCounters(CatalogSnapshot catalog, RowWriter to) {
        catalog.tables().forEach(relation -> counters(relation, to));
    }

    private static void counters(Relation relation, RowWriter to) {
        to.row().put("relid", relation.oid()).put("schemaname", relation.schema()).put("relname", relation.name());
    }

    static void userIndexCounters(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfIndex index : catalog.indexes()) {
            to.row().put("relid", index.table().id()).put("indexrelid", index.oid())
                    .put("schemaname", index.schema()).put("relname", index.table().name())
                    .put("indexrelname", index.name());
        }
    }
}
