package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Operator;
import java.util.ArrayList;
import java.util.List;

/** Binds FROM: fills the scope of a block with relations, each at its place in the block's rows. */
final class FromBinder {
    /** An item with the columns that {@code *} shows of it, and the slots it takes. */
    private record Item(BoundQuery.From from, List<Scope.Column> visible, int firstSlot, int endSlot) {}

    private final StatementBinder statement;
    private final Typing typing;
    private final Scope scope;
    private final Locks locks;

    FromBinder(StatementBinder statement, Scope scope, Locks locks) {
        this.statement = statement;
        this.typing = statement.typing();
        this.scope = scope;
        this.locks = locks;
    }

    /** Null if there is nothing. */
    BoundQuery.From bind(List<FromItem> items) {
        BoundQuery.From all = null;
        List<Scope.Column> visible = new ArrayList<>();
        for (FromItem item : items) {
            Item bound = bind(item);
            visible.addAll(bound.visible);
            all = all == null ? bound.from : new BoundQuery.FromJoin(all, bound.from, false, null);
        }
        scope.setVisible(visible);
        return all;
    }

    private Item bind(FromItem item) {
        return switch (item) {
            case FromItem.TableReference table -> table(table);
            case FromItem.Subquery subquery -> subquery(subquery);
            case FromItem.FunctionTable function -> function(function);
            case FromItem.Join join -> join(join);
        };
    }

    private Item table(FromItem.TableReference reference) {
        Name name = reference.table();
        Scope.CommonTable common = name.parts().size() == 1 ? scope.commonTable(name.last()) : null;
        if (common != null) {
            return commonTable(common, reference);
        }
        return table(statement.table(name), name, reference.alias(), locks.coversTable(name, reference.alias()));
    }

    /** The target of UPDATE or DELETE. */
    BoundQuery.FromTable target(Table table, Name name, String alias) {
        FromItem.Alias as = alias == null ? null : new FromItem.Alias(alias, List.of(), name.position());
        Item item = table(table, name, as, true);
        scope.setVisible(item.visible);
        return (BoundQuery.FromTable) item.from;
    }

    private Item table(Table table, Name name, FromItem.Alias alias, boolean exclusive) {
        int offset = scope.allocate(table.width());
        List<Scope.Column> columns = new ArrayList<>();
        for (ColumnDescriptor column : table.descriptor().visibleColumns()) {
            int slot = offset + table.ordinal(column.id());
            columns.add(new Scope.Column(column.name(), Scope.slot(slot, column.type(), column.name()),
                    table.descriptor().id(), column.id()));
        }
        List<Scope.Column> named = renamed(columns, alias, name.last());
        Scope.Relation relation = alias == null
                ? new Scope.Relation(table.descriptor().schema(), name.last(), null, named)
                : new Scope.Relation(null, alias.name(), name.last(), named);
        scope.add(relation);
        return new Item(new BoundQuery.FromTable(table, offset, exclusive), named, offset, scope.width());
    }

    private static List<Scope.Column> renamed(List<Scope.Column> columns, FromItem.Alias alias, String table) {
        if (alias == null || alias.columns().isEmpty()) {
            return columns;
        }
        if (alias.columns().size() > columns.size()) {
            throw new StatementError(SqlState.INVALID_COLUMN_REFERENCE, "table \"" + alias.name() + "\" has "
                    + columns.size() + " columns available but " + alias.columns().size() + " columns specified")
                    .at(alias.position());
        }
        List<Scope.Column> renamed = new ArrayList<>(columns);
        for (int at = 0; at < alias.columns().size(); at++) {
            Scope.Column column = columns.get(at);
            renamed.set(at, new Scope.Column(alias.columns().get(at).text(), column.value(), column.tableId(),
                    column.attribute()));
        }
        return renamed;
    }

