package io.phantomdb.sql.schema;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.IndexForm;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutineType;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor.Action;
import io.phantomdb.sql.catalog.ViewDescriptor;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.RoutineStatement;
import io.phantomdb.sql.tree.RoleStatement.RoleName;
import io.phantomdb.sql.tree.SequenceOption;
import io.phantomdb.sql.tree.Utility;
import io.phantomdb.txn.TableVersion;
import java.util.ArrayList;
import java.util.List;

/** A schema statement, checked as far as it can be without the catalog. Positions are in characters from 1, 0 = none. */
public sealed interface SchemaCommand {
    /** How a change goes together with other statements. */
    enum Manner {
        /** A part of a transaction. */
        ATOMIC,
        /** The same within a block; outside of one, steps with a job, while others use the table. */
        ONLINE,
        /** Never within a block. */
        OUTSIDE
    }

    default String tag() {
        return switch (this) {
            case CreateTable create -> "CREATE TABLE";
            case DropTables drop -> "DROP TABLE";
            case Comment comment -> "COMMENT";
            case CreateEnum create -> "CREATE TYPE";
            case CreateComposite create -> "CREATE TYPE";
            case CreateDomain create -> "CREATE DOMAIN";
            case AlterDomain alter -> "ALTER DOMAIN";
            case DropTypes drop -> drop.domains() ? "DROP DOMAIN" : "DROP TYPE";
            case OfType alter -> "ALTER TYPE";
            case CreateView create -> "CREATE VIEW";
            case CreateMaterialized create -> "CREATE MATERIALIZED VIEW";
            case DropViews drop -> drop.materialized() ? "DROP MATERIALIZED VIEW" : "DROP VIEW";
            case CreateDatabase create -> "CREATE DATABASE";
            case DropDatabase drop -> "DROP DATABASE";
            case RenameDatabase rename -> "ALTER DATABASE";
            case CreateSchema create -> "CREATE SCHEMA";
            case RenameSchema rename -> "ALTER SCHEMA";
            case OfRoles roles -> RoleTags.of(roles.statement());
            case CreateRoutine create -> "CREATE " + create.routine().kind().name();
            case DropRoutines drop -> "DROP " + drop.kind();
            case AlterRoutine alter -> "ALTER " + alter.kind();
            case CreateTrigger create -> "CREATE TRIGGER";
            case DropTrigger drop -> "DROP TRIGGER";
            case DropSchemas drop -> "DROP SCHEMA";
            case CreateSequence create -> "CREATE SEQUENCE";
            case AlterSequence alter -> "ALTER SEQUENCE";
            case RenameSequence rename -> "ALTER SEQUENCE";
            case MoveSequence move -> "ALTER SEQUENCE";
            case DropSequences drop -> "DROP SEQUENCE";
            case CreateIndex create -> "CREATE INDEX";
            case DropIndexes drop -> "DROP INDEX";
            case AddKey add -> "ALTER TABLE";
            case AlterTable alter -> switch (alter.kind()) {
                case TABLE -> "ALTER TABLE";
                case VIEW -> "ALTER VIEW";
                case MATERIALIZED_VIEW -> "ALTER MATERIALIZED VIEW";
            };
            case Reindex reindex -> "REINDEX";
            case Cluster cluster -> "CLUSTER";
            case Checkpoint checkpoint -> "CHECKPOINT";
            case CreateExtension create -> "CREATE EXTENSION";
            case RenameIndex rename -> "ALTER INDEX";
            case AttachIndex attach -> "ALTER INDEX";
            case Vacuum vacuum -> vacuum.vacuums() ? "VACUUM" : "ANALYZE";
        };
    }

