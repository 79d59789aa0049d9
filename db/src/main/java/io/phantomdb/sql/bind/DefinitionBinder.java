package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.Extension;
import io.phantomdb.sql.catalog.IndexForm;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Constraint;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Node;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.RoutineStatement;
import io.phantomdb.sql.tree.SequenceOption;
import io.phantomdb.sql.tree.SortItem;
import io.phantomdb.sql.tree.Statement;
import io.phantomdb.sql.tree.StorageOption;
import io.phantomdb.sql.tree.Unsupported;
import io.phantomdb.sql.tree.Utility;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Turns schema statements into commands; what PhantomDB does not have is refused with 0A000 where it stands. */
final class DefinitionBinder {
    /** Those of btree (PostgreSQL 15, pg_opclass). */
    /** Of access methods other than btree. */
    private static final List<String> INDEX_OPTIONS = List.of("pages_per_range", "autosummarize", "fastupdate",
            "gin_pending_list_limit", "buffering");
    private static final List<String> FALSE_WORDS = List.of("false", "off", "no", "0", "f", "n");

    private final StatementBinder statement;

    DefinitionBinder(StatementBinder statement) {
        this.statement = statement;
    }

    SchemaCommand bind(Statement tree) {
        return switch (tree) {
            case Definition.CreateTable create -> createTable(create);
            case Definition.DropTable drop -> new SchemaCommand.DropTables(names(drop.tables()), drop.ifExists(),
                    drop.cascade());
            case Definition.CreateIndex create -> new NewIndexBinder(statement, this).bind(create);
            case Definition.DropIndex drop -> new SchemaCommand.DropIndexes(names(drop.indexes()), drop.ifExists());
            case Definition.AlterTable alter -> new AlterBinder(statement, this).bind(alter);
            case Definition.CreateSequence create -> createSequence(create);
            case Definition.AlterSequence alter -> new SchemaCommand.AlterSequence(name(alter.name()),
                    alter.ifExists(), sequenceChange(alter.options()));
            case Definition.RenameSequence rename ->
                new SchemaCommand.RenameSequence(name(rename.name()), rename.ifExists(), rename.to());
            case Definition.MoveSequence move ->
                new SchemaCommand.MoveSequence(name(move.name()), move.ifExists(), move.schema());
            case Definition.DropSequence drop ->
                new SchemaCommand.DropSequences(names(drop.names()), drop.ifExists(), drop.cascade());
            case Definition.CreateEnum create ->
                new SchemaCommand.CreateEnum(name(create.type()), create.labels());
            case Definition.ChangeType alter -> alterType(alter);
            case Definition.DropType drop ->
                new SchemaCommand.DropTypes(names(drop.types()), drop.domains(), drop.ifExists(), drop.cascade());
            case Definition.CreateComposite create -> new TypeBinder(statement, this).create(create);
            case Definition.AlterAttributes alter -> new TypeBinder(statement, this).alter(alter);
            case Definition.CreateDomain create -> new TypeBinder(statement, this).create(create);
            case Definition.AlterDomain alter -> new TypeBinder(statement, this).alter(alter);
            case Definition.CreateView create -> new ViewBinder(statement).bind(create,
                    made(create.view(), create.persistence()));
            case Definition.AlterView alter -> new AlterBinder(statement, this).bind(alter);
            case Definition.DropView drop ->
                new SchemaCommand.DropViews(names(drop.views()), drop.materialized(), drop.ifExists(), drop.cascade());
            case Definition.DropOther other when other.kind().equals("SCHEMA") -> NamespaceBinder.drop(other);
            case Definition.DropOther other -> throw notYet("DROP " + other.kind(), other);
            case Definition.AlterSchema alter -> NamespaceBinder.alter(alter);
            case Utility.Vacuum vacuum -> {
                boolean analyzes = VacuumBinder.check(vacuum);
                yield vacuum(true, analyzes, vacuum.tables());
            }
            case Utility.Analyze analyze -> {
                VacuumBinder.check(analyze);
                yield vacuum(false, true, analyze.tables());
            }
            case Utility.Reindex reindex -> reindex(reindex);
            case Utility.Cluster cluster -> new SchemaCommand.Cluster(
                    cluster.table() == null ? null : name(cluster.table()), cluster.index());
            case Utility.Checkpoint checkpoint -> new SchemaCommand.Checkpoint();
            case Utility.CreateExtension create ->
                new SchemaCommand.CreateExtension(create.name(), create.ifNotExists());
            case Definition.AttachIndex attach ->
                new SchemaCommand.AttachIndex(name(attach.index()), name(attach.partition()));
            case Definition.AlterIndex alter -> {
                checkOptions(alter.options());
                yield new SchemaCommand.RenameIndex(name(alter.index()), alter.ifExists(), alter.to());
            }
            case Utility.CreateDatabase create -> DatabaseBinder.create(create);
            case Utility.AlterDatabase alter -> DatabaseBinder.alter(alter);
            case Utility.DropDatabase drop ->
                new SchemaCommand.DropDatabase(drop.name(), drop.ifExists(), DatabaseBinder.force(drop));
            case Utility.CreateSchema create -> NamespaceBinder.create(create);
            case Utility.Comment comment -> comment(comment);
            case RoleStatement.Privileges privileges -> new SchemaCommand.OfRoles(privileges, statement.path(),
                    privileges.target().routines().stream()
                            .map(each -> new RoutineBinder(statement).signature(each, false)).toList());
            case RoleStatement roles -> new SchemaCommand.OfRoles(roles, statement.path(), List.of());
            case RoutineStatement routine -> new RoutineBinder(statement).bind(routine);
            case Unsupported other -> throw notYet(other.what(), other);
            default -> throw notYet("this statement", tree);
        };
    }

