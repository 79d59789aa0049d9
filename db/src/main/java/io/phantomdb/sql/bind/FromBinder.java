package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.system.SystemTable;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Operator;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds FROM: fills the scope of a block with relations, each at its place in the block's rows. What stands to the left of an
 * item can be named in it if it is LATERAL; functions always are.
 */
final class FromBinder {
    /** An item, and what can be named of it. */
    private record Item(BoundQuery.From from, Scope.Names names) {}

    private final StatementBinder statement;
    private final Typing typing;
    private final Scope scope;
    private final LockClauses locks;
    /** What stands to the left of the item that is being bound, and what of it is there in vain. */
    private Scope.Names left = Scope.Names.NONE;
    private List<Scope.Relation> barred = List.of();

    FromBinder(StatementBinder statement, Scope scope, LockClauses locks) {
        this.statement = statement;
        this.typing = statement.typing();
        this.scope = scope;
        this.locks = locks;
    }

    /** Null if there is nothing. What could be named before can be named afterwards as well, but not by the items. */
    BoundQuery.From bind(List<FromItem> items) {
        Scope.Names before = scope.names();
        BoundQuery.From all = null;
        for (FromItem item : items) {
            Item bound = bind(item);
            left = left.and(bound.names);
            all = all == null ? bound.from : BoundQuery.FromJoin.cross(all, bound.from);
        }
        scope.show(before.and(left), List.of());
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
        ParameterNames parameters = statement.parameters().names();
        if (parameters != null && name.parts().size() == 1 && parameters.isTable(name.last())) {
            return function(given(reference));
        }
        SystemTable system = statement.systemTable(name);
        if (system != null) {
            return systemTable(system, reference);
        }
        Table found = statement.table(name);
        statement.demands().read(found);
        if (locks.of(reference.alias() == null ? name.last() : reference.alias().name()) != null) {
            statement.demands().lock(found);
        }
        if (found.descriptor().isView()) {
            return view(found, reference);
        }
        if (found.descriptor().isSequence()) {
            return sequence(found, reference);
        }
        BoundQuery.RowLock lock = locks.of(reference.alias() == null ? name.last() : reference.alias().name());
        Family family = Family.of(statement, found, reference.only());
        return family == null
                ? table(found, name, reference.alias(), lock)
                : family(family, name, reference.alias(), lock);
    }

    /** A table with children: the rows of all of them. */
    private Item family(Family family, Name name, FromItem.Alias alias, BoundQuery.RowLock lock) {
        Table root = family.root();
        statement.look(family.members().stream().map(Family.Member::table).toList());
        String called = alias == null ? name.last() : alias.name();
        BoundQuery query = family.query(statement, lock, called,
                statement.isOfCursor() ? Family.Behind.TABLE_AND_KEY : Family.Behind.TABLE, member -> null);
        int offset = scope.allocate(query.columns().size());
        List<Scope.Column> columns = new ArrayList<>();
        for (ColumnDescriptor column : statement.columns(root, name)) {
            int slot = offset + root.ordinal(column.id());
            columns.add(new Scope.Column(column.name(), Scope.slot(slot, column.type(), column.name()),
                    root.descriptor().id(), column.id()));
        }
        List<Scope.Column> named = renamed(columns, alias, name.last(), "table");
        Expr member = SystemColumns.memberSlot(offset + root.width());
        Expr absent = isBehindOuterJoin() ? new Expr.IsNull(member, false) : null;
        List<Scope.Column> system = SystemColumns.ofMembers(root.descriptor().id(), named, member, absent);
        Scope.Relation relation = alias == null
                ? new Scope.Relation(root.descriptor().schema(), name.last(), null, named, system)
                : new Scope.Relation(null, alias.name(), name.last(), named, system);
        return item(new BoundQuery.FromQuery(query, offset, false),
                relation.absentIf(absent));
    }