    default Manner manner() {
        return switch (this) {
            case CreateTable create -> Manner.ATOMIC;
            case DropTables drop -> Manner.ATOMIC;
            case OfSequence sequence -> Manner.ATOMIC;
            case OfView view -> Manner.ATOMIC;
            case OfSchema schema -> Manner.ATOMIC;
            case OfRoles roles -> Manner.ATOMIC;
            case OfType type -> Manner.ATOMIC;
            case OfRoutine routine -> Manner.ATOMIC;
            case Comment comment -> Manner.ATOMIC;
            case CreateDatabase create -> Manner.OUTSIDE;
            case DropDatabase drop -> Manner.OUTSIDE;
            case OfDatabase database -> Manner.ATOMIC;
            case CreateIndex create ->
                create.computes() || !create.extras().form().method().hasEntries() ? Manner.ATOMIC : Manner.ONLINE;
            case DropIndexes drop -> Manner.ONLINE;
            case AddKey add -> add.key().extras().form().isDeferrable() ? Manner.ATOMIC : Manner.ONLINE;
            case AlterTable alter -> Manner.ATOMIC;
            case Reindex reindex -> reindex.alone() ? Manner.OUTSIDE : Manner.ATOMIC;
            case RenameIndex rename -> Manner.ATOMIC;
            case AttachIndex attach -> Manner.ATOMIC;
            case OfUpkeep upkeep -> Manner.ATOMIC;
            case Vacuum vacuum -> vacuum.vacuums() ? Manner.OUTSIDE : Manner.ONLINE;
        };
    }

    /** The name of something that it makes in a schema; null if it makes no such thing. */
    default Name made() {
        return switch (this) {
            case CreateTable create -> create.table();
            case CreateSequence create -> create.name();
            case CreateView create -> create.name();
            case CreateMaterialized create -> create.table().table();
            case CreateRoutine create -> create.name();
            default -> null;
        };
    }

    /** A table or an index by its name; the schema is null if none was written. It is looked for along the path. */
    record Name(String schema, String name, SearchPath path, int position) {
        /** As users wrote it without quotes. */
        public String text() {
            return schema == null ? name : schema + "." + name;
        }

        /** The schemas of users that it may be in, in the order in which they are searched. */
        List<String> candidates() {
            List<String> schemas = schema == null ? path.schemas() : List.of(path.meaning(schema));
            return schemas.stream().filter(each -> !SearchPath.isSystem(each)).toList();
        }
    }

    /**
     * A column.
     *
     * @param generatedSql null if it is not generated
     * @param sequence null if none comes with it
     */
    record NewColumn(String name, ColumnType type, boolean notNull, String defaultSql, String generatedSql,
            NewSequence sequence, int position) {}

    /** The sequence of a serial column, or of an identity column (then the identity is not null). */
    record NewSequence(ColumnDescriptor.Identity identity, SequenceChange options) {}

    /** Options of a sequence as written; the type is that of AS, or null. */
    record SequenceChange(Type type, List<SequenceOption> options) {
        public SequenceChange {
            options = List.copyOf(options);
        }
    }

    /** What is done to roles and privileges. */
    record OfRoles(RoleStatement statement, SearchPath path, List<RoutineSignature> routines)
            implements
                SchemaCommand {
        public OfRoles {
            routines = List.copyOf(routines);
        }
    }

    /** What is done to functions, procedures and triggers. The names of routines are those of their descriptors. */
    sealed interface OfRoutine extends SchemaCommand {}

    /** The routine has no number, owner and settings yet. The versions are those of the descriptors that its types were told by. */
    record CreateRoutine(Name name, boolean replace, RoutineDescriptor routine, List<RoutineSetting> settings,
            List<TableVersion> versions) implements OfRoutine {
        public CreateRoutine {
            settings = List.copyOf(settings);
            versions = List.copyOf(versions);
        }
    }

    /** A setting while a routine runs; a null value is what it is now, or, with reset, none; a null name stands for all. */
    record RoutineSetting(String name, String value, boolean fromCurrent, boolean reset) {}

    /**
     * A routine as it is named.
     *
     * @param types of the arguments; null if there is but one of the name
     * @param shown the same as messages say it; without types why there can be no such routine, or null
     * @param all with those that come back
     */
    record RoutineSignature(Name name, List<RoutineType> types, String shown, List<RoutineType> all) {}

    record DropRoutines(RoutineStatement.Kind kind, List<RoutineSignature> routines, boolean ifExists,
            boolean cascade) implements OfRoutine {
        public DropRoutines {
            routines = List.copyOf(routines);
        }
    }

    record AlterRoutine(RoutineStatement.Kind kind, RoutineSignature routine,
            RoutineChange change) implements OfRoutine {}

    /** What options make of properties. */
    @FunctionalInterface
    interface PropertyChange {
        RoutineDescriptor.Properties of(RoutineDescriptor.Properties before, boolean setOf, boolean isProcedure);
    }