    private SchemaCommand reindex(Utility.Reindex reindex) {
        Options options = new Options("REINDEX", reindex.options());
        options.requireKnown(List.of("verbose", "concurrently", "tablespace"));
        options.flag("verbose", false);
        boolean isDatabase = reindex.kind() == Utility.ReindexKind.SYSTEM
                || reindex.kind() == Utility.ReindexKind.DATABASE;
        if (isDatabase && !statement.isDatabase(reindex.name().last())) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "can only reindex the currently open database");
        }
        return new SchemaCommand.Reindex(reindex.kind(), name(reindex.name()),
                reindex.concurrently() || reindex.kind().isWhole());
    }

    private SchemaCommand comment(Utility.Comment comment) {
        Name object = comment.object();
        String name = object.last();
        SchemaCommand.Commented on = switch (comment.kind()) {
            case "COLUMN" -> {
                if (object.parts().size() < 2) {
                    throw new StatementError(SqlState.SYNTAX_ERROR, "column name must be qualified");
                }
                List<String> table = object.parts().subList(0, object.parts().size() - 1);
                yield new SchemaCommand.OnColumn(name(new Name(table, object.position())), name);
            }
            case "FUNCTION", "PROCEDURE", "ROUTINE" -> new SchemaCommand.OnRoutine(
                    RoutineStatement.Kind.valueOf(comment.kind()),
                    new RoutineBinder(statement).signature(comment.routine(), false));
            case "TRIGGER" -> new SchemaCommand.OnTrigger(name(object), comment.constraint());
            case "CONSTRAINT" -> new SchemaCommand.OnConstraint(name(object), comment.constraint());
            case "SCHEMA" -> new SchemaCommand.OnSchema(name);
            case "DATABASE" -> new SchemaCommand.OnDatabase(name, statement.isDatabase(name));
            case "EXTENSION" -> throw Extension.named(name) == null
                    ? new StatementError(SqlState.UNDEFINED_OBJECT, "extension \"" + name + "\" does not exist")
                    : new StatementError(SqlState.INSUFFICIENT_PRIVILEGE, "must be owner of extension " + name);
            default -> new SchemaCommand.OnObject(SchemaCommand.ObjectKind.valueOf(comment.kind().replace(' ', '_')),
                    name(object));
        };
        return new SchemaCommand.Comment(on, comment.text());
    }

    private SchemaCommand alterType(Definition.ChangeType alter) {
        SchemaCommand.Name type = name(alter.type());
        return switch (alter.action()) {
            case Definition.AddLabel add ->
                new SchemaCommand.AddLabel(type, add.label(), add.ifNotExists(), add.neighbour(), add.before());
            case Definition.RenameLabel rename -> new SchemaCommand.RenameLabel(type, rename.from(), rename.to());
            case Definition.RenameType rename -> new SchemaCommand.RenameType(type, rename.to());
            case Definition.MoveType move -> new SchemaCommand.MoveType(type, move.schema());
        };
    }

    static StatementError notYet(String what, Node node) {
        return new StatementError(SqlState.FEATURE_NOT_SUPPORTED, what + " is not supported").at(node.position());
    }

    /** Tables of the catalog have no rows of their own: there is nothing to do for those. */
    private SchemaCommand vacuum(boolean vacuums, boolean analyzes, List<Utility.Relation> named) {
        List<Utility.Relation> own = named.stream().filter(each -> statement.systemTable(each.table()) == null)
                .toList();
        return new SchemaCommand.Vacuum(vacuums, analyzes && own.isEmpty() == named.isEmpty(), relations(own));
    }

    private List<SchemaCommand.Relation> relations(List<Utility.Relation> relations) {
        return relations.stream()
                .map(relation -> new SchemaCommand.Relation(name(relation.table()), texts(relation.columns())))
                .toList();
    }

    private List<SchemaCommand.Name> names(List<Name> names) {
        return names.stream().map(this::name).toList();
    }

    SchemaCommand.Name name(Name name) {
        return new SchemaCommand.Name(statement.schema(name), name.last(), statement.path(), name.position());
    }

    private SchemaCommand.CreateTable createTable(Definition.CreateTable create) {
        SchemaCommand.Name name = newTable(create.table(), create.persistence(), create.options());
        List<LikeBinder> likes = new ArrayList<>(
                create.likes().stream().map(like -> new LikeBinder(statement, like)).toList());
        HeritageBinder heritage = new HeritageBinder(statement);
        List<SchemaCommand.NewColumn> columns = create.heritage().bound() == null
                ? heritage.inherited(create, columns(create, likes))
                : heritage.ofPartition(create, this);
        List<SchemaCommand.Key> keys = new ArrayList<>();
        List<CheckDescriptor> checks = heritage.checks();
        List<SchemaCommand.NewForeignKey> foreignKeys = new ArrayList<>();
        for (Constraint constraint : create.constraints()) {
            switch (constraint) {
                case Constraint.PrimaryKey key -> keys.add(primary(key));
                case Constraint.Unique key -> keys.add(unique(key));
                case Constraint.CheckThat check -> heritage.add(check(name.name(), check, columns,
                        heritage.others(check.name())), name.name());
                case Constraint.ForeignKey key -> foreignKeys.add(foreignKey(key, create, name));
            }
        }
        for (LikeBinder like : likes) {
            like.addChecks(checks, name.name());
            like.addKeys(keys);
        }
        LikeBinder indexes = heritage.indexes();
        if (indexes != null) {
            indexes.addKeys(keys);
            likes.add(indexes);
        }
        return new SchemaCommand.CreateTable(name, create.ifNotExists(), columns, keys, checks, foreignKeys,
                onCommit(name, create.onCommit()),
                likes.stream().map(like -> like.rest(name)).filter(Objects::nonNull).toList(),
                heritage.draft(create, columns));
    }

    /** Those written and those taken over, in the order in which the table has them. */
    private List<SchemaCommand.NewColumn> columns(Definition.CreateTable create, List<LikeBinder> likes) {
        List<ColumnSketch> sketches = new ArrayList<>();
        likes.forEach(like -> like.columns().forEach(column -> sketches
                .add(new ColumnSketch(column.name(), column.type(), column.generatedSql() != null))));
        create.columns().forEach(column -> sketches.add(sketch(column)));
        List<SchemaCommand.NewColumn> columns = new ArrayList<>();
        int like = 0;
        for (int at = 0; at <= create.columns().size(); at++) {
            for (; like < likes.size() && create.likes().get(like).columnsBefore() == at; like++) {
                columns.addAll(likes.get(like).columns());
            }
            if (at < create.columns().size()) {
                columns.add(column(create.columns().get(at), sketches, create.table().last()));
            }
        }
        return columns;
    }

    /** A column as the expressions of generated columns see it. */
    record ColumnSketch(String name, ColumnType type, boolean generated) {}

    ColumnSketch sketch(Definition.ColumnDefinition column) {
        Type serial = SerialTypes.of(column.type());
        return new ColumnSketch(column.name(), serial != null ? ColumnType.of(serial) : statement.type(column.type()),
                column.generated() != null);
    }

    /** The name of a table that is to be made, if it can be. */
    SchemaCommand.Name newTable(Name table, Definition.Persistence persistence, List<StorageOption> options) {
        checkOptions(withoutOids(options));
        return made(table, persistence);
    }

    /** The name of something that is to be made: of what is temporary in the session's own schema. */
    SchemaCommand.Name made(Name written, Definition.Persistence persistence) {
        SchemaCommand.Name name = name(written);
        if (persistence != Definition.Persistence.TEMPORARY) {
            return name;
        }
        if (name.schema() != null && !SearchPath.isTemporary(statement.path().meaning(name.schema()))) {
            throw new StatementError(SqlState.INVALID_TABLE_DEFINITION,
                    "cannot create temporary relation in non-temporary schema").at(written.position());
        }
        return new SchemaCommand.Name(SearchPath.PG_TEMP, name.name(), name.path(), name.position());
    }

    /** What is done with rows at a commit; 42P16 if they are not those of a temporary table. */
    static SchemaCommand.OnCommit onCommit(SchemaCommand.Name name, Definition.OnCommit written) {
        if (written == null) {
            return SchemaCommand.OnCommit.PRESERVE_ROWS;
        }
        if (name.schema() == null || !SearchPath.isTemporary(name.path().meaning(name.schema()))) {
            throw new StatementError(SqlState.INVALID_TABLE_DEFINITION,
                    "ON COMMIT can only be used on temporary tables");
        }
        return SchemaCommand.OnCommit.valueOf(written.name());
    }

    static SchemaCommand.Key unique(Constraint.Unique unique) {
        return new SchemaCommand.Key(unique.name(), false, keyColumns(unique.columns(), "unique", unique.position()),
                new SchemaCommand.IndexExtras(unique.nullsNotDistinct(), texts(unique.included()), null,
                        form(unique.deferral())),
                unique.position());
    }

    static IndexForm form(Constraint.Deferral deferral) {
        if (!deferral.deferrable()) {
            return IndexForm.PLAIN;
        }
        return IndexForm.of(deferral.initiallyDeferred()
                ? IndexForm.Deferral.INITIALLY_DEFERRED
                : IndexForm.Deferral.INITIALLY_IMMEDIATE);
    }

    static SchemaCommand.Key primary(Constraint.PrimaryKey key) {
        return new SchemaCommand.Key(key.name(), true, keyColumns(key.columns(), "primary key", key.position()),
                new SchemaCommand.IndexExtras(false, texts(key.included()), null, form(key.deferral())),
                key.position());
    }

    SchemaCommand.NewForeignKey foreignKey(Constraint.ForeignKey key) {
        return foreignKey(key, name(key.referencedTable()));
    }

    /** The schema of temporary tables may not be there yet, but is searched first. */
    private SchemaCommand.NewForeignKey foreignKey(Constraint.ForeignKey key, Definition.CreateTable create,
            SchemaCommand.Name name) {
        boolean isItself = create.persistence() == Definition.Persistence.TEMPORARY
                && key.referencedTable().parts().equals(List.of(name.name()));
        return foreignKey(key, isItself ? name : name(key.referencedTable()));
    }

    private SchemaCommand.NewForeignKey foreignKey(Constraint.ForeignKey key, SchemaCommand.Name referenced) {
        if (key.match() == Constraint.Match.PARTIAL) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "MATCH PARTIAL not yet implemented")
                    .at(key.position());
        }
        return new SchemaCommand.NewForeignKey(key.name(), texts(key.columns()), referenced,
                texts(key.referencedColumns()), key.match() == Constraint.Match.FULL, action(key.onDelete()),
                action(key.onUpdate()), texts(key.setColumns()), key.deferrable(), key.initiallyDeferred(),
                key.notValid());
    }

    static List<String> texts(List<Identifier> identifiers) {
        return identifiers.stream().map(Identifier::text).toList();
    }

    private static ForeignKeyDescriptor.Action action(Constraint.Action action) {
        return switch (action) {
            case NO_ACTION -> ForeignKeyDescriptor.Action.NO_ACTION;
            case RESTRICT -> ForeignKeyDescriptor.Action.RESTRICT;
            case CASCADE -> ForeignKeyDescriptor.Action.CASCADE;
            case SET_NULL -> ForeignKeyDescriptor.Action.SET_NULL;
            case SET_DEFAULT -> ForeignKeyDescriptor.Action.SET_DEFAULT;
        };
    }

    /** That a table shall have no oids may be said, as none has. */
    private static List<StorageOption> withoutOids(List<StorageOption> options) {
        List<StorageOption> others = new ArrayList<>();
        for (StorageOption option : options) {
            if (!option.name().equals("oids")) {
                others.add(option);
            } else if (option.value() == null || !FALSE_WORDS.contains(option.value().toLowerCase(Locale.ROOT))) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                        "tables declared WITH OIDS are not supported");
            }
        }
        return others;
    }

    /** Storage options are PostgreSQL's; those it knows mean nothing here. */
    static void checkOptions(List<StorageOption> options) {
        for (StorageOption option : options) {
            boolean known = option.name().equals("fillfactor") || option.name().startsWith("autovacuum_")
                    || option.name().startsWith("toast") || option.name().equals("parallel_workers")
                    || option.name().equals("deduplicate_items")
                    || INDEX_OPTIONS.contains(option.name());
            if (!known) {
                throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                        "unrecognized parameter \"" + option.name() + "\"");
            }
        }
    }

    private SchemaCommand createSequence(Definition.CreateSequence create) {
        return new SchemaCommand.CreateSequence(made(create.name(), create.persistence()), create.ifNotExists(),
                sequenceChange(create.options()));
    }

    SchemaCommand.SequenceChange sequenceChange(List<SequenceOption> options) {
        Type type = null;
        for (SequenceOption option : options) {
            type = option.type() == null ? type : statement.type(option.type()).type();
        }
        return new SchemaCommand.SequenceChange(type, options);
    }

    SchemaCommand.NewColumn column(Definition.ColumnDefinition column, List<ColumnSketch> all, String table) {
        Type serial = SerialTypes.of(column.type());
        ColumnType type = serial != null ? ColumnType.of(serial) : statement.type(column.type());
        SchemaCommand.NewSequence sequence = sequence(column, serial, table);
        boolean notNull = Boolean.FALSE.equals(column.nullable());
        if (column.generated() != null) {
            return new SchemaCommand.NewColumn(column.name(), type, notNull, null,
                    generated(column, type, all, table), null, column.position());
        }
        return new SchemaCommand.NewColumn(column.name(), type, notNull, defaultSql(column, type, notNull), null,
                sequence, column.position());
    }

    /** What comes with a serial or an identity column. */
    private SchemaCommand.NewSequence sequence(Definition.ColumnDefinition column, Type serial, String table) {
        if (serial != null) {
            SerialTypes.check(column, table);
            return new SchemaCommand.NewSequence(null, new SchemaCommand.SequenceChange(null, List.of()));
        }
        if (column.identity() == null) {
            return null;
        }
        return new SchemaCommand.NewSequence(identity(column.identity()), sequenceChange(column.identityOptions()));
    }

    /** Null for null. */
    static ColumnDescriptor.Identity identity(Definition.Identity identity) {
        return switch (identity) {
            case null -> null;
            case ALWAYS -> ColumnDescriptor.Identity.ALWAYS;
            case BY_DEFAULT -> ColumnDescriptor.Identity.BY_DEFAULT;
        };
    }

    private String generated(Definition.ColumnDefinition column, ColumnType type, List<ColumnSketch> all,
            String table) {
        List<Scope.Column> scope = new ArrayList<>();
        List<String> generated = new ArrayList<>();
        for (ColumnSketch each : all) {
            scope.add(StoredExpressions.column(each.name(), each.type(), scope.size()));
            if (each.generated()) {
                generated.add(each.name());
            }
        }
        SerialTypes.checkGenerated(column, generated, table);
        ColumnDescriptor draft = new ColumnDescriptor(1, column.name(), type, false, null,
                ColumnDescriptor.State.PUBLIC);
        new StoredExpressions(statement).generated(column.generated(), draft, table, scope);
        return TreeText.of(column.generated());
    }

    String defaultSql(Definition.ColumnDefinition column, ColumnType type, boolean notNull) {
        String defaultSql = null;
        if (column.defaultValue() != null) {
            ColumnDescriptor draft = new ColumnDescriptor(1, column.name(), type, notNull, null,
                    ColumnDescriptor.State.PUBLIC);
            new StoredExpressions(statement).defaultOf(withoutColumns(column.defaultValue()), draft);
            defaultSql = new DefaultText(statement).of(column.defaultValue());
        }
        return defaultSql;
    }

    static Expression withoutColumns(Expression expression) {
        if (expression instanceof Expression.ColumnReference column) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot use column reference in DEFAULT expression")
                    .at(column.position());
        }
        return expression;
    }

    private static List<SchemaCommand.KeyColumn> keyColumns(List<Identifier> columns, String kind, int position) {
        List<SchemaCommand.KeyColumn> parts = new ArrayList<>();
        for (Identifier column : columns) {
            if (parts.stream().anyMatch(part -> part.column().equals(column.text()))) {
                throw new StatementError(SqlState.DUPLICATE_COLUMN, "column \"" + column.text()
                        + "\" appears twice in " + kind + " constraint")
                        .at(column.position());
            }
            parts.add(new SchemaCommand.KeyColumn(column.text(), false, false, position));
        }
        return parts;
    }

    private CheckDescriptor check(String table, Constraint.CheckThat check, List<SchemaCommand.NewColumn> columns,
            List<CheckDescriptor> sofar) {
        List<Scope.Column> scope = new ArrayList<>();
        for (SchemaCommand.NewColumn column : columns) {
            scope.add(StoredExpressions.column(column.name(), column.type(), scope.size()));
        }
        new StoredExpressions(statement).check(check.condition(), table, scope);
        String name = check.name() != null ? check.name() : checkName(table, check.condition(), sofar);
        for (CheckDescriptor other : sofar) {
            if (other.name().equals(name)) {
                throw new StatementError(SqlState.DUPLICATE_OBJECT,
                        "check constraint \"" + name + "\" already exists").at(check.position());
            }
        }
        return new CheckDescriptor(name, TreeText.of(check.condition()), true, check.noInherit());
    }

    /** Table, the column if there is only one, "check", and a number if that is taken. */
    private static String checkName(String table, Expression condition, List<CheckDescriptor> sofar) {
        List<String> columns = ColumnNames.in(condition);
        String base = columns.size() == 1 ? table + "_" + columns.getFirst() + "_check" : table + "_check";
        for (int number = 0;; number++) {
            String name = number == 0 ? base : base + number;
            if (sofar.stream().noneMatch(other -> other.name().equals(name))) {
                return name;
            }
        }
    }
}
