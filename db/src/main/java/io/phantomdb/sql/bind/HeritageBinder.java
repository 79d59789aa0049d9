package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.schema.BoundDraft;
import io.phantomdb.sql.schema.HeritageDraft;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.LiteralKind;
import io.phantomdb.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a new table has of its parents (PostgreSQL 15, MergeAttributes): columns and checks of the same name become one. Of what is
 * told by a parent the new table says so, by the parent's version.
 */
final class HeritageBinder {
    private final StatementBinder statement;
    private final List<Table> parents = new ArrayList<>();
    private final List<SchemaCommand.NewColumn> columns = new ArrayList<>();
    private final List<String> inheritedColumns = new ArrayList<>();
    private final List<CheckDescriptor> checks = new ArrayList<>();
    private final List<String> inheritedChecks = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private LikeBinder indexes;

    HeritageBinder(StatementBinder statement) {
        this.statement = statement;
    }

    /** Those of the parents, and the table's own. */
    List<SchemaCommand.NewColumn> inherited(Definition.CreateTable create, List<SchemaCommand.NewColumn> own) {
        for (Name name : create.heritage().parents()) {
            Table parent = statement.table(name);
            requireParent(parent.descriptor());
            if (parents.contains(parent)) {
                throw new StatementError(SqlState.DUPLICATE_TABLE,
                        "relation \"" + name.last() + "\" would be inherited from more than once");
            }
            add(parent, create.position());
        }
        own.forEach(this::addOwn);
        return columns;
    }