    /** One of the first three, or properties and settings. */
    record RoutineChange(String rename, RoleName owner, String schema, PropertyChange properties,
            List<RoutineSetting> settings) {
        public RoutineChange {
            settings = List.copyOf(settings);
        }

        /** What holds once these are set and reset. */
        List<RoutineDescriptor.Setting> settings(List<RoutineDescriptor.Setting> before) {
            List<RoutineDescriptor.Setting> all = new ArrayList<>(before);
            for (RoutineSetting each : settings) {
                all.removeIf(other -> each.name() == null || other.name().equals(each.name()));
                if (!each.reset() && each.value() != null) {
                    all.add(new RoutineDescriptor.Setting(each.name(), each.value()));
                }
            }
            return all;
        }
    }

    /** The function is named as its descriptor is. */
    record CreateTrigger(Name table, boolean replace, TriggerDraft trigger, Name function) implements OfRoutine {}

    /** A trigger without its numbers. */
    record TriggerDraft(String name, TriggerDescriptor.Timing timing, int events, List<String> columns, boolean perRow,
            String whenSql, List<String> arguments, TriggerDescriptor.Transitions transitions) {
        public TriggerDraft {
            columns = List.copyOf(columns);
            arguments = List.copyOf(arguments);
        }
    }

    record DropTrigger(String trigger, Name table, boolean ifExists) implements OfRoutine {}

    /** What is done to databases. */
    sealed interface OfDatabase extends SchemaCommand {}

    record CreateDatabase(String name, String template, RoleName owner) implements OfDatabase {}

    record DropDatabase(String name, boolean ifExists, boolean force) implements OfDatabase {}

    record RenameDatabase(String name, String to) implements OfDatabase {}

    /** What becomes of a temporary table, or its rows, when a transaction commits. */
    enum OnCommit {
        PRESERVE_ROWS,
        DELETE_ROWS,
        DROP
    }

    /** What is done to schemas. */
    sealed interface OfSchema extends SchemaCommand {}

    /** The name is null if it is to be that of the owner; the owner is null for the current role. */
    record CreateSchema(String name, boolean ifNotExists, RoleName owner, List<String> elements) implements OfSchema {
        public CreateSchema {
            elements = List.copyOf(elements);
        }
    }

    record RenameSchema(String name, String to) implements OfSchema {}

    record DropSchemas(List<String> names, boolean ifExists, boolean cascade) implements OfSchema {}

    /** What is done to sequences. */
    sealed interface OfSequence extends SchemaCommand {}

    record CreateSequence(Name name, boolean ifNotExists, SequenceChange options) implements OfSequence {}

    record AlterSequence(Name name, boolean ifExists, SequenceChange options) implements OfSequence {}

    record RenameSequence(Name name, boolean ifExists, String to) implements OfSequence {}

    record MoveSequence(Name name, boolean ifExists, String schema) implements OfSequence {}

    record DropSequences(List<Name> names, boolean ifExists, boolean cascade) implements OfSequence {}

    /** COMMENT ON; null takes it away. */
    record Comment(Commented on, String text) implements SchemaCommand {}

    /** What can be commented on. */
    sealed interface Commented {}

    record OnObject(ObjectKind kind, Name name) implements Commented {}

    record OnColumn(Name table, String column) implements Commented {}

    record OnConstraint(Name table, String constraint) implements Commented {}

    record OnSchema(String name) implements Commented {}

    record OnDatabase(String name, boolean isOwn) implements Commented {}

    record OnRoutine(RoutineStatement.Kind kind, RoutineSignature routine) implements Commented {}

    record OnTrigger(Name table, String trigger) implements Commented {}

    /** Objects that are known by names of relations and types. */
    enum ObjectKind {
        TABLE,
        VIEW,
        MATERIALIZED_VIEW,
        INDEX,
        SEQUENCE,
        TYPE,
        DOMAIN
    }

    /** What is done to types. */
    sealed interface OfType extends SchemaCommand {}

    record CreateEnum(Name name, List<String> labels) implements OfType {
        public CreateEnum {
            labels = List.copyOf(labels);
        }
    }

    /** The neighbour is null if the label goes to the end. */
    record AddLabel(Name type, String label, boolean ifNotExists, String neighbour, boolean before)
            implements
                OfType {}

