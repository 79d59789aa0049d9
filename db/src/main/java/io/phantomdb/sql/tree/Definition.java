package io.phantomdb.sql.tree;

import java.util.List;

/** Statements that change the schema. */
public sealed interface Definition extends Statement {
    /**
     * CREATE TABLE.
     *
     * @param likes tables whose columns are taken over
     * @param constraints those of the table and of its columns, in the order written
     * @param tablespace null if none was named
     * @param onCommit null if nothing was said
     * @param heritage what it has of other tables
     */
    record CreateTable(Name table, boolean ifNotExists, Persistence persistence, List<ColumnDefinition> columns,
            List<TableLike> likes, List<Constraint> constraints, List<StorageOption> options, String tablespace,
            OnCommit onCommit, Heritage heritage, int position)
            implements
                Definition {
        public CreateTable {
            columns = List.copyOf(columns);
            likes = List.copyOf(likes);
            constraints = List.copyOf(constraints);
            options = List.copyOf(options);
        }
    }

    /**
     * INHERITS, PARTITION OF and PARTITION BY of CREATE TABLE.
     *
     * @param parents the tables inherited from; that which it is a partition of, if there is a bound
     * @param bound null if it is no partition
     * @param partitioning null if it is not partitioned
     */
    record Heritage(List<Name> parents, PartitionBound bound, PartitionBy partitioning) {
        public static final Heritage NONE = new Heritage(List.of(), null, null);

        public Heritage {
            parents = List.copyOf(parents);
        }
    }

    /** PARTITION BY; the strategy as it is written. */
    record PartitionBy(String strategy, List<IndexColumn> keys, int position) implements Node {
        public PartitionBy {
            keys = List.copyOf(keys);
        }
    }

    /** Which rows a partition has. */
    sealed interface PartitionBound extends Node {}

    record DefaultPartition(int position) implements PartitionBound {}

    /** IN. */
    record ListPartition(List<Expression> values, int position) implements PartitionBound {
        public ListPartition {
            values = List.copyOf(values);
        }
    }