    private static void requireParent(TableDescriptor parent) {
        if (!parent.isTable() || parent.view() != null) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "inherited relation \"" + parent.name() + "\" is not a table or foreign table");
        }
        if (parent.isPartitioned()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "cannot inherit from partitioned table \"" + parent.name() + "\"");
        }
        if (parent.lineage().isPartition()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "cannot inherit from partition \"" + parent.name() + "\"");
        }
    }

    private void add(Table parent, int position) {
        parents.add(parent);
        for (ColumnDescriptor column : parent.descriptor().visibleColumns()) {
            SchemaCommand.NewColumn given = new SchemaCommand.NewColumn(column.name(), column.type(), column.notNull(),
                    column.defaultSql(), column.generatedSql(), null, position);
            int at = indexOf(column.name());
            if (at < 0) {
                columns.add(given);
                inheritedColumns.add(column.name());
            } else {
                columns.set(at, merged(columns.get(at), given));
            }
        }
        parent.descriptor().checks().stream().filter(check -> !check.noInherit()).forEach(this::addInherited);
    }

    private int indexOf(String name) {
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).name().equals(name)) {
                return at;
            }
        }
        return -1;
    }

    private SchemaCommand.NewColumn merged(SchemaCommand.NewColumn one, SchemaCommand.NewColumn other) {
        notices.add("merging multiple inherited definitions of column \"" + one.name() + "\"");
        if (!one.type().equals(other.type())) {
            throw conflict("inherited column", one, other);
        }
        if (one.defaultSql() != null && other.defaultSql() != null && !one.defaultSql().equals(other.defaultSql())) {
            throw new StatementError(SqlState.INVALID_COLUMN_DEFINITION,
                    "column \"" + one.name() + "\" inherits conflicting default values", null,
                    "To resolve the conflict, specify a default explicitly.", 0);
        }
        return new SchemaCommand.NewColumn(one.name(), one.type(), one.notNull() || other.notNull(),
                one.defaultSql() == null ? other.defaultSql() : one.defaultSql(),
                one.generatedSql() == null ? other.generatedSql() : one.generatedSql(), null, one.position());
    }

    private static StatementError conflict(String what, SchemaCommand.NewColumn one, SchemaCommand.NewColumn other) {
        return new StatementError(SqlState.DATATYPE_MISMATCH, what + " \"" + one.name() + "\" has a type conflict",
                one.type().type().sqlName() + " versus " + other.type().type().sqlName(), null, 0);
    }

    private void addOwn(SchemaCommand.NewColumn own) {
        int at = inheritedColumns.contains(own.name()) ? indexOf(own.name()) : -1;
        if (at < 0) {
            columns.add(own);
            return;
        }
        notices.add("merging column \"" + own.name() + "\" with inherited definition");
        SchemaCommand.NewColumn inherited = columns.get(at);
        if (!inherited.type().equals(own.type())) {
            throw conflict("column", inherited, own);
        }
        inheritedColumns.remove(own.name());
        boolean hasSource = own.defaultSql() != null || own.generatedSql() != null || own.sequence() != null;
        columns.set(at, new SchemaCommand.NewColumn(own.name(), own.type(), own.notNull() || inherited.notNull(),
                hasSource ? own.defaultSql() : inherited.defaultSql(),
                hasSource ? own.generatedSql() : inherited.generatedSql(), own.sequence(), own.position()));
    }

    private void addInherited(CheckDescriptor check) {
        CheckDescriptor same = named(check.name());
        if (same != null && !same.sql().equals(check.sql())) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT, "check constraint name \"" + check.name()
                    + "\" appears multiple times but with different expressions");
        }
        if (same == null) {
            checks.add(check.asValidated());
            inheritedChecks.add(check.name());
        }
    }

    private CheckDescriptor named(String name) {
        return checks.stream().filter(check -> check.name().equals(name)).findFirst().orElse(null);
    }

    /** Those that a new one must not be called like: an inherited one may have its name, if that is written. */
    List<CheckDescriptor> others(String name) {
        return checks.stream().filter(check -> !check.name().equals(name) || !inheritedChecks.contains(name)).toList();
    }

    /** A check of the table's own. */
    void add(CheckDescriptor check, String table) {
        CheckDescriptor inherited = inheritedChecks.contains(check.name()) ? named(check.name()) : null;
        if (inherited == null) {
            checks.add(check);
            return;
        }
        if (!inherited.sql().equals(check.sql())) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT, "constraint \"" + check.name() + "\" for relation \""
                    + table + "\" already exists");
        }
        notices.add("merging constraint \"" + check.name() + "\" with inherited definition");
        inheritedChecks.remove(check.name());
    }

    /** All that the table has so far; others may be added. */
    List<CheckDescriptor> checks() {
        return checks;
    }

    /** The columns of what it is a partition of, as far as it does not say otherwise. */
    List<SchemaCommand.NewColumn> ofPartition(Definition.CreateTable create, DefinitionBinder definitions) {
        Name name = create.heritage().parents().getFirst();
        Table parent = statement.table(name);
        if (!parent.descriptor().isPartitioned()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "\"" + parent.descriptor().name() + "\" is not partitioned");
        }
        add(parent, create.position());
        indexes = new LikeBinder(statement, new Definition.TableLike(name, 0,
                List.of(Definition.LikeOption.INDEXES), name.position()));
        for (Definition.ColumnDefinition option : create.columns()) {
            int at = indexOf(option.name());
            if (at < 0) {
                throw new StatementError(SqlState.UNDEFINED_COLUMN,
                        "column \"" + option.name() + "\" does not exist");
            }
            columns.set(at, optioned(columns.get(at), option, definitions));
        }
        return columns;
    }

    private static SchemaCommand.NewColumn optioned(SchemaCommand.NewColumn column, Definition.ColumnDefinition option,
            DefinitionBinder definitions) {
        boolean notNull = column.notNull() || Boolean.FALSE.equals(option.nullable());
        String defaultSql = option.defaultValue() == null
                ? column.defaultSql()
                : definitions.defaultSql(option, column.type(), notNull);
        return new SchemaCommand.NewColumn(column.name(), column.type(), notNull, defaultSql, column.generatedSql(),
                null, column.position());
    }

    /** Indexes that a partition has like its parent; null for none. */
    LikeBinder indexes() {
        return indexes;
    }

    HeritageDraft draft(Definition.CreateTable create, List<SchemaCommand.NewColumn> all) {
        Definition.Heritage heritage = create.heritage();
        if (heritage.equals(Definition.Heritage.NONE)) {
            return HeritageDraft.NONE;
        }
        return new HeritageDraft(parents.stream().map(parent -> parent.descriptor().tableVersion()).toList(),
                heritage.bound() == null ? null : bound(heritage.bound()),
                heritage.partitioning() == null
                        ? null
                        : new PartitionKeyBinder(statement).bind(create.table().last(), heritage.partitioning(), all),
                inheritedColumns, inheritedChecks, notices.stream().filter(Objects::nonNull).toList());
    }

    BoundDraft bound(Definition.PartitionBound bound) {
        return switch (bound) {
            case Definition.DefaultPartition none -> new BoundDraft.Default(none.position());
            case Definition.ListPartition list ->
                new BoundDraft.Values(list.values().stream().map(this::listed).toList(), list.position());
            case Definition.RangePartition range ->
                new BoundDraft.Range(range.from().stream().map(this::edge).toList(),
                        range.to().stream().map(this::edge).toList(), range.position());
            case Definition.HashPartition hash ->
                new BoundDraft.Hash(hash.modulus(), hash.remainder(), hash.position());
        };
    }

    private BoundDraft.Value listed(Expression value) {
        return isNull(value) ? null : value(value);
    }

    private static boolean isNull(Expression value) {
        return value instanceof Expression.Literal literal && literal.kind() == LiteralKind.NULL;
    }

    private BoundDraft.Value edge(Expression value) {
        if (value instanceof Expression.ColumnReference reference && reference.parts().size() == 1) {
            String word = reference.parts().getFirst();
            if (word.equals("minvalue")) {
                return new BoundDraft.Value(BoundDraft.Value.Kind.MINVALUE, null, value.position());
            }
            if (word.equals("maxvalue")) {
                return new BoundDraft.Value(BoundDraft.Value.Kind.MAXVALUE, null, value.position());
            }
        }
        if (isNull(value)) {
            throw new StatementError(SqlState.INVALID_TABLE_DEFINITION, "cannot specify NULL in range bound");
        }
        return value(value);
    }

    private BoundDraft.Value value(Expression value) {
        List<Expression.ColumnReference> references = ColumnNames.references(value);
        if (!references.isEmpty()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot use column reference in partition bound expression")
                    .at(references.getFirst().position());
        }
        Expr bound = new ExpressionBinder(statement, Scope.empty(), Clause.PARTITION_BOUND, null).bind(value);
        if (!Exprs.subqueries(bound).isEmpty()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "cannot use subquery in partition bound")
                    .at(value.position());
        }
        return new BoundDraft.Value(BoundDraft.Value.Kind.VALUE, TreeText.of(value), value.position());
    }
}