    record RenameLabel(Name type, String from, String to) implements OfType {}

    record RenameType(Name type, String to) implements OfType {}

    /** Into another schema. */
    record MoveType(Name type, String schema) implements OfType {}

    record CreateComposite(Name name, List<Attribute> attributes) implements OfType {
        public CreateComposite {
            attributes = List.copyOf(attributes);
        }
    }

    /** Of a composite type. */
    record Attribute(String name, ColumnType type) {}

    record AlterAttributes(Name type, List<AttributeAction> actions) implements OfType {
        public AlterAttributes {
            actions = List.copyOf(actions);
        }
    }

    sealed interface AttributeAction {}

    record AddAttribute(Attribute attribute) implements AttributeAction {}

    record DropAttribute(String name, boolean ifExists, boolean cascade) implements AttributeAction {}

    record RetypeAttribute(Attribute attribute) implements AttributeAction {}

    record RenameAttribute(String from, String to) implements AttributeAction {}

    /** The texts are over the column {@code value}. */
    record CreateDomain(Name name, ColumnType base, boolean notNull, String defaultSql, List<DomainCheck> checks)
            implements
                OfType {
        public CreateDomain {
            checks = List.copyOf(checks);
        }
    }

    /** The name is null if none was written. */
    record DomainCheck(String name, String sql, boolean notValid) {}

    record AlterDomain(Name domain, DomainAction action) implements OfType {}

    sealed interface DomainAction {}

    /** Null for none. It fits the type that the domain was over then. */
    record SetDomainDefault(String sql) implements DomainAction {}

    record SetDomainNullable(boolean nullable) implements DomainAction {}

    record AddDomainCheck(DomainCheck check) implements DomainAction {}

    record DropDomainCheck(String name, boolean ifExists, boolean cascade) implements DomainAction {}

    record ValidateDomainCheck(String name) implements DomainAction {}

    record RenameDomainCheck(String from, String to) implements DomainAction {}

    record RenameDomain(String to) implements DomainAction {}

    /** The domains are types that have to be domains. */
    record DropTypes(List<Name> names, boolean domains, boolean ifExists, boolean cascade) implements OfType {}

    /** What is done to views. */
    sealed interface OfView extends SchemaCommand {}

    /** The versions are those of the tables that its columns were told by. */
    record CreateView(Name name, boolean replace, List<ViewColumn> columns, ViewDescriptor view,
            List<TableVersion> versions) implements OfView {
        public CreateView {
            columns = List.copyOf(columns);
            versions = List.copyOf(versions);
        }
    }

    record ViewColumn(String name, ColumnType type) {
        public ColumnDescriptor described(int id) {
            return new ColumnDescriptor(id, name, type, false, null, ColumnDescriptor.State.PUBLIC);
        }
    }

    /** A table for the rows of the view's query. The versions are those of the tables that its columns were told by. */
    record CreateMaterialized(CreateTable table, ViewDescriptor view, List<TableVersion> versions)
            implements
                OfView {
        public CreateMaterialized {
            versions = List.copyOf(versions);
        }
    }

    /** REFRESH MATERIALIZED VIEW: the view, as its query was planned. Its rows are replaced where rows are. */
    record Refresh(TableVersion view, boolean concurrently, boolean withData) {}

    record DropViews(List<Name> names, boolean materialized, boolean ifExists, boolean cascade) implements OfView {}

