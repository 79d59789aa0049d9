package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The names that expressions of one query block may use: relations under their aliases, and their columns, each with the
 * expression that stands for it. Blocks around it are asked when a name is not found here.
 */
final class Scope {
    /** A column under its name; the origin is for the description of results, 0 where it is an expression. */
    record Column(String name, Expr value, int tableId, int attribute) {}

    /**
     * What one item of FROM is called. The schema is null if it can only be named by its alias; then the hidden name is
     * the table's own, which is no longer known, or null. System columns are there for who names them. What is absent says
     * of a row that an outer join has found none; null if there always is one. The name of a single value means that value,
     * not a row of it.
     */
    record Relation(String schema, String name, String hiddenName, List<Column> columns, List<Column> system,
            Expr absent, boolean isValue) {
        Relation(String schema, String name, String hiddenName, List<Column> columns, List<Column> system,
                Expr absent) {
            this(schema, name, hiddenName, columns, system, absent, false);
        }

        Relation(String schema, String name, String hiddenName, List<Column> columns) {
            this(schema, name, hiddenName, columns, List.of(), null);
        }

        Relation(String schema, String name, String hiddenName, List<Column> columns, List<Column> system) {
            this(schema, name, hiddenName, columns, system, null);
        }

        Relation absentIf(Expr nothingThere) {
            return new Relation(schema, name, hiddenName, columns, system, nothingThere, isValue);
        }

        Relation asValue() {
            return new Relation(schema, name, hiddenName, columns, system, absent, true);
        }
    }

    /** What can be named at some place: relations, and what a bare column name and {@code *} may mean. */
    record Names(List<Relation> relations, List<Column> visible) {
        static final Names NONE = new Names(List.of(), List.of());

        static Names of(Relation relation) {
            return new Names(List.of(relation), relation.columns());
        }

        /** Both; 42712 if two relations have the same name. */
        Names and(Names other) {
            List<Relation> both = new ArrayList<>(relations);
            for (Relation relation : other.relations) {
                refuseSame(relation);
                both.add(relation);
            }
            List<Column> columns = new ArrayList<>(visible);
            columns.addAll(other.visible);
            return new Names(both, columns);
        }

        private void refuseSame(Relation relation) {
            for (Relation mine : relations) {
                if (mine.name().equals(relation.name()) && sameSchema(mine, relation)) {
                    throw new StatementError(SqlState.DUPLICATE_ALIAS,
                            "table name \"" + relation.name() + "\" specified more than once");
                }
            }
        }

        /** The same relations, but other columns for bare names and {@code *}. */
        Names showing(List<Column> columns) {
            return new Names(relations, columns);
        }
    }

    /**
     * A table of WITH.
     *
     * @param shared null if it looks at rows of the blocks around, and while its own query is bound
     * @param query what to put in its place where it is not shared
     * @param outer the block around the query that WITH belongs to
     * @param self while its own query is bound, null afterwards
     */
    record CommonTable(String name, WithTable shared, Supplier<BoundQuery> query, Scope outer, SelfReference self) {}

    private final Scope outer;
    private final Scope commonTablesFrom;
    private CommonTable own;
    /** All items of FROM, those included that cannot be named from where the binder is now. */
    private final List<Relation> known = new ArrayList<>();
    private Names names = Names.NONE;
    /** Items that could be named here, if their join let rows of the right side look at the left. */
    private List<Relation> barred = List.of();
    /** Who is binding an expression of this block while a subquery in it is looked at. */
    private ExpressionBinder asking;
    private boolean namesItself;
    private boolean looksOutside;
    private int width;

    /** The common tables may be seen from elsewhere than the columns: a subquery in FROM sees those of its block. */
    Scope(Scope outer, Scope commonTables) {
        this.outer = outer;
        this.commonTablesFrom = commonTables;
    }

    static Scope empty() {
        return new Scope(null, null);
    }

    Scope outer() {
        return outer;
    }

    /** True if it has only tables of WITH to add to that scope. */
    boolean isFrom(Scope start) {
        Scope scope = this;
        while (scope != null && scope.own != null) {
            scope = scope.commonTablesFrom;
        }
        return scope == start;
    }

    /** A place from which one more table of WITH can be seen. */
    Scope with(CommonTable table) {
        Scope more = new Scope(outer, this);
        more.own = table;
        return more;
    }

    /** The table of WITH of that name, here or further out; or null. */
    CommonTable commonTable(String name) {
        for (Scope scope = this; scope != null; scope = scope.commonTablesFrom) {
            if (scope.own != null && scope.own.name().equals(name)) {
                return scope.own;
            }
        }
        return null;
    }

