package io.phantomdb.sql.bind;

import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.PartitionSet;
import io.phantomdb.sql.catalog.RoutineUse;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import java.util.List;

/**
 * What holds for the rows of a table, and what follows when they change.
 *
 * @param generated columns that are computed from the rest of the row, in places of the row
 * @param referring its foreign keys
 * @param referred foreign keys to it, of other tables and its own
 * @param triggers by rising names
 * @param memberships of a partition, in what its rows have to be: in its parent, in the parent of that, and so on
 */
public record BoundRules(Table table, List<BoundChange.Assignment> generated, List<BoundChange.Check> checks,
        List<Referring> referring, List<Referred> referred, List<Trigger> triggers, List<Membership> memberships) {
    public BoundRules {
        memberships = List.copyOf(memberships);
        triggers = List.copyOf(triggers);
        generated = List.copyOf(generated);
        checks = List.copyOf(checks);
        referring = List.copyOf(referring);
        referred = List.copyOf(referred);
    }

    /** A trigger with its function; the condition is over the columns of OLD followed by those of NEW, or null. */
    public record Trigger(TriggerDescriptor descriptor, RoutineUse use, Expr when) {}

    /** The key of a row, as the parts of it are over the row, has to be in that partition of the set. */
    public record Membership(List<Expr> keys, PartitionSet set, int partition) {}

    /**
     * The rules of the table that a statement changes come first; then those of tables whose rows may change with it.
     *
     * @param family if the table stands for others; null if it does not
     */
    public record Set(List<BoundRules> tables, List<BoundChange.Check> viewChecks, OfFamily family) {
        public Set {
            tables = List.copyOf(tables);
            viewChecks = List.copyOf(viewChecks);
        }

        /** Of a statement that names the table itself. */
        public Set(List<BoundRules> tables) {
            this(tables, List.of(), null);
        }

        Set with(OfFamily members) {
            return new Set(tables, viewChecks, members);
        }

        /** Of a statement that names a view, which wants this of the rows that it adds or changes: WITH CHECK OPTION. */
        Set through(List<BoundChange.Check> checks) {
            return new Set(tables, checks, family);
        }

        public BoundRules own() {
            return tables.getFirst();
        }
    }

    /**
     * The members of a family.
     *
     * @param tree null if it is none of partitions
     */
    public record OfFamily(PartitionTree tree, List<OfMember> members) {
        public OfFamily {
            members = List.copyOf(members);
        }
    }

    /** One of them: for each place of a row of the root the one in its own rows, or -1. */
    public record OfMember(Set rules, int[] places) {}

    /**
     * A foreign key seen from the table that refers.
     *
     * @param parentIndex a unique index over exactly the columns referred to
     * @param values over a row of the referring table: what has to be in the index, in the order of its parts
     * @param named the table that the constraint names: the parent, or a table that it is in
     * @param partitions where the key is if the table referred to is partitioned; else null
     */
    public record Referring(ForeignKeyDescriptor key, Table parent, Table named, IndexLayout parentIndex,
            List<Expr> values, ToPartitions partitions) {}

    /**
     * Of a foreign key to a partitioned table.
     *
     * @param row over a row of the referring table: the key in its place in a row of the table referred to, null elsewhere
     * @param members the same foreign key to each of the leaves
     */
    public record ToPartitions(PartitionTree tree, List<Expr> row, List<Referring> members) {}

    /**
     * A foreign key seen from the table referred to. Keys are the values of the columns referred to, in the order of the
     * constraint.
     *
     * @param parentIndex as in {@link Referring}
     * @param indexKey over a key: the same as the parts of the index
     * @param childIndex an index whose first parts are the referring columns; null if there is none
     * @param childPrefix over a key: values for these parts, of the types of the referring columns
     * @param childKey over a row of the referring table: the key that it refers to
     * @param cascaded over a key: what ON UPDATE CASCADE puts into the referring columns, in the order of the constraint
     * @param defaults what SET DEFAULT puts into each of the columns that are set
     */
    public record Referred(ForeignKeyDescriptor key, Table child, IndexLayout parentIndex, List<Expr> indexKey,
            IndexLayout childIndex, List<Expr> childPrefix, List<Expr> childKey, List<Expr> cascaded,
            List<BoundChange.Assignment> defaults) {}
}