    private Item commonTable(Scope.CommonTable common, FromItem.TableReference reference) {
        QueryBinder inner = new QueryBinder(statement, common.outer(), common.before());
        BoundQuery query = inner.bind(common.query());
        if (inner.isCorrelated()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "a table of WITH that looks at rows of an "
                    + "enclosing query is not supported").at(reference.position());
        }
        FromItem.Alias alias = reference.alias() != null
                ? reference.alias()
                : new FromItem.Alias(common.name(), List.of(), reference.position());
        return query(query, common.columns(), alias);
    }

    private Item subquery(FromItem.Subquery subquery) {
        if (subquery.alias() == null) {
            String what = subquery.query().body() instanceof io.phantomdb.sql.tree.QueryBody.Values
                    ? "VALUES"
                    : "subquery";
            throw new StatementError(SqlState.SYNTAX_ERROR, what + " in FROM must have an alias", null,
                    what.equals("VALUES")
                            ? "For example, FROM (VALUES ...) [AS] foo."
                            : "For example, FROM (SELECT ...) [AS] foo.",
                    subquery.position());
        }
        if (subquery.lateral()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "LATERAL is not supported")
                    .at(subquery.position());
        }
        QueryBinder inner = new QueryBinder(statement, scope.outer(), scope);
        BoundQuery query = inner.bind(subquery.query());
        if (inner.isCorrelated()) {
            scope.markCorrelated();
        }
        return query(query, List.of(), subquery.alias());
    }

    private Item query(BoundQuery query, List<String> names, FromItem.Alias alias) {
        int offset = scope.allocate(query.columns().size());
        List<Scope.Column> columns = new ArrayList<>();
        for (BoundQuery.OutputColumn output : query.columns()) {
            int at = columns.size();
            String name = at < names.size() ? names.get(at) : output.name();
            columns.add(new Scope.Column(name, Scope.slot(offset + at, output.type(), name), output.tableId(),
                    output.attribute()));
        }
        return named(new BoundQuery.FromQuery(query, offset), columns, alias, offset);
    }

    private Item named(BoundQuery.From from, List<Scope.Column> columns, FromItem.Alias alias, int offset) {
        List<Scope.Column> named = renamed(columns, alias, alias.name());
        scope.add(new Scope.Relation(null, alias.name(), null, named));
        return new Item(from, named, offset, scope.width());
    }

    private Item function(FromItem.FunctionTable table) {
        Expression source = table.functions().getFirst().function();
        boolean plain = table.functions().size() == 1 && !table.withOrdinality() && table.columnTypes().isEmpty();
        if (!plain || !(source instanceof Expression.FunctionCall call)) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "this form of a function in FROM is not supported")
                    .at(table.position());
        }
        if (!call.name().last().equals("generate_series")) {
            return scalarFunction(call, table);
        }
        ExpressionBinder binder = new ExpressionBinder(statement, new Scope(scope.outer(), scope), Clause.FROM, null);
        List<Expr> arguments = typing.series(call, binder.bindAll(call.arguments()));
        FromItem.Alias alias = table.alias() != null
                ? table.alias()
                : new FromItem.Alias("generate_series", List.of(), table.position());
        int offset = scope.allocate(1);
        ColumnType type = arguments.getFirst().type();
        Scope.Column column = new Scope.Column(alias.name(), Scope.slot(offset, type, alias.name()), 0, 0);
        return named(new BoundQuery.FromSeries(arguments.get(0), arguments.get(1),
                arguments.size() > 2 ? arguments.get(2) : null, offset), List.of(column), alias, offset);
    }

    /** A function that is not a set gives a table of one row. */
    private Item scalarFunction(Expression.FunctionCall call, FromItem.FunctionTable table) {
        ExpressionBinder binder = new ExpressionBinder(statement, new Scope(scope.outer(), scope), Clause.FROM, null);
        Expr value = typing.known(binder.bind(call), Type.TEXT);
        FromItem.Alias alias = table.alias() != null
                ? table.alias()
                : new FromItem.Alias(call.name().last(), List.of(), table.position());
        BoundQuery.OutputColumn column = new BoundQuery.OutputColumn(alias.name(), value.type(), 0, 0);
        BoundQuery query = new BoundQuery(new BoundQuery.Values(List.of(List.of(value))), List.of(column), List.of(),
                null, null);
        return query(query, List.of(), alias);
    }

    private Item join(FromItem.Join join) {
        if (join.kind() == FromItem.JoinKind.FULL) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "FULL JOIN is not supported").at(join.position());
        }
        Item left = bind(join.left());
        Item right = bind(join.right());
        List<Identifier> using = join.natural() ? shared(left, right, join.position()) : join.using();
        List<Scope.Column> visible = new ArrayList<>(left.visible);
        visible.addAll(right.visible);
        Expr condition = null;
        if (using != null && !using.isEmpty()) {
            UsingColumns merged = new UsingColumns(typing, join.kind(), left.visible, right.visible, using);
            condition = merged.condition();
            visible = merged.visible();
        } else if (join.on() != null) {
            scope.setVisible(visible);
            condition = new ExpressionBinder(statement, scope, Clause.JOIN, null).condition(join.on(), "JOIN/ON");
            refuseOthers(condition, left, right);
        }
        boolean outer = join.kind() == FromItem.JoinKind.LEFT || join.kind() == FromItem.JoinKind.RIGHT;
        BoundQuery.From from = join.kind() == FromItem.JoinKind.RIGHT
                ? new BoundQuery.FromJoin(right.from, left.from, true, condition)
                : new BoundQuery.FromJoin(left.from, right.from, outer, condition);
        if (join.alias() != null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "an alias for a join is not supported")
                    .at(join.position());
        }
        return new Item(from, visible, left.firstSlot, right.endSlot);
    }

    private static List<Identifier> shared(Item left, Item right, int position) {
        List<Identifier> shared = new ArrayList<>();
        for (Scope.Column column : left.visible) {
            if (right.visible.stream().anyMatch(other -> other.name().equals(column.name()))) {
                shared.add(new Identifier(column.name(), position));
            }
        }
        return shared;
    }

    /** ON sees the two sides of its join only. */
    private static void refuseOthers(Expr condition, Item left, Item right) {
        Exprs.eachSlot(condition, slot -> {
            boolean inside = slot.slot() >= left.firstSlot && slot.slot() < right.endSlot;
            if (slot.levelsUp() == 0 && !inside) {
                throw new StatementError(SqlState.UNDEFINED_TABLE,
                        "invalid reference to FROM-clause entry for column \"" + slot.name() + "\"",
                        "There is such a table, but it cannot be referenced from this part of the query.", null,
                        slot.position());
            }
        });
    }

    /** The tables that FOR UPDATE covers. */
    record Locks(boolean all, List<String> names) {
        static final Locks NONE = new Locks(false, List.of());

        boolean coversTable(Name table, FromItem.Alias alias) {
            return all || names.contains(alias == null ? table.last() : alias.name());
        }
    }

    /** The operator by which USING compares. */
    static final Operator EQUALS = Operator.of("=");
}
