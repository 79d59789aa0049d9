package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.ViewDescriptor;
import io.phantomdb.sql.parse.Parser;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.StorageOption;
import io.phantomdb.txn.TableVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** CREATE VIEW: the query is bound, to know its columns and what it needs, and kept as it was written. */
final class ViewBinder {
    /** Nobody's: a view is asked what it is like before it has an id. */
    private static final int DRAFT_ID = 1;

    private final StatementBinder statement;

    ViewBinder(StatementBinder statement) {
        this.statement = statement.withoutParameters();
    }

    /** The query of a view, as the parser reads it. */
    static Query query(TableDescriptor view) {
        return parse(view.view().sql());
    }

    private static Query parse(String sql) {
        return (Query) Parser.parse(sql).getFirst().tree();
    }

    SchemaCommand bind(Definition.CreateView create, SchemaCommand.Name name) {
        Query query = create.query() != null ? create.query() : parse(create.sql());
        refuseChanges(query.with(), "views must not contain");
        ViewDescriptor.CheckOption check = checkOption(create);
        BoundQuery bound = new QueryBinder(statement, null, null).bind(query);
        List<SchemaCommand.ViewColumn> columns = columns(create, bound);
        ViewDescriptor view = withUpdatable(
                new ViewDescriptor(create.sql(), sources(), check, ViewDescriptor.Rows.NONE, null), columns);
        return new SchemaCommand.CreateView(name, create.replace(), columns, view, versions());
    }

    private List<TableVersion> versions() {
        return statement.named().stream().map(named -> named.table().version()).distinct().toList();
    }