    /** The rows that a statement has changed, for the function of its trigger. */
    private static FromItem.FunctionTable given(FromItem.TableReference reference) {
        int position = reference.position();
        Expression rows = new Expression.ColumnReference(ParameterNames.rowsOf(reference.table().last()), position);
        Expression call = Expression.FunctionCall.of(new Name(List.of("pg_catalog", "unnest"), position),
                List.of(rows), position);
        FromItem.Alias alias = reference.alias() != null
                ? reference.alias()
                : new FromItem.Alias(reference.table().last(), List.of(), position);
        return new FromItem.FunctionTable(List.of(new FromItem.FunctionSource(call, List.of())), false, false, false,
                alias, List.of(), position);
    }

    /** A sequence is one row: how far it has got. */
    private Item sequence(Table sequence, FromItem.TableReference reference) {
        Expr id = new Expr.Constant((long) sequence.descriptor().id(), ColumnType.of(Type.OID), 0);
        List<Expr> row = new ArrayList<>();
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        for (String function : List.of("sequence_last_value", "sequence_log_count", "sequence_is_called")) {
            Expr call = typing.call(new Name(List.of("phantom", function), 0), List.of(id), 0);
            ColumnDescriptor column = sequence.descriptor().visibleColumns().get(row.size());
            row.add(call);
            columns.add(new BoundQuery.OutputColumn(column.name(), call.type(), sequence.descriptor().id(),
                    column.id()));
        }
        FromItem.Alias alias = reference.alias() != null
                ? reference.alias()
                : new FromItem.Alias(reference.table().last(), List.of(), reference.position());
        return query(new BoundQuery(new BoundQuery.Values(List.of(row)), columns, List.of(), null, null), List.of(),
                alias, false);
    }

    private Item systemTable(SystemTable table, FromItem.TableReference reference) {
        statement.demands().read(table);
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        for (SystemTable.Column column : table.columns()) {
            columns.add(new BoundQuery.OutputColumn(column.name(), column.type(), table.oid(), columns.size() + 1));
        }
        BoundQuery query = new BoundQuery(new BoundQuery.SystemScan(table), columns, List.of(), null, null);
        FromItem.Alias alias = reference.alias();
        return alias == null
                ? query(query, List.of(), new FromItem.Alias(table.name(), List.of(), reference.position()), false,
                        table.schema(), table.isView() ? 0 : table.oid())
                : query(query, List.of(), alias, false, null, table.isView() ? 0 : table.oid());
    }

    /** The target of UPDATE, DELETE or MERGE, and where its rows have their place. */
    record Target(BoundQuery.From from, int offset) {}

    /** The cursor is that of WHERE CURRENT OF, or null. */
    Target target(ChangeTarget target, Name name, String alias, CurrentRow cursor) {
        int offset = scope.allocate(target.width());
        Scope.Relation relation = target.relation(name.last(), alias, offset);
        scope.know(relation);
        scope.show(Scope.Names.of(relation), List.of());
        String called = alias == null ? name.last() : alias;
        BoundQuery.From from = target.family() == null
                ? new BoundQuery.FromTable(target.table(), offset, BoundQuery.RowLock.TO_CHANGE,
                        derived(target.table()), called)
                : new BoundQuery.FromQuery(
                        target.family().query(statement, BoundQuery.RowLock.TO_CHANGE, called,
                                Family.Behind.TABLE_AND_ROW,
                                member -> cursor == null ? null : cursor.isRowOf(member, 0)),
                        offset, false);
        return new Target(from, offset);
    }

    /** The rows of a view for which triggers do what UPDATE or DELETE says. */
    BoundQuery.FromQuery insteadOf(Name name, String alias) {
        Item item = table(new FromItem.TableReference(name, false,
                alias == null ? null : new FromItem.Alias(alias, List.of(), name.position()), name.position()));
        scope.show(item.names, List.of());
        return (BoundQuery.FromQuery) item.from;
    }