    /**
     * FOREIGN KEY.
     *
     * @param name null if it is to be made up
     * @param referencedColumns empty for the primary key
     * @param setColumns of ON DELETE SET NULL or SET DEFAULT; empty for all
     */
    record NewForeignKey(String name, List<String> columns, Name referenced, List<String> referencedColumns,
            boolean matchFull, Action onDelete, Action onUpdate, List<String> setColumns, boolean deferrable,
            boolean initiallyDeferred, boolean notValid) {
        public NewForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
            setColumns = List.copyOf(setColumns);
        }
    }

    /** A column of a key; or an expression, then the column is what names are made up of. */
    record KeyColumn(String column, boolean descending, boolean nullsFirst, int position, Computed expression,
            String operatorClass) {
        public KeyColumn(String column, boolean descending, boolean nullsFirst, int position) {
            this(column, descending, nullsFirst, position, null, "");
        }
    }

    /** What an index computes of a row: SQL text as the catalog keeps it, and as people are shown it. */
    record Computed(String sql, ColumnType type, String shown) {}

    /** What an index has beside its key; the predicate is null if all rows are in it. */
    record IndexExtras(boolean nullsNotDistinct, List<String> included, Computed predicate, IndexForm form) {
        public static final IndexExtras NONE = new IndexExtras(false, List.of(), null, IndexForm.PLAIN);

        public IndexExtras {
            included = List.copyOf(included);
        }
    }

    /** PRIMARY KEY or UNIQUE; the name is null if it is to be made up. */
    record Key(String name, boolean primary, List<KeyColumn> columns, IndexExtras extras, int position) {}

    record CreateTable(Name table, boolean ifNotExists, List<NewColumn> columns, List<Key> keys,
            List<CheckDescriptor> checks, List<NewForeignKey> foreignKeys, OnCommit onCommit,
            List<Like> likes, HeritageDraft heritage) implements SchemaCommand {
        public CreateTable {
            likes = List.copyOf(likes);
        }
    }

    /**
     * What CREATE TABLE takes over from another table once there are columns and keys.
     *
     * @param source what the columns were told by
     * @param indexes those that no constraint stands for
     * @param comments whether what is said of its parts is said of those of the new table
     * @param checks whether its checks have been taken over
     */
    record Like(TableVersion source, List<LikeIndex> indexes, boolean comments, boolean checks) {
        public Like {
            indexes = List.copyOf(indexes);
        }
    }

    /** An index of the source, by its id, and how to make one like it. */
    record LikeIndex(int sourceId, CreateIndex create) {}

    record DropTables(List<Name> tables, boolean ifExists, boolean cascade) implements SchemaCommand {}

    /** The index name is null if it is to be made up. */
    record CreateIndex(String index, Name table, boolean only, boolean unique, boolean ifNotExists,
            List<KeyColumn> columns, IndexExtras extras) implements SchemaCommand {
        /** True if the index needs values that rows do not have yet. */
        boolean computes() {
            return extras.predicate() != null || columns.stream().anyMatch(column -> column.expression() != null);
        }
    }

    /** What has no effect here, but names things that must be there. */
    sealed interface OfUpkeep extends SchemaCommand {}

    /** The table and the index are null where they were not named. */
    record Cluster(Name table, String index) implements OfUpkeep {}

    record Checkpoint() implements OfUpkeep {}

    record CreateExtension(String name, boolean ifNotExists) implements OfUpkeep {}

    record DropIndexes(List<Name> indexes, boolean ifExists) implements SchemaCommand {}

    /**
     * REINDEX: there is nothing to do, but what is named must be there.
     *
     * @param alone whether it must not stand in a block
     */
    record Reindex(Utility.ReindexKind kind, Name name, boolean alone) implements SchemaCommand {}

    /** ALTER INDEX … RENAME TO; null if there is nothing to do, but the index must be there. */
    record RenameIndex(Name index, boolean ifExists, String to) implements SchemaCommand {}

    /** ALTER INDEX … ATTACH PARTITION: it must be the index of a partition already. */
    record AttachIndex(Name index, Name partition) implements SchemaCommand {}

    record AddKey(Name table, boolean only, Key key, boolean ifExists) implements SchemaCommand {}

    /**
     * ALTER TABLE, or ALTER [MATERIALIZED] VIEW; the actions in the order in which they are carried out.
     *
     * @param only not to children of the table
     */
    record AlterTable(Name table, boolean ifExists, boolean only, AlteredKind kind, List<AlterAction> actions)
            implements
                SchemaCommand {}

    /** What the statement says it changes: TABLE may be any of them. */
    enum AlteredKind {
        TABLE,
        VIEW,
        MATERIALIZED_VIEW
    }

    /**
     * VACUUM and ANALYZE, of all tables if none is named. VACUUM alone has nothing to do, but the tables and columns must be
     * there.
     */
    record Vacuum(boolean vacuums, boolean analyzes, List<Relation> tables) implements SchemaCommand {}

    /** A table with some of its columns; none for all. */
    record Relation(Name table, List<String> columns) {
        public Relation {
            columns = List.copyOf(columns);
        }
    }
}