    /** A table with the columns of the query, and the rows that it begins with. */
    Bound.OfCreateAs bind(Definition.CreateMaterialized create) {
        if (create.persistence() == Definition.Persistence.UNLOGGED) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "materialized views cannot be unlogged");
        }
        if (create.persistence() == Definition.Persistence.TEMPORARY) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "syntax error at or near \"MATERIALIZED\"");
        }
        refuseChanges(create.query().with(), "materialized views must not use");
        DefinitionBinder.checkOptions(create.options());
        BoundQuery query = new QueryBinder(statement, null, null).bind(create.query());
        SchemaCommand.Name name = new DefinitionBinder(statement).name(create.view());
        SchemaCommand.CreateTable table = new CreateAsBinder(statement).table(name, create.ifNotExists(),
                create.columns(), query, SchemaCommand.OnCommit.PRESERVE_ROWS, create.position());
        ViewDescriptor view = new ViewDescriptor(create.sql(), sources(), ViewDescriptor.CheckOption.NONE,
                create.withData() ? ViewDescriptor.Rows.POPULATED : ViewDescriptor.Rows.UNPOPULATED, null);
        return new Bound.OfCreateAs(new SchemaCommand.CreateMaterialized(table, view, versions()), query,
                create.withData());
    }

    /** REFRESH: the query of the view, as if it had been named in a statement. */
    static Bound refresh(Definition.Refresh refresh, StatementBinder statement) {
        Table table = statement.table(new Name(refresh.view().parts(), 0));
        if (!table.descriptor().isMaterialized()) {
            throw table.descriptor().isTable()
                    ? new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                            "\"" + table.descriptor().name() + "\" is not a materialized view")
                    : new StatementError(SqlState.WRONG_OBJECT_TYPE,
                            "\"" + table.descriptor().name() + "\" is not a table or materialized view");
        }
        if (refresh.concurrently() && !refresh.withData()) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "CONCURRENTLY and WITH NO DATA options cannot be used together");
        }
        BoundQuery query = new QueryBinder(statement.inside(table), null, null).bind(query(table.descriptor()));
        return new Bound.OfRefresh(
                new SchemaCommand.Refresh(table.version(), refresh.concurrently(), refresh.withData()), query);
    }

    /** 0A000 if rows cannot be changed through the view, and are to be checked. */
    private ViewDescriptor withUpdatable(ViewDescriptor view, List<SchemaCommand.ViewColumn> columns) {
        List<ColumnDescriptor> described = new ArrayList<>();
        columns.forEach(column -> described.add(column.described(described.size() + 1)));
        TableDescriptor draft = new TableDescriptor(DRAFT_ID, "", "", 1, TableDescriptor.State.PUBLIC, described,
                List.of(), List.of(), 0, columns.size() + 1, 1).withNature(view);
        ViewTarget.Found found = ViewTarget.of(statement, new Table(draft));
        List<Integer> updatable = found.target() == null ? null : found.target().updatable();
        if (view.checkOption() != ViewDescriptor.CheckOption.NONE && (updatable == null || updatable.isEmpty())) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "WITH CHECK OPTION is supported only on automatically updatable views", null,
                    updatable == null ? found.obstacle() : ViewTarget.NO_COLUMNS, 0);
        }
        return view.withUpdatable(updatable);
    }

    private static void refuseChanges(Query.With with, String refused) {
        if (with != null && with.tables().stream().anyMatch(table -> table.statement() instanceof Change)) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    refused + " data-modifying statements in WITH");
        }
    }

    private static List<SchemaCommand.ViewColumn> columns(Definition.CreateView create, BoundQuery bound) {
        if (create.columns().size() > bound.columns().size()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "CREATE VIEW specifies more column names than columns");
        }
        List<SchemaCommand.ViewColumn> columns = new ArrayList<>();
        for (BoundQuery.OutputColumn output : bound.columns()) {
            int at = columns.size();
            String name = at < create.columns().size() ? create.columns().get(at).text() : output.name();
            if (columns.stream().anyMatch(column -> column.name().equals(name))) {
                throw new StatementError(SqlState.DUPLICATE_COLUMN,
                        "column \"" + name + "\" specified more than once");
            }
            columns.add(new SchemaCommand.ViewColumn(name, output.type()));
        }
        return columns;
    }

    /** What the names in the text stand for, each once. */
    private List<ViewDescriptor.Source> sources() {
        List<ViewDescriptor.Source> sources = new ArrayList<>();
        for (StatementBinder.Named named : statement.named()) {
            String schema = named.name().schema();
            String name = named.name().last();
            boolean isThere = sources.stream()
                    .anyMatch(source -> source.name().equals(name) && Objects.equals(source.schema(), schema));
            if (!isThere) {
                sources.add(new ViewDescriptor.Source(schema, name, named.table().descriptor().id(),
                        columns(named.table())));
            }
        }
        return sources;
    }

    /** Of the routines of a name those that are called stand in place of columns. */
    private List<ViewDescriptor.SourceColumn> columns(Table table) {
        if (table.descriptor().isRoutines()) {
            return statement.routinesUsed().stream()
                    .filter(each -> table.descriptor().routines().routine(each.id()) != null).distinct()
                    .map(each -> new ViewDescriptor.SourceColumn(each.id(), "", true)).toList();
        }
        List<ViewDescriptor.SourceColumn> columns = new ArrayList<>();
        for (ColumnDescriptor column : table.descriptor().visibleColumns()) {
            boolean used = statement.columnsUsed().stream().anyMatch(each -> each.attribute() == column.id()
                    && each.tableId() == table.descriptor().id());
            columns.add(new ViewDescriptor.SourceColumn(column.id(), column.name(), used));
        }
        return columns;
    }

    private static ViewDescriptor.CheckOption checkOption(Definition.CreateView create) {
        ViewDescriptor.CheckOption check = create.check() == null
                ? ViewDescriptor.CheckOption.NONE
                : ViewDescriptor.CheckOption.valueOf(create.check().name());
        for (StorageOption option : create.options()) {
            switch (option.name()) {
                case "check_option" -> check = checkOption(option);
                case "security_barrier" -> flag(option);
                case "security_invoker" -> {
                    if (flag(option)) {
                        throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "security_invoker is not supported",
                                "A view reads with the privileges of its owner.", null, 0);
                    }
                }
                default -> throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                        "unrecognized parameter \"" + option.name() + "\"");
            }
        }
        return check;
    }

    private static boolean flag(StorageOption option) {
        return switch (option.value() == null ? "on" : option.value().toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes", "1" -> true;
            case "off", "false", "no", "0" -> false;
            default -> throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "invalid value for boolean option \"" + option.name() + "\": " + option.value());
        };
    }

    private static ViewDescriptor.CheckOption checkOption(StorageOption option) {
        return switch (option.value() == null ? "" : option.value().toLowerCase(Locale.ROOT)) {
            case "local" -> ViewDescriptor.CheckOption.LOCAL;
            case "cascaded" -> ViewDescriptor.CheckOption.CASCADED;
            default -> throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "invalid value for enum option \"check_option\": " + option.value(),
                    "Valid values are \"local\" and \"cascaded\".", null, 0);
        };
    }
}
