package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.Quoting;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Securable;
import io.phantomdb.txn.TableVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All that is known of a table, at one version. A change makes a descriptor with the next version; shards refuse those
 * who still work with one that is below their fence.
 *
 * @param foreignKeys of this table to others
 * @param referencedBy the tables that have foreign keys to this one, itself included
 * @param nature what it is instead of a table, or null: a sequence, whose columns are what SELECT shows of it; a view, or a type,
 *        which have no indexes
 * @param database the number of the database whose schema it is in
 * @param access whose it is, and who may do what with it
 * @param triggers by rising names
 * @param lineage its parents and children
 */
public record TableDescriptor(int id, String schema, String name, int version, State state,
        List<ColumnDescriptor> columns, List<IndexDescriptor> indexes, List<CheckDescriptor> checks,
        int primaryIndexId, int nextColumnId, int nextIndexId, List<ForeignKeyDescriptor> foreignKeys,
        List<Referrer> referencedBy, Nature nature, int database, Access access, List<TriggerDescriptor> triggers,
        Lineage lineage) {
    /**
     * A table with a foreign key to this one. Whoever knows it at a lower version does not know all of its foreign keys: a shard
     * that is never asked about it could not tell.
     */
    public record Referrer(int tableId, int version) {}

    /** What goes by the name of a table without being one: they share names, versions and fences with tables. */
    public sealed interface Nature
            permits SequenceDescriptor, ViewDescriptor, EnumDescriptor, CompositeDescriptor, DomainDescriptor,
            RightsDescriptor, RoutinesDescriptor {}

    /** The type of arrays of a table's rows has the table's number with this bit: where no number of an object will get to. */
    private static final int ROW_ARRAYS = 0x2000_0000;

    /** Whether the table can be used. */
    public enum State {
        PUBLIC
    }

    public TableDescriptor {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
        referencedBy = List.copyOf(referencedBy);
        triggers = List.copyOf(triggers);
        Check.that(id >= 1 && version >= 1, "ids and versions count from 1");
    }

    /** A table that nothing refers to, and that refers to nothing. */
    public TableDescriptor(int id, String schema, String name, int version, State state,
            List<ColumnDescriptor> columns, List<IndexDescriptor> indexes, List<CheckDescriptor> checks,
            int primaryIndexId, int nextColumnId, int nextIndexId) {
        this(id, schema, name, version, state, columns, indexes, checks, primaryIndexId, nextColumnId, nextIndexId,
                List.of(), List.of(), null, DatabaseDescriptor.FOUNDING, Access.FOUNDING, List.of(), Lineage.NONE);
    }

    public TableVersion tableVersion() {
        return new TableVersion(id, version);
    }

    /** The index that holds the rows and is read when nothing better is there. */
    public IndexDescriptor primary() {
        return index(primaryIndexId);
    }

    public IndexDescriptor index(int indexId) {
        for (IndexDescriptor index : indexes) {
            if (index.id() == indexId) {
                return index;
            }
        }
        throw Check.unreachable("no index " + indexId + " in table " + name);
    }

    public boolean hasIndex(int indexId) {
        return indexes.stream().anyMatch(index -> index.id() == indexId);
    }

    /** The index of that name, in whatever state; or null. */
    public IndexDescriptor indexNamed(String indexName) {
        for (IndexDescriptor index : indexes) {
            if (index.name().equals(indexName)) {
                return index;
            }
        }
        return null;
    }

    public ColumnDescriptor column(int columnId) {
        for (ColumnDescriptor column : columns) {
            if (column.id() == columnId) {
                return column;
            }
        }
        throw Check.unreachable("no column " + columnId + " in table " + name);
    }

    /** The column users know by that name, or null. */
    public ColumnDescriptor columnNamed(String columnName) {
        for (ColumnDescriptor column : columns) {
            if (column.state() == ColumnDescriptor.State.PUBLIC && column.name().equals(columnName)) {
                return column;
            }
        }
        return null;
    }

    /** What {@code *} stands for. */
    public List<ColumnDescriptor> visibleColumns() {
        return columns.stream().filter(column -> column.state() == ColumnDescriptor.State.PUBLIC).toList();
    }

    /** True if there is a primary key that users know of. */
    public boolean hasPrimaryKey() {
        return primaryKey() != null;
    }

    /** The index of the primary key that users know of: if that is deferrable, not the one that holds the rows. Null if there is none. */
    public IndexDescriptor primaryKey() {
        for (IndexDescriptor index : indexes) {
            if (index.constraint() == IndexDescriptor.Constraint.PRIMARY_KEY && index.isPublic()) {
                return index;
            }
        }
        return null;
    }

    public TableDescriptor nextVersion() {
        return new TableDescriptor(id, schema, name, version + 1, state, columns, indexes, checks, primaryIndexId,
                nextColumnId, nextIndexId, foreignKeys, referencedBy, nature, database, access, triggers, lineage);
    }

    public TableDescriptor withName(String newName) {
        return new TableDescriptor(id, schema, newName, version, state, columns, indexes, checks, primaryIndexId,
                nextColumnId, nextIndexId, foreignKeys, referencedBy, nature, database, access, triggers, lineage);
    }

    public TableDescriptor withSchema(String newSchema) {
        return new TableDescriptor(id, newSchema, name, version, state, columns, indexes, checks, primaryIndexId,
                nextColumnId, nextIndexId, foreignKeys, referencedBy, nature, database, access, triggers, lineage);
    }

    public TableDescriptor inDatabase(int newDatabase) {
        return new TableDescriptor(id, schema, name, version, state, columns, indexes, checks, primaryIndexId,
                nextColumnId, nextIndexId, foreignKeys, referencedBy, nature, newDatabase, access, triggers, lineage);
    }

    public TableDescriptor withPrimary(int indexId) {
        return new TableDescriptor(id, schema, name, version, state, columns, indexes, checks, indexId, nextColumnId,
                nextIndexId, foreignKeys, referencedBy, nature, database, access, triggers, lineage);
    }

    public TableDescriptor withColumns(List<ColumnDescriptor> newColumns) {
        return new TableDescriptor(id, schema, name, version, state, newColumns, indexes, checks, primaryIndexId,
                nextColumnId, nextIndexId, foreignKeys, referencedBy, nature, database, access, triggers, lineage);
    }

    public TableDescriptor withIndexes(List<IndexDescriptor> newIndexes) {
        return new TableDescriptor(id, schema, name, version, state, columns, newIndexes, checks, primaryIndexId,
                nextColumnId, nextIndexId, foreignKeys, referencedBy, nature, database, access, triggers, lineage);
    }

    /** Adds the index under the next free id. */
    public TableDescriptor withNewIndex(IndexDescriptor index) {
        List<IndexDescriptor> more = new ArrayList<>(indexes);
        more.add(index.withId(nextIndexId));
        return new TableDescriptor(id, schema, name, version, state, columns, more, checks, primaryIndexId,
                nextColumnId, nextIndexId + 1, foreignKeys, referencedBy, nature, database, access, triggers, lineage);
    }

    /** Replaces the indexes with these ids by what the function makes of them. */
    public TableDescriptor mapIndexes(List<Integer> indexIds, UnaryOperator<IndexDescriptor> change) {
        return withIndexes(
                indexes.stream().map(index -> indexIds.contains(index.id()) ? change.apply(index) : index).toList());
    }

    public TableDescriptor withoutIndexes(List<Integer> indexIds) {
        return withIndexes(indexes.stream().filter(index -> !indexIds.contains(index.id())).toList());
    }

    /** Adds the column under the next free id. */
    public TableDescriptor withNewColumn(ColumnDescriptor column) {
        Check.that(column.id() == nextColumnId, "ids of columns are given in turn");
        List<ColumnDescriptor> more = new ArrayList<>(columns);
        more.add(column);
        return new TableDescriptor(id, schema, name, version, state, more, indexes, checks, primaryIndexId,
                nextColumnId + 1, nextIndexId, foreignKeys, referencedBy, nature, database, access, triggers, lineage);
    }

    public TableDescriptor mapColumn(int columnId, UnaryOperator<ColumnDescriptor> change) {
        return withColumns(
                columns.stream().map(column -> column.id() == columnId ? change.apply(column) : column).toList());
    }

    public TableDescriptor withChecks(List<CheckDescriptor> newChecks) {
        return new TableDescriptor(id, schema, name, version, state, columns, indexes, newChecks, primaryIndexId,
                nextColumnId, nextIndexId, foreignKeys, referencedBy, nature, database, access, triggers, lineage);
    }

    public TableDescriptor withForeignKeys(List<ForeignKeyDescriptor> newKeys) {
        return new TableDescriptor(id, schema, name, version, state, columns, indexes, checks, primaryIndexId,
                nextColumnId, nextIndexId, newKeys, referencedBy, nature, database, access, triggers, lineage);
    }

    public TableDescriptor withReferencedBy(List<Referrer> referrers) {
        return new TableDescriptor(id, schema, name, version, state, columns, indexes, checks, primaryIndexId,
                nextColumnId, nextIndexId, foreignKeys, referrers, nature, database, access, triggers, lineage);
    }

    public TableDescriptor withNature(Nature newNature) {
        return new TableDescriptor(id, schema, name, version, state, columns, indexes, checks, primaryIndexId,
                nextColumnId, nextIndexId, foreignKeys, referencedBy, newNature, database, access, triggers, lineage);
    }

    public TableDescriptor withAccess(Access newAccess) {
        return new TableDescriptor(id, schema, name, version, state, columns, indexes, checks, primaryIndexId,
                nextColumnId, nextIndexId, foreignKeys, referencedBy, nature, database, newAccess, triggers, lineage);
    }

    public TableDescriptor withTriggers(List<TriggerDescriptor> newTriggers) {
        return new TableDescriptor(id, schema, name, version, state, columns, indexes, checks, primaryIndexId,
                nextColumnId, nextIndexId, foreignKeys, referencedBy, nature, database, access, newTriggers, lineage);
    }

    public TableDescriptor withLineage(Lineage newLineage) {
        return new TableDescriptor(id, schema, name, version, state, columns, indexes, checks, primaryIndexId,
                nextColumnId, nextIndexId, foreignKeys, referencedBy, nature, database, access, triggers, newLineage);
    }

    /** True if no shard keeps rows of it by which it would be told that it has changed. */
    public boolean isWithoutRows() {
        return !isTable() && !isSequence() || isPartitioned();
    }

    /** True if its rows are those of its partitions. */
    public boolean isPartitioned() {
        return lineage.isPartitioned();
    }

    /** True if it stands for the functions and procedures of one name. */
    public boolean isRoutines() {
        return nature instanceof RoutinesDescriptor;
    }

    /** Null unless it stands for routines. */
    public RoutinesDescriptor routines() {
        return nature instanceof RoutinesDescriptor routines ? routines : null;
    }

    /** Which privileges there are on it. */
    public Securable securable() {
        return isRoutines()
                ? Securable.FUNCTION
                : isType() ? Securable.TYPE : isSequence() ? Securable.SEQUENCE : Securable.TABLE;
    }

    /** True if it is no object of anybody's: it stands for roles and privileges. */
    public boolean isRights() {
        return nature instanceof RightsDescriptor;
    }

    public boolean isSequence() {
        return nature instanceof SequenceDescriptor;
    }

    /** Null unless it is a sequence. */
    public SequenceDescriptor sequence() {
        return nature instanceof SequenceDescriptor sequence ? sequence : null;
    }

    /** True if it stands for its query. */
    public boolean isView() {
        return nature instanceof ViewDescriptor view && !view.isMaterialized();
    }

    /** True if it keeps the rows of its query. */
    public boolean isMaterialized() {
        return nature instanceof ViewDescriptor view && view.isMaterialized();
    }

    /** Null unless it is a view, materialized or not. */
    public ViewDescriptor view() {
        return nature instanceof ViewDescriptor view ? view : null;
    }

    /** True if it is no relation at all. */
    public boolean isType() {
        return nature instanceof EnumDescriptor || nature instanceof CompositeDescriptor
                || nature instanceof DomainDescriptor;
    }

    public boolean isComposite() {
        return nature instanceof CompositeDescriptor;
    }

    public boolean isDomain() {
        return nature instanceof DomainDescriptor;
    }

    /** The type that it is, or that its rows are; null if there is none. */
    public Type type() {
        return switch (nature) {
            case EnumDescriptor labels -> labels.type(id, name);
            case CompositeDescriptor composite -> rowType(composite.arrayId());
            case DomainDescriptor domain -> DomainDescriptor.type(this, domain.arrayId());
            case ViewDescriptor view -> rowType(id | ROW_ARRAYS);
            case null -> rowType(id | ROW_ARRAYS);
            case SequenceDescriptor sequence -> null;
            case RightsDescriptor rights -> null;
            case RoutinesDescriptor routines -> null;
        };
    }

    private Type rowType(int arrayId) {
        List<Type.Field> fields = visibleColumns().stream()
                .map(column -> new Type.Field(column.name(), column.type(), column.id())).toList();
        return Type.composite(id, arrayId, name, Quoting.identifier(name), fields);
    }

    /** True if it has rows: a table, or a materialized view. */
    public boolean isTable() {
        return nature == null || isMaterialized();
    }

    /** The foreign key of that name, or null. */
    public ForeignKeyDescriptor foreignKeyNamed(String keyName) {
        for (ForeignKeyDescriptor key : foreignKeys) {
            if (key.name().equals(keyName)) {
                return key;
            }
        }
        return null;
    }
}