    /** Slots given out so far: the width of the rows of this block. */
    int width() {
        return width;
    }

    /** Makes room for so many columns; returns the first slot. */
    int allocate(int columns) {
        int first = width;
        width += columns;
        return first;
    }

    List<Column> visible() {
        return names.visible();
    }

    Names names() {
        return names;
    }

    /** From now on just these can be named; the barred ones among them not really. */
    void show(Names shown, List<Relation> notReally) {
        names = shown;
        barred = notReally;
    }

    /** One more item that can be named. */
    void add(Relation relation) {
        names = names.and(Names.of(relation));
        known.add(relation);
    }

    /** Remembers an item for messages. */
    void know(Relation relation) {
        known.add(relation);
    }

    private static boolean sameSchema(Relation one, Relation other) {
        return one.schema() == null || other.schema() == null || one.schema().equals(other.schema());
    }

    /** Null if there is no such one here. */
    Relation relation(List<String> qualifier) {
        String name = qualifier.getLast();
        String schema = qualifier.size() > 1 ? qualifier.get(qualifier.size() - 2) : null;
        for (Relation relation : names.relations()) {
            if (relation.name().equals(name) && (schema == null || schema.equals(relation.schema()))) {
                return relation;
            }
        }
        return null;
    }

    /** The columns of {@code t.*}, of this block or one around it. */
    List<Column> columns(List<String> qualifier, int position) {
        int levels = 0;
        for (Scope scope = this; scope != null; scope = scope.outer, levels++) {
            Relation relation = scope.relation(qualifier);
            if (relation != null) {
                scope.refuseBarred(relation, position);
                markOuterUse(levels);
                int up = levels;
                return relation.columns().stream().map(column -> new Column(column.name(),
                        SlotRewrite.raised(column.value(), up), column.tableId(), column.attribute())).toList();
            }
        }
        throw missingRelation(qualifier, position);
    }

    /** True where the relation of that name has no row, as an outer join has found none; null if it always has one. */
    Expr absent(List<String> qualifier) {
        int levels = 0;
        for (Scope scope = this; scope != null; scope = scope.outer, levels++) {
            Relation relation = scope.relation(qualifier);
            if (relation != null) {
                return relation.absent == null ? null : SlotRewrite.raised(relation.absent, levels);
            }
        }
        return null;
    }