    private Item table(Table table, Name name, FromItem.Alias alias, BoundQuery.RowLock lock) {
        if (lock != null && table.descriptor().isMaterialized()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "cannot lock rows in materialized view \"" + table.descriptor().name() + "\"");
        }
        int offset = scope.allocate(table.width());
        List<Scope.Column> columns = new ArrayList<>();
        for (ColumnDescriptor column : statement.columns(table, name)) {
            int slot = offset + table.ordinal(column.id());
            columns.add(new Scope.Column(column.name(), Scope.slot(slot, column.type(), column.name()),
                    table.descriptor().id(), column.id()));
        }
        List<Scope.Column> named = renamed(columns, alias, name.last(), "table");
        Expr absent = absent(table, offset);
        List<Scope.Column> system = SystemColumns.of(table, named, offset, absent);
        Scope.Relation relation = alias == null
                ? new Scope.Relation(table.descriptor().schema(), name.last(), null, named, system)
                : new Scope.Relation(null, alias.name(), name.last(), named, system);
        return item(new BoundQuery.FromTable(table, offset, lock, derived(table),
                alias == null ? name.last() : alias.name()), relation.absentIf(absent));
    }

    /** What a row is held under is never NULL. */
    private Expr absent(Table table, int offset) {
        if (!isBehindOuterJoin()) {
            return null;
        }
        ColumnDescriptor key = table.descriptor().column(table.primary().index().parts().getFirst().columnId());
        return new Expr.IsNull(Scope.slot(offset + table.ordinal(key.id()), key.type(), key.name()), false);
    }

    /** What indexes of the table have computed. */
    private List<BoundQuery.Derived> derived(Table table) {
        return derived(statement, table);
    }

    static List<BoundQuery.Derived> derived(StatementBinder statement, Table table) {
        List<BoundQuery.Derived> derived = new ArrayList<>();
        for (ColumnDescriptor column : table.columns()) {
            if (column.state() == ColumnDescriptor.State.HIDDEN && column.generatedSql() != null) {
                derived.add(new BoundQuery.Derived(table.ordinal(column.id()),
                        new StoredExpressions(statement).generated(table, column)));
            }
        }
        return derived;
    }

    private Item item(BoundQuery.From from, Scope.Relation relation) {
        scope.know(relation);
        return new Item(from, Scope.Names.of(relation));
    }

    private static List<Scope.Column> renamed(List<Scope.Column> columns, FromItem.Alias alias, String name,
            String what) {
        if (alias == null || alias.columns().isEmpty()) {
            return columns;
        }
        if (alias.columns().size() > columns.size()) {
            String which = what.equals("join") ? "join expression \"" + name : "table \"" + alias.name();
            throw new StatementError(SqlState.INVALID_COLUMN_REFERENCE, which + "\" has " + columns.size()
                    + " columns available but " + alias.columns().size() + " columns specified");
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
        BoundQuery query = common.self() != null
                ? itself(common, reference)
                : common.shared() != null ? shared(common, reference) : inPlace(common);
        FromItem.Alias alias = reference.alias() != null
                ? reference.alias()
                : new FromItem.Alias(common.name(), List.of(), reference.position());
        locks.refuse(alias.name(), "a WITH query");
        Item item = query(query, List.of(), alias, false);
        return common.self() == null ? item : hiding(item, common.self().hidden());
    }

    /** With so many columns, the last ones, that have to be named. */
    private static Item hiding(Item item, int hidden) {
        Scope.Relation whole = item.names.relations().getFirst();
        int shown = whole.columns().size() - hidden;
        return hidden == 0
                ? item
                : new Item(item.from, Scope.Names.of(new Scope.Relation(whole.schema(), whole.name(),
                        whole.hiddenName(), whole.columns().subList(0, shown),
                        whole.columns().subList(shown, shown + hidden))));
    }

    private BoundQuery itself(Scope.CommonTable common, FromItem.TableReference reference) {
        scope.markItself();
        List<String> barriers = new ArrayList<>(statement.barriers());
        if (scope.isInExpression(common.outer())) {
            barriers.add("a subquery");
        }
        return common.self().named(barriers, reference.position());
    }

    private static BoundQuery shared(Scope.CommonTable common, FromItem.TableReference reference) {
        WithTable table = common.shared();
        if (table.change() != null && table.change().returning() == null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "WITH query \"" + common.name() + "\" does not have a RETURNING clause").at(reference.position());
        }
        table.refer();
        return new BoundQuery(new BoundQuery.WithScan(table), table.columns(), List.of(), null, null);
    }

    /** What looks at rows around is run where it is named, as far in as that is. */
    private BoundQuery inPlace(Scope.CommonTable common) {
        int levels = scope.levelsTo(common.outer());
        scope.markOuterUse(levels + 1);
        return SlotRewrite.raised(common.query().get(), levels);
    }

    /** A view: its query, which sees nothing of the statement around it. Locks are those of its tables. */
    private Item view(Table view, FromItem.TableReference reference) {
        FromItem.Alias alias = reference.alias() != null
                ? reference.alias()
                : new FromItem.Alias(reference.table().last(), List.of(), reference.position());
        Query query = locks.into(ViewBinder.query(view.descriptor()), alias.name());
        BoundQuery bound = new QueryBinder(statement.inside(view), null, null).bind(query);
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        for (ColumnDescriptor column : view.descriptor().visibleColumns()) {
            columns.add(new BoundQuery.OutputColumn(column.name(), column.type(), view.descriptor().id(),
                    column.id()));
        }
        BoundQuery shown = new BoundQuery(bound.body(), columns, bound.order(), bound.limit(), bound.offset(),
                bound.withTies());
        // Columns that came to the view since are not seen in the text of another.
        List<String> names = statement.columns(view, reference.table()).stream().map(ColumnDescriptor::name).toList();
        return query(shown, names, alias, false, reference.alias() == null ? view.descriptor().schema() : null, 0,
                names.size());
    }

    private Item subquery(FromItem.Subquery subquery) {
        if (subquery.alias() == null) {
            String what = subquery.query().body() instanceof QueryBody.Values ? "VALUES" : "subquery";
            throw new StatementError(SqlState.SYNTAX_ERROR, what + " in FROM must have an alias", null,
                    what.equals("VALUES")
                            ? "For example, FROM (VALUES ...) [AS] foo."
                            : "For example, FROM (SELECT ...) [AS] foo.",
                    subquery.position());
        }
        Scope outer = subquery.lateral() ? scope : scope.outer();
        scope.show(left, barred);
        QueryBinder inner = new QueryBinder(statement, outer, scope);
        BoundQuery query = inner.bind(locks.into(subquery.query(), subquery.alias().name()));
        if (inner.isCorrelated() && !subquery.lateral()) {
            scope.markCorrelated();
        }
        return query(query, List.of(), subquery.alias(), subquery.lateral() && inner.isCorrelated());
    }

    private Item query(BoundQuery query, List<String> names, FromItem.Alias alias, boolean lateral) {
        return query(query, names, alias, lateral, null, 0);
    }

    private Item query(BoundQuery query, List<String> names, FromItem.Alias alias, boolean lateral, String schema,
            int tableId) {
        return query(query, names, alias, lateral, schema, tableId, query.columns().size());
    }

    /** Only so many of its columns can be named. */
    private Item query(BoundQuery query, List<String> names, FromItem.Alias alias, boolean lateral, String schema,
            int tableId, int count) {
        int offset = scope.allocate(query.columns().size());
        List<Scope.Column> columns = new ArrayList<>();
        for (BoundQuery.OutputColumn output : query.columns().subList(0, count)) {
            int at = columns.size();
            String name = at < names.size() ? names.get(at) : output.name();
            columns.add(new Scope.Column(name, Scope.slot(offset + at, output.type(), name), output.tableId(),
                    output.attribute()));
        }
        List<Scope.Column> named = renamed(columns, alias, alias.name(), "table");
        return item(new BoundQuery.FromQuery(query, offset, lateral),
                new Scope.Relation(schema, alias.name(), null, named,
                        tableId == 0 ? List.of() : SystemColumns.of(tableId, named, absent(named)),
                        absent(named)));
    }

    /** Of a row of a query it is all that can be told: that nothing is in it. */
    private Expr absent(List<Scope.Column> columns) {
        return isBehindOuterJoin() ? RecordBinder.absent(columns) : null;
    }

    private boolean isBehindOuterJoin() {
        return statement.barriers().contains("an outer join");
    }

    private Item function(FromItem.FunctionTable table) {
        scope.show(left, barred);
        FunctionBinder.Source source = new FunctionBinder(statement, scope).bind(table);
        locks.refuse(source.alias().name(), "a function");
        Item item = query(source.query(), List.of(), source.alias(), source.lateral());
        if (!givesValues(source.query())) {
            return item;
        }
        Scope.Relation values = item.names.relations().getFirst().asValue();
        return new Item(item.from, Scope.Names.of(values));
    }

    /** One function that gives neither rows nor a number with each. */
    private static boolean givesValues(BoundQuery query) {
        return query.columns().size() == 1 && query.body() instanceof BoundQuery.Functions functions
                && functions.calls().size() == 1 && !functions.ordinality()
                && functions.calls().getFirst().type().type().kind() != Type.Kind.RECORD
                && !functions.calls().getFirst().type().type().isComposite();
    }

    private Item join(FromItem.Join join) {
        Scope.Names before = left;
        List<Scope.Relation> barredBefore = barred;
        Item one = side(join.left(), join.kind() == FromItem.JoinKind.RIGHT || join.kind() == FromItem.JoinKind.FULL);
        left = before.and(one.names);
        if (join.kind() == FromItem.JoinKind.RIGHT || join.kind() == FromItem.JoinKind.FULL) {
            barred = new ArrayList<>(barredBefore);
            barred.addAll(one.names.relations());
        }
        Item other = side(join.right(), join.kind() == FromItem.JoinKind.LEFT || join.kind() == FromItem.JoinKind.FULL);
        left = before;
        barred = barredBefore;
        return joined(join, one, other);
    }

    private Item side(FromItem item, boolean mayBeNull) {
        return mayBeNull ? statement.behind("an outer join", () -> bind(item)) : bind(item);
    }

    private Item joined(FromItem.Join join, Item one, Item other) {
        Scope.Names both = one.names.and(other.names);
        List<Identifier> using = join.natural() ? shared(one, other, join.position()) : join.using();
        Expr condition = null;
        if (using != null && !using.isEmpty()) {
            use(one.names, using);
            use(other.names, using);
            UsingColumns merged = new UsingColumns(typing, join.kind(), one.names.visible(), other.names.visible(),
                    using);
            condition = merged.condition();
            both = both.showing(merged.visible());
            if (join.usingAlias() != null) {
                Scope.Relation named = new Scope.Relation(null, join.usingAlias(), null, merged.merged());
                scope.know(named);
                both = both.and(new Scope.Names(List.of(named), List.of()));
            }
        } else if (join.on() != null) {
            scope.show(both, List.of());
            condition = new ExpressionBinder(statement, scope, Clause.JOIN, null).condition(join.on(), "JOIN/ON");
        }
        return aliased(join, from(join.kind(), one.from, other.from, condition), both);
    }

    private static BoundQuery.From from(FromItem.JoinKind kind, BoundQuery.From one, BoundQuery.From other,
            Expr condition) {
        return switch (kind) {
            case CROSS, INNER -> new BoundQuery.FromJoin(BoundQuery.JoinKind.INNER, one, other, condition);
            case LEFT -> new BoundQuery.FromJoin(BoundQuery.JoinKind.LEFT, one, other, condition);
            case RIGHT -> new BoundQuery.FromJoin(BoundQuery.JoinKind.LEFT, other, one, condition);
            case FULL -> new BoundQuery.FromJoin(BoundQuery.JoinKind.FULL, one, other, condition);
        };
    }

    /** An alias hides what the join is made of. */
    private Item aliased(FromItem.Join join, BoundQuery.From from, Scope.Names names) {
        FromItem.Alias alias = join.alias();
        return alias == null
                ? new Item(from, names)
                : item(from, new Scope.Relation(null, alias.name(), null,
                        renamed(names.visible(), alias, alias.name(), "join")));
    }

    private static List<Identifier> shared(Item left, Item right, int position) {
        List<Identifier> shared = new ArrayList<>();
        for (Scope.Column column : left.names.visible()) {
            if (right.names.visible().stream().anyMatch(other -> other.name().equals(column.name()))) {
                shared.add(new Identifier(column.name(), position));
            }
        }
        return shared;
    }

    private void use(Scope.Names names, List<Identifier> using) {
        for (Scope.Column column : names.visible()) {
            if (using.stream().anyMatch(name -> name.text().equals(column.name()))) {
                statement.use(column);
            }
        }
    }

    /** The operator by which USING compares. */
    static final Operator EQUALS = Operator.of("=");
}
