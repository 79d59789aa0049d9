package io.phantomdb.sql.bind;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.CursorTables;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.copy.CopyColumn;
import io.phantomdb.sql.copy.CopyOptions;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.CursorQuery;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.RoutineStatement;
import io.phantomdb.sql.tree.SessionStatement;
import io.phantomdb.sql.tree.Statement;
import io.phantomdb.sql.tree.Utility;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A statement whose names and types are settled. */
public sealed interface Bound {
    /**
     * The changes are those of WITH.
     *
     * @param cursor what its rows tell of tables, if it is the query of a cursor
     * @param shown how many of its columns were asked for
     */
    record OfQuery(BoundQuery query, List<WithTable> changes, CursorTables cursor, int shown) implements Bound {
        OfQuery(BoundQuery query, List<WithTable> changes) {
            this(query, changes, CursorTables.NONE, query.columns().size());
        }
    }

    record OfChange(BoundChange change, List<WithTable> changes) implements Bound {}

    record OfCopy(BoundCopy copy) implements Bound {}

    /** COPY … TO STDOUT of the rows of a query. */
    record OfCopyOut(BoundQuery query, CopyOptions options, List<CopyColumn> columns) implements Bound {}

    /** EXPLAIN of a query or a change: how it would be, or is, carried out. */
    record OfExplain(Bound statement, ExplainOptions options) implements Bound {}

    /** SET CONSTRAINTS; no names for all. */
    record OfSetConstraints(List<String> names, boolean deferred) implements Bound {}

    record OfSchema(SchemaCommand command) implements Bound {}

    /** CREATE TABLE AS, or a materialized view: the table, and the rows it begins with. */
    record OfCreateAs(SchemaCommand create, BoundQuery query, boolean withData) implements Bound {}

    /** REFRESH MATERIALIZED VIEW: the view, and the rows it has afterwards. */
    record OfRefresh(SchemaCommand.Refresh refresh, BoundQuery query) implements Bound {}

    /** CALL of a procedure, with the columns of what comes back. */
    record OfCall(ProcedureCall call, List<BoundQuery.OutputColumn> columns) implements Bound {}

    /** DO. */
    record OfBlock(String source) implements Bound {}

    /** Binds a statement that is not the session's. */
    static Bound bind(Statement tree, StatementBinder binder) {
        return switch (tree) {
            case Query query -> new OfQuery(new QueryBinder(binder, null, binder.top()).bind(query),
                    binder.changes());
            case CursorQuery cursor -> CursorBinder.bind(cursor.query(), binder);
            case Change change -> new OfChange(new ChangeBinder(binder, binder.top()).bind(change),
                    binder.changes());
            case Utility.Copy copy when copy.from() -> new OfCopy(new CopyBinder(binder).from(copy));
            case Utility.Copy copy -> new CopyBinder(binder).to(copy);
            case Utility.Explain explain -> explain(explain, binder);
            case Utility.SetConstraints set ->
                new OfSetConstraints(set.names().stream().map(Name::last).toList(), set.deferred());
            case Utility.LockTable lock -> new OfChange(lock(lock, binder), List.of());
            case Definition.CreateTableAs create -> new CreateAsBinder(binder).bind(create);
            case Definition.CreateMaterialized create -> new ViewBinder(binder).bind(create);
            case Definition.Refresh refresh -> ViewBinder.refresh(refresh, binder);
            case RoutineStatement.Call call -> call(call, binder);
            case RoutineStatement.Do block -> block(block);
            default -> new OfSchema(new DefinitionBinder(binder).bind(tree));
        };
    }

    private static Bound call(RoutineStatement.Call call, StatementBinder binder) {
        ExpressionBinder expressions = new ExpressionBinder(binder, Scope.empty(), Clause.CALL, null);
        ProcedureCall bound = new RoutineCalls(binder).procedure(call.call(),
                new NamedArguments(expressions, call.call()));
        if (binder.subqueryCount() > 0) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "cannot use subquery in CALL argument")
                    .at(call.call().position());
        }
        List<Type.Field> fields = bound.call().type().type().fields();
        List<BoundQuery.OutputColumn> columns = fields == null
                ? List.of()
                : fields.stream()
                        .map(field -> new BoundQuery.OutputColumn(field.name(), field.type(), 0, 0)).toList();
        return new OfCall(bound, columns);
    }

    private static Bound block(RoutineStatement.Do block) {
        if (block.language() != null) {
            RoutineOptions.requireLanguage(block.language());
        }
        if (RoutineDescriptor.SQL.equals(block.language())) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "language \"sql\" does not support inline code execution");
        }
        return new OfBlock(block.body());
    }

    private static BoundChange lock(Utility.LockTable lock, StatementBinder binder) {
        String mode = lock.mode().replace(' ', '_').toUpperCase(Locale.ROOT);
        List<Table> tables = new ArrayList<>();
        BoundChange.TableLock wanted = BoundChange.TableLock.valueOf(mode);
        lock.tables().forEach(name -> {
            Table table = binder.table(name);
            binder.demands().lockWhole(table, wanted == BoundChange.TableLock.ACCESS_SHARE,
                    wanted == BoundChange.TableLock.ROW_EXCLUSIVE);
            addTables(table, binder, tables);
        });
        return new BoundChange.LockTables(tables,
                wanted, lock.nowait());
    }

    /** A view stands for the tables that it reads. */
    private static void addTables(Table table, StatementBinder binder, List<Table> into) {
        if (table == null || into.contains(table)) {
            return;
        }
        if (table.descriptor().isMaterialized()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "cannot lock relation \"" + table.descriptor().name()
                    + "\"", "This operation is not supported for materialized views.", null, 0);
        }
        if (table.descriptor().isView()) {
            table.descriptor().view().sourceIds().forEach(id -> addTables(binder.tableById(id), binder, into));
        } else {
            into.add(table);
            Family.children(binder, table).forEach(child -> addTables(child, binder, into));
        }
    }

    private static Bound explain(Utility.Explain explain, StatementBinder binder) {
        ExplainOptions options = ExplainOptions.of(explain);
        Bound statement = switch (explain.statement()) {
            case SessionStatement.DeclareCursor declare -> bind(declare.query(), binder);
            case Definition.CreateTableAs create -> query((OfCreateAs) bind(create, binder), options, explain);
            case Definition.CreateMaterialized create -> query((OfCreateAs) bind(create, binder), options, explain);
            default -> bind(explain.statement(), binder);
        };
        Check.that(statement instanceof OfQuery || statement instanceof OfChange,
                "only queries and changes are explained");
        return new OfExplain(statement, options);
    }

    private static Bound query(OfCreateAs create, ExplainOptions options, Utility.Explain explain) {
        if (options.analyze()) {
            throw DefinitionBinder.notYet("EXPLAIN ANALYZE of " + create.create().tag() + " AS", explain);
        }
        return new OfQuery(create.query(), List.of());
    }
}