    /** FROM and TO. */
    record RangePartition(List<Expression> from, List<Expression> to, int position) implements PartitionBound {
        public RangePartition {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /** WITH (MODULUS, REMAINDER). */
    record HashPartition(int modulus, int remainder, int position) implements PartitionBound {}

    /**
     * LIKE in CREATE TABLE.
     *
     * @param columnsBefore how many columns are written before it
     * @param including what is taken over beside columns
     */
    record TableLike(Name source, int columnsBefore, List<LikeOption> including, int position) implements Node {
        public TableLike {
            including = List.copyOf(including);
        }
    }

    /** In the order in which PostgreSQL's documentation has them. */
    enum LikeOption {
        COMMENTS,
        COMPRESSION,
        CONSTRAINTS,
        DEFAULTS,
        GENERATED,
        IDENTITY,
        INDEXES,
        STATISTICS,
        STORAGE
    }

    /** What becomes of a temporary table, or of its rows, when a transaction commits. */
    enum OnCommit {
        PRESERVE_ROWS,
        DELETE_ROWS,
        DROP
    }

    enum Persistence {
        PERMANENT,
        TEMPORARY,
        UNLOGGED
    }

    /**
     * A column with what belongs to it alone; its PRIMARY KEY, UNIQUE, CHECK and REFERENCES are among the table's
     * constraints (for ADD COLUMN: those of the AddColumn).
     *
     * @param type null for a column that a partition has of its parent
     * @param nullable false for NOT NULL, true for an explicit NULL, null if neither was written
     * @param defaultValue null if none
     * @param identity null if it is no identity column
     * @param identityOptions of the identity's sequence
     * @param generated of GENERATED ALWAYS AS (…) STORED, or null
     */
    record ColumnDefinition(String name, TypeName type, Boolean nullable, Expression defaultValue, Name collation,
            Identity identity, List<SequenceOption> identityOptions, Expression generated, int position)
            implements
                Node {
        public ColumnDefinition {
            identityOptions = List.copyOf(identityOptions);
        }
    }

    enum Identity {
        ALWAYS,
        BY_DEFAULT
    }

    /** CREATE TABLE … AS, and SELECT … INTO; onCommit is null if nothing was said. */
    record CreateTableAs(Name table, boolean ifNotExists, Persistence persistence, List<Identifier> columns,
            List<StorageOption> options, OnCommit onCommit, Query query, boolean withData,
            int position) implements Definition {
        public CreateTableAs {
            columns = List.copyOf(columns);
            options = List.copyOf(options);
        }
    }

    /**
     * CREATE VIEW.
     *
     * @param sql the query as it is written; for RECURSIVE what stands for it: a query WITH RECURSIVE
     * @param query null if it is RECURSIVE: then the text has to be read
     * @param check null without WITH CHECK OPTION
     */
    record CreateView(Name view, boolean replace, Persistence persistence, List<Identifier> columns,
            List<StorageOption> options, Query query, String sql, ViewCheck check, int position)
            implements
                Definition {
        public CreateView {
            columns = List.copyOf(columns);
            options = List.copyOf(options);
        }
    }

    /**
     * CREATE MATERIALIZED VIEW.
     *
     * @param sql the query as it is written
     */
    record CreateMaterialized(Name view, boolean ifNotExists, Persistence persistence, List<Identifier> columns,
            List<StorageOption> options, Query query, String sql, boolean withData, int position)
            implements
                Definition {
        public CreateMaterialized {
            columns = List.copyOf(columns);
            options = List.copyOf(options);
        }
    }

    /** REFRESH MATERIALIZED VIEW. */
    record Refresh(Name view, boolean concurrently, boolean withData, int position) implements Definition {}

    enum ViewCheck {
        LOCAL,
        CASCADED
    }

    /** ALTER [MATERIALIZED] VIEW; UnsupportedAction stands for what is accepted with nothing to do as well. */
    record AlterView(Name view, boolean materialized, boolean ifExists, AlterAction action, int position)
            implements
                Definition {}

    record DropView(List<Name> views, boolean materialized, boolean ifExists, boolean cascade, int position)
            implements
                Definition {
        public DropView {
            views = List.copyOf(views);
        }
    }

    /** CREATE TYPE … AS ENUM. */
    record CreateEnum(Name type, List<String> labels, int position) implements Definition {
        public CreateEnum {
            labels = List.copyOf(labels);
        }
    }

    /** CREATE TYPE … AS (…). */
    record CreateComposite(Name type, List<Attribute> attributes, int position) implements Definition {
        public CreateComposite {
            attributes = List.copyOf(attributes);
        }
    }

    /** The collation is null if none is written. */
    record Attribute(String name, TypeName type, Name collation, int position) {}

    record AlterAttributes(Name type, List<AttributeAction> actions, int position) implements Definition {
        public AlterAttributes {
            actions = List.copyOf(actions);
        }
    }

    /** What ALTER TYPE does to a composite type. */
    sealed interface AttributeAction {}

    record AddAttribute(Attribute attribute, boolean cascade) implements AttributeAction {}

    record DropAttribute(String name, boolean ifExists, boolean cascade) implements AttributeAction {}

    record RetypeAttribute(Attribute attribute, boolean cascade) implements AttributeAction {}

    record RenameAttribute(String from, String to, boolean cascade) implements AttributeAction {}

    record CreateDomain(Name domain, TypeName type, Boolean nullable, Expression defaultValue, Name collation,
            List<Constraint.CheckThat> checks, int position) implements Definition {
        public CreateDomain {
            checks = List.copyOf(checks);
        }
    }

    record AlterDomain(Name domain, DomainAction action, int position) implements Definition {}

    /** What ALTER DOMAIN does. */
    sealed interface DomainAction {}

    /** Null for DROP DEFAULT. */
    record SetDomainDefault(Expression value) implements DomainAction {}

    record SetDomainNullable(boolean nullable) implements DomainAction {}

    record AddDomainCheck(Constraint.CheckThat check) implements DomainAction {}

    record DropDomainCheck(String name, boolean ifExists, boolean cascade) implements DomainAction {}

    record ValidateDomainCheck(String name) implements DomainAction {}

    record RenameDomainCheck(String from, String to) implements DomainAction {}

    record RenameDomain(String to) implements DomainAction {}

    record MoveDomain(String schema) implements DomainAction {}

    record ChangeType(Name type, TypeAction action, int position) implements Definition {}

    /** What ALTER TYPE does. */
    sealed interface TypeAction {}

    /** ADD VALUE; the neighbour is null if the label goes to the end. */
    record AddLabel(String label, boolean ifNotExists, String neighbour, boolean before) implements TypeAction {}

    record RenameLabel(String from, String to) implements TypeAction {}

    record RenameType(String to) implements TypeAction {}

    /** OWNER TO. */
    record MoveType(String schema) implements TypeAction {}

    /** The domains are types that have to be domains. */
    record DropType(List<Name> types, boolean domains, boolean ifExists, boolean cascade,
            int position) implements Definition {
        public DropType {
            types = List.copyOf(types);
        }
    }

    /** CREATE SEQUENCE. */
    record CreateSequence(Name name, boolean ifNotExists, Persistence persistence, List<SequenceOption> options,
            int position) implements Definition {
        public CreateSequence {
            options = List.copyOf(options);
        }
    }

    /** ALTER SCHEMA … RENAME TO, or OWNER TO: the other is null. */
    record AlterSchema(String name, String to, int position) implements Definition {}

    record AlterSequence(Name name, boolean ifExists, List<SequenceOption> options, int position)
            implements
                Definition {
        public AlterSequence {
            options = List.copyOf(options);
        }
    }

    record RenameSequence(Name name, boolean ifExists, String to, int position) implements Definition {}

    /** ALTER SEQUENCE … SET SCHEMA. */
    record MoveSequence(Name name, boolean ifExists, String schema, int position) implements Definition {}

    record DropSequence(List<Name> names, boolean ifExists, boolean cascade, int position) implements Definition {
        public DropSequence {
            names = List.copyOf(names);
        }
    }

    record DropTable(List<Name> tables, boolean ifExists, boolean cascade, int position) implements Definition {
        public DropTable {
            tables = List.copyOf(tables);
        }
    }

    /**
     * CREATE INDEX.
     *
     * @param name null if none was written
     * @param method lower case; btree if none was written
     */
    record CreateIndex(String name, Name table, boolean only, boolean unique, boolean concurrently,
            boolean ifNotExists, String method, List<IndexColumn> columns, List<Identifier> include,
            boolean nullsNotDistinct, List<StorageOption> options, String tablespace, Expression where, int position)
            implements
                Definition {
        public CreateIndex {
            columns = List.copyOf(columns);
            include = List.copyOf(include);
            options = List.copyOf(options);
        }
    }

    /** A key of an index; collation and operator class are null where none was written. */
    record IndexColumn(SortItem sort, Name collation, Name operatorClass, int position) implements Node {}

    record DropIndex(List<Name> indexes, boolean concurrently, boolean ifExists, boolean cascade, int position)
            implements
                Definition {
        public DropIndex {
            indexes = List.copyOf(indexes);
        }
    }

    /** ALTER INDEX … ATTACH PARTITION. */
    record AttachIndex(Name index, Name partition, int position) implements Definition {}

    /** ALTER INDEX; to is null where storage options are set. */
    record AlterIndex(Name index, boolean ifExists, String to, List<StorageOption> options, int position)
            implements
                Definition {
        public AlterIndex {
            options = List.copyOf(options);
        }
    }

    record AlterTable(Name table, boolean ifExists, boolean only, List<AlterAction> actions, int position)
            implements
                Definition {
        public AlterTable {
            actions = List.copyOf(actions);
        }
    }

    /** One thing that ALTER TABLE does. */
    sealed interface AlterAction extends Node {}

    record AddConstraint(Constraint constraint, int position) implements AlterAction {}

    /** ADD PRIMARY KEY or UNIQUE … USING INDEX. */
    record AddConstraintUsingIndex(String name, boolean primary, String index, Constraint.Deferral deferral,
            int position) implements AlterAction {}

    /** ALTER CONSTRAINT. */
    record AlterConstraint(String name, Constraint.Deferral deferral, int position) implements AlterAction {}

    record DropConstraint(String name, boolean ifExists, boolean cascade, int position) implements AlterAction {}

    record ValidateConstraint(String name, int position) implements AlterAction {}

    record RenameConstraint(String from, String to, int position) implements AlterAction {}

    record AddColumn(ColumnDefinition column, List<Constraint> constraints, boolean ifNotExists, int position)
            implements
                AlterAction {
        public AddColumn {
            constraints = List.copyOf(constraints);
        }
    }

    record DropColumn(String column, boolean ifExists, boolean cascade, int position) implements AlterAction {}

    record RenameColumn(String from, String to, int position) implements AlterAction {}

    record RenameTable(String to, int position) implements AlterAction {}

    /** SET SCHEMA. */
    record MoveTable(String schema, int position) implements AlterAction {}

    /** ALTER COLUMN … TYPE; using is null where none was written. */
    record AlterType(String column, TypeName type, Name collation, Expression using, int position)
            implements
                AlterAction {}

    /** ALTER COLUMN … SET DEFAULT; null for DROP DEFAULT. */
    record AlterDefault(String column, Expression value, int position) implements AlterAction {}

    /** ALTER COLUMN … ADD GENERATED … AS IDENTITY. */
    record AddIdentity(String column, Identity identity, List<SequenceOption> options, int position)
            implements
                AlterAction {
        public AddIdentity {
            options = List.copyOf(options);
        }
    }

    /** ALTER COLUMN … SET GENERATED, SET sequence option, RESTART; the identity is null where it stays. */
    record AlterIdentity(String column, Identity identity, List<SequenceOption> options, int position)
            implements
                AlterAction {
        public AlterIdentity {
            options = List.copyOf(options);
        }
    }

    record DropIdentity(String column, boolean ifExists, int position) implements AlterAction {}

    /** ALTER COLUMN … DROP EXPRESSION. */
    record DropExpression(String column, boolean ifExists, int position) implements AlterAction {}

    /** ALTER COLUMN … SET NOT NULL, or DROP NOT NULL. */
    record AlterNullable(String column, boolean nullable, int position) implements AlterAction {}

    /** Storage options of the table: SET (…), or RESET (…) with null values. */
    record AlterOptions(List<StorageOption> options, boolean reset, int position) implements AlterAction {
        public AlterOptions {
            options = List.copyOf(options);
        }
    }

    /** ATTACH PARTITION. */
    record AttachPartition(Name partition, PartitionBound bound, int position) implements AlterAction {}

    /** DETACH PARTITION. */
    record DetachPartition(Name partition, boolean concurrently, boolean finalizes, int position)
            implements
                AlterAction {}

    /** INHERIT, or NO INHERIT. */
    record AlterInherit(Name parent, boolean inherits, int position) implements AlterAction {}

    /** OWNER TO. */
    record AlterOwner(RoleStatement.RoleName owner, int position) implements AlterAction {}

    /** ENABLE or DISABLE TRIGGER; a null name means all, or those of users. */
    record EnableTrigger(String trigger, boolean enabled, int position) implements AlterAction {}

    /** Something PhantomDB does not have, such as {@code ENABLE RULE}. */
    record UnsupportedAction(String what, int position) implements AlterAction {}

    /** DROP of something that PhantomDB does not make: the kind in PostgreSQL's words, such as {@code VIEW}. So that IF EXISTS can be honoured. */
    record DropOther(String kind, List<Name> names, boolean ifExists, boolean cascade, int position)
            implements
                Definition {
        public DropOther {
            names = List.copyOf(names);
        }
    }
}