    /** Whether the relation of that name is a function that gives values, not rows. */
    boolean isValue(List<String> qualifier) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Relation relation = scope.relation(qualifier);
            if (relation != null) {
                return relation.isValue;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    /**
     * The column that a name means, with the slots of enclosing blocks turned into outer ones; null if it is the name of a
     * relation.
     */
    Column resolve(List<String> parts, int position) {
        int levels = 0;
        for (Scope scope = this; scope != null; scope = scope.outer, levels++) {
            Column found = scope.find(parts, position);
            if (found != null) {
                if (levels > 0) {
                    markOuterUse(levels);
                }
                return new Column(found.name(), at(found.value(), levels, found.name(), position), found.tableId(),
                        found.attribute());
            }
        }
        if (parts.size() == 1 && hasRelation(parts)) {
            return null;
        }
        throw notFound(parts, position);
    }

    /** True if the name means something here or in a block around, or several things. */
    boolean knows(List<String> parts, int position) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            try {
                if (scope.find(parts, position) != null) {
                    return true;
                }
            } catch (StatementError ambiguous) {
                return ambiguous.state() == SqlState.AMBIGUOUS_COLUMN;
            }
        }
        return false;
    }

    /** Here or in a block around. */
    private boolean hasRelation(List<String> qualifier) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.relation(qualifier) != null) {
                return true;
            }
        }
        return false;
    }

    /** Everything between here and the block that was looked at depends on it. */
    void markOuterUse(int levels) {
        Scope scope = this;
        for (int level = 0; level < levels; level++) {
            scope.looksOutside = true;
            scope = scope.outer;
        }
    }

    /** The binder of the expression of this block, in which the subquery stands that is being bound; or null. */
    ExpressionBinder asking() {
        return asking;
    }

    /** Returns who was asking before. */
    ExpressionBinder ask(ExpressionBinder binder) {
        ExpressionBinder before = asking;
        asking = binder;
        return before;
    }

    /** How many blocks a scope further out is above the blocks that this one is in. */
    int levelsTo(Scope further) {
        int levels = 0;
        for (Scope scope = outer; scope != further; scope = scope.outer) {
            levels++;
        }
        return levels;
    }

    /** True if between here and a scope further out there is an expression with a subquery. */
    boolean isInExpression(Scope further) {
        for (Scope scope = outer; scope != further; scope = scope.outer) {
            if (scope.asking != null) {
                return true;
            }
        }
        return false;
    }

    /** A recursive term's own table is among the items. */
    boolean namesItself() {
        return namesItself;
    }

    void markItself() {
        namesItself = true;
    }

    void markCorrelated() {
        looksOutside = true;
    }

    /** As PostgreSQL names a column in messages: with its relation. */
    String describe(Expr.Slot slot) {
        for (Relation relation : known) {
            for (Column column : relation.columns()) {
                if (column.value() instanceof Expr.Slot place && place.slot() == slot.slot()) {
                    return relation.name() + "." + column.name();
                }
            }
        }
        return slot.name();
    }

    /** True if an expression in this block or below looks at a row outside. */
    boolean isCorrelated() {
        return looksOutside;
    }

    private static Expr at(Expr value, int levels, String name, int position) {
        return value instanceof Expr.Slot slot
                ? new Expr.Slot(slot.levelsUp() + levels, slot.slot(), slot.type(), name, position)
                : SlotRewrite.raised(value, levels);
    }

    /** Null if there is none in this block. */
    Column find(List<String> parts, int position) {
        String name = parts.getLast();
        if (parts.size() == 1) {
            Column found = only(names.visible(), name, position);
            barred.stream().filter(relation -> relation.columns().contains(found)).findFirst()
                    .ifPresent(relation -> refuseBarred(relation, position));
            return found != null ? found : only(systemColumns(), name, position);
        }
        List<String> qualifier = parts.subList(0, parts.size() - 1);
        Relation relation = relation(qualifier);
        if (relation == null) {
            return null;
        }
        refuseBarred(relation, position);
        Column own = only(relation.columns(), name, position);
        Column column = own != null ? own : only(relation.system(), name, position);
        if (column == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN,
                    "column " + String.join(".", parts) + " does not exist").at(position);
        }
        return column;
    }

    private List<Column> systemColumns() {
        return names.relations().stream().flatMap(relation -> relation.system().stream()).toList();
    }

    private void refuseBarred(Relation relation, int position) {
        if (barred.contains(relation)) {
            throw new StatementError(SqlState.INVALID_COLUMN_REFERENCE,
                    "invalid reference to FROM-clause entry for table \"" + relation.name() + "\"",
                    "The combining JOIN type must be INNER or LEFT for a LATERAL reference.", null, position);
        }
    }

    private static Column only(List<Column> columns, String name, int position) {
        Column found = null;
        for (Column column : columns) {
            if (column.name().equals(name)) {
                if (found != null) {
                    throw new StatementError(SqlState.AMBIGUOUS_COLUMN,
                            "column reference \"" + name + "\" is ambiguous").at(position);
                }
                found = column;
            }
        }
        return found;
    }

    private StatementError notFound(List<String> parts, int position) {
        if (parts.size() > 1) {
            return missingRelation(parts.subList(0, parts.size() - 1), position);
        }
        String name = parts.getFirst();
        Relation holder = around().stream()
                .filter(relation -> relation.columns().stream().anyMatch(column -> column.name().equals(name)))
                .findFirst().orElse(null);
        String hint = holder == null
                ? null
                : "There is a column named \"" + name + "\" in table \"" + holder.name()
                        + "\", but it cannot be referenced from this part of the query.";
        return new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + name + "\" does not exist", null, hint,
                position);
    }

    /** All items of FROM here and in the blocks around, whether they can be named or not. */
    private List<Relation> around() {
        List<Relation> all = new ArrayList<>();
        for (Scope scope = this; scope != null; scope = scope.outer != null ? scope.outer : scope.commonTablesFrom) {
            all.addAll(scope.known);
        }
        return all;
    }

    private StatementError missingRelation(List<String> qualifier, int position) {
        String name = qualifier.getLast();
        for (Relation relation : around()) {
            boolean renamed = name.equals(relation.hiddenName());
            if (renamed || name.equals(relation.name())) {
                String hint = renamed && names.relations().contains(relation)
                        ? "Perhaps you meant to reference the table alias \"" + relation.name() + "\"."
                        : "There is an entry for table \"" + relation.name()
                                + "\", but it cannot be referenced from this part of the query.";
                return new StatementError(SqlState.UNDEFINED_TABLE,
                        "invalid reference to FROM-clause entry for table \"" + name + "\"", null, hint, position);
            }
        }
        return new StatementError(SqlState.UNDEFINED_TABLE,
                "missing FROM-clause entry for table \"" + name + "\"").at(position);
    }

    /** A slot of this block. */
    static Expr slot(int slot, ColumnType type, String name) {
        return new Expr.Slot(0, slot, type, name, 0);
    }
}
