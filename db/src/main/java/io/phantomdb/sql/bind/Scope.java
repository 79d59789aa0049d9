package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * The names that expressions of one query block may use: relations under their aliases, and their columns, each with the
 * expression that stands for it. Blocks around it are asked when a name is not found here.
 */
final class Scope {
    /** A column under its name; the origin is for the description of results, 0 where it is an expression. */
    record Column(String name, Expr value, int tableId, int attribute) {}

    /**
     * What one item of FROM is called. The schema is null if it can only be named by its alias; then the hidden name is
     * the table's own, which is no longer known, or null.
     */
    record Relation(String schema, String name, String hiddenName, List<Column> columns) {}

    /**
     * A table of WITH: its query is bound anew wherever it is named, with the names that could be seen where WITH stood:
     * the blocks around it, and the tables before it.
     */
    record CommonTable(String name, Query query, List<String> columns, Scope outer, Scope before) {}

    private final Scope outer;
    private final Scope commonTablesFrom;
    private CommonTable own;
    private final List<Relation> relations = new ArrayList<>();
    /** What {@code *} stands for; columns merged by USING are in it once. */
    private List<Column> visible = new ArrayList<>();
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
        return visible;
    }

    void setVisible(List<Column> columns) {
        visible = new ArrayList<>(columns);
    }

    void add(Relation relation) {
        for (Relation other : relations) {
            if (other.name().equals(relation.name()) && sameSchema(other, relation)) {
                throw new StatementError(SqlState.DUPLICATE_ALIAS,
                        "table name \"" + relation.name() + "\" specified more than once");
            }
        }
        relations.add(relation);
        visible.addAll(relation.columns());
    }

    private static boolean sameSchema(Relation one, Relation other) {
        return one.schema() == null || other.schema() == null || one.schema().equals(other.schema());
    }

    /** All relations, for {@code t.*}; null if there is no such one here. */
    Relation relation(List<String> qualifier) {
        String name = qualifier.getLast();
        String schema = qualifier.size() > 1 ? qualifier.get(qualifier.size() - 2) : null;
        for (Relation relation : relations) {
            if (relation.name().equals(name) && (schema == null || schema.equals(relation.schema()))) {
                return relation;
            }
        }
        return null;
    }

    boolean isEmpty() {
        return relations.isEmpty();
    }

    /** The column that a name means; with the slots of enclosing blocks turned into outer ones. */
    Expr resolve(List<String> parts, int position) {
        int levels = 0;
        for (Scope scope = this; scope != null; scope = scope.outer, levels++) {
            Column found = scope.find(parts, position);
            if (found != null) {
                if (levels > 0) {
                    markOuterUse(levels);
                }
                return at(found.value(), levels, found.name(), position);
            }
        }
        throw notFound(parts, position);
    }

    /** Everything between here and the block that was looked at depends on it. */
    private void markOuterUse(int levels) {
        Scope scope = this;
        for (int level = 0; level < levels; level++) {
            scope.looksOutside = true;
            scope = scope.outer;
        }
    }

    void markCorrelated() {
        looksOutside = true;
    }

    /** As PostgreSQL names a column in messages: with its relation. */
    String describe(Expr.Slot slot) {
        for (Relation relation : relations) {
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
        return switch (value) {
            case Expr.Slot slot -> new Expr.Slot(slot.levelsUp() + levels, slot.slot(), slot.type(), name, position);
            default -> {
                if (levels > 0) {
                    throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                            "a merged column of an enclosing query is not supported here").at(position);
                }
                yield value;
            }
        };
    }

    /** Null if there is none in this block. */
    Column find(List<String> parts, int position) {
        String name = parts.getLast();
        if (parts.size() == 1) {
            return only(visible, name, position);
        }
        List<String> qualifier = parts.subList(0, parts.size() - 1);
        Relation relation = relation(qualifier);
        if (relation == null) {
            return null;
        }
        Column column = only(relation.columns(), name, position);
        if (column == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN,
                    "column " + String.join(".", parts) + " does not exist").at(position);
        }
        return column;
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
        if (parts.size() == 1) {
            return new StatementError(SqlState.UNDEFINED_COLUMN,
                    "column \"" + parts.getFirst() + "\" does not exist").at(position);
        }
        List<String> qualifier = parts.subList(0, parts.size() - 1);
        return missingRelation(qualifier, position);
    }

    StatementError missingRelation(List<String> qualifier, int position) {
        for (Relation relation : relations) {
            if (qualifier.getLast().equals(relation.hiddenName())) {
                return new StatementError(SqlState.UNDEFINED_TABLE,
                        "invalid reference to FROM-clause entry for table \"" + qualifier.getLast() + "\"", null,
                        "Perhaps you meant to reference the table alias \"" + relation.name() + "\".", position);
            }
        }
        return new StatementError(SqlState.UNDEFINED_TABLE,
                "missing FROM-clause entry for table \"" + qualifier.getLast() + "\"").at(position);
    }

    /** A slot of this block. */
    static Expr slot(int slot, ColumnType type, String name) {
        return new Expr.Slot(0, slot, type, name, 0);
    }
}
