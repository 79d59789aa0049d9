package io.phantomdb.sql.system;

import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.List;

/** What pg_class has a row for. */
sealed interface Relation {
    long oid();

    String schema();

    String name();

    /** pg_class.relkind */
    char kind();

    /** It is a table, whether it has rows or partitions. */
    default boolean isTable() {
        return kind() == 'r' || kind() == 'p';
    }

    /** A table, view, sequence or composite type of a user. */
    record OfUser(TableDescriptor table) implements Relation {
        @Override
        public long oid() {
            return table.id();
        }

        @Override
        public String schema() {
            return table.schema();
        }

        @Override
        public String name() {
            return table.name();
        }

        @Override
        public char kind() {
            return table.isMaterialized()
                    ? 'm'
                    : table.isSequence()
                            ? 'S'
                            : table.isView()
                                    ? 'v'
                                    : table.isComposite() ? 'c' : table.isPartitioned() ? 'p' : 'r';
        }

        /** Rows can be added to it and changed in it. */
        boolean isUpdatable() {
            return isTable() || table.isView() && table.view().isInsertable();
        }

        /** Those that users know of. */
        List<IndexDescriptor> indexes() {
            return table.indexes().stream().filter(index -> !isHidden(index)).toList();
        }

        /** The row ids of a table without a primary key. */
        private boolean isHidden(IndexDescriptor index) {
            return index.holdsRows() && index.constraint() == IndexDescriptor.Constraint.NONE;
        }

        /** Those that have a number in pg_attribute. */
        List<ColumnDescriptor> columns() {
            return table.columns().stream().filter(column -> column.state() != ColumnDescriptor.State.HIDDEN).toList();
        }
    }

    /** An index that users know of. */
    record OfIndex(TableDescriptor table, IndexDescriptor index) implements Relation {
        @Override
        public long oid() {
            return SystemOids.index(table.id(), index.id());
        }

        @Override
        public String schema() {
            return table.schema();
        }

        @Override
        public String name() {
            return index.name();
        }

        @Override
        public char kind() {
            return table.isPartitioned() ? 'I' : 'i';
        }

        boolean isPrimary() {
            return index.constraint() == IndexDescriptor.Constraint.PRIMARY_KEY;
        }
    }

    /** A table of the catalog itself. */
    record OfSystem(SystemTable table) implements Relation {
        @Override
        public long oid() {
            return table.oid();
        }

        @Override
        public String schema() {
            return table.schema();
        }

        @Override
        public String name() {
            return table.name();
        }

        @Override
        public char kind() {
            return table.isView() ? 'v' : 'r';
        }
    }
}
