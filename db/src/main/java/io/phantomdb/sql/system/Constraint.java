package io.phantomdb.sql.system;

import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.ArrayList;
import java.util.List;

/** What pg_constraint has a row for. */
sealed interface Constraint {
    TableDescriptor table();

    String name();

    /** pg_constraint.contype */
    char type();

    /** Of its own table. */
    List<Integer> columnIds();

    default boolean deferrable() {
        return switch (this) {
            case OfIndex of -> of.index.form().isDeferrable();
            case OfKey of -> of.key.deferrable();
            case OfCheck of -> false;
        };
    }

    default boolean initiallyDeferred() {
        return switch (this) {
            case OfIndex of -> of.index.form().isInitiallyDeferred();
            case OfKey of -> of.key.initiallyDeferred();
            case OfCheck of -> false;
        };
    }

    default long oid() {
        return SystemOids.constraint(table().id(), name());
    }

    /** PRIMARY KEY and UNIQUE. */
    record OfIndex(TableDescriptor table, IndexDescriptor index) implements Constraint {
        @Override
        public String name() {
            return index.name();
        }

        @Override
        public char type() {
            return index.constraint() == IndexDescriptor.Constraint.PRIMARY_KEY ? 'p' : 'u';
        }

        @Override
        public List<Integer> columnIds() {
            return index.parts().stream().map(IndexDescriptor.Part::columnId).toList();
        }
    }

    /** FOREIGN KEY; the parent is the partitioned table that has it, or null if it is the table's own. */
    record OfKey(TableDescriptor table, ForeignKeyDescriptor key, TableDescriptor parent) implements Constraint {
        @Override
        public String name() {
            return key.name();
        }

        @Override
        public char type() {
            return 'f';
        }

        @Override
        public List<Integer> columnIds() {
            return key.columnIds();
        }
    }

    /** CHECK. */
    record OfCheck(TableDescriptor table, CheckDescriptor check) implements Constraint {
        @Override
        public String name() {
            return check.name();
        }

        @Override
        public char type() {
            return 'c';
        }

        @Override
        public List<Integer> columnIds() {
            return StoredSql.columnsOf(table, check.sql());
        }
    }

    /** Foreign keys of a partitioned table are those of its partitions. */
    private static void addOfParents(CatalogSnapshot catalog, TableDescriptor table, List<Constraint> all) {
        for (TableDescriptor parent = LineageRows.parent(catalog, table); parent != null; parent = LineageRows
                .parent(catalog, parent)) {
            TableDescriptor from = parent;
            for (ForeignKeyDescriptor key : parent.foreignKeys()) {
                all.add(new OfKey(table, key.from(id -> table.columnNamed(from.column(id).name()).id()), parent));
            }
        }
    }

    /** The conditions of domains. */
    static List<OfCheck> ofDomains(CatalogSnapshot catalog) {
        List<OfCheck> all = new ArrayList<>();
        catalog.types().stream().filter(TableDescriptor::isDomain)
                .forEach(domain -> domain.checks().forEach(check -> all.add(new OfCheck(domain, check))));
        return all;
    }

    /** Those of tables and of domains. */
    static List<Constraint> everywhere(CatalogSnapshot catalog) {
        List<Constraint> all = new ArrayList<>(all(catalog));
        all.addAll(ofDomains(catalog));
        return all;
    }

    /** Those of tables. */
    static List<Constraint> all(CatalogSnapshot catalog) {
        List<Constraint> all = new ArrayList<>();
        for (Relation.OfUser relation : catalog.userRelations()) {
            TableDescriptor table = relation.table();
            for (IndexDescriptor index : table.indexes()) {
                if (index.constraint() != IndexDescriptor.Constraint.NONE && index.isPublic()) {
                    all.add(new OfIndex(table, index));
                }
            }
            table.checks().forEach(check -> all.add(new OfCheck(table, check)));
            table.foreignKeys().forEach(key -> all.add(new OfKey(table, key, null)));
            addOfParents(catalog, table, all);
        }
        return all;
    }
}
