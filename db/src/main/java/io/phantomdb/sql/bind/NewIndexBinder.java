package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexForm;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;

/** CREATE INDEX, by whatever access method (PostgreSQL 15, chapter 11.2). */
final class NewIndexBinder {
    private static final List<String> ORDERED_CLASSES = List.of("array_ops", "bit_ops", "bool_ops", "bpchar_ops",
            "bpchar_pattern_ops", "bytea_ops", "char_ops", "cidr_ops", "date_ops", "enum_ops", "float4_ops",
            "float8_ops", "inet_ops", "int2_ops", "int4_ops", "int8_ops", "interval_ops", "jsonb_ops", "macaddr_ops",
            "macaddr8_ops", "money_ops", "multirange_ops", "name_ops", "numeric_ops", "oid_ops", "oidvector_ops",
            "pg_lsn_ops", "range_ops", "record_image_ops", "record_ops", "text_ops", "text_pattern_ops", "tid_ops",
            "time_ops", "timestamp_ops", "timestamptz_ops", "timetz_ops", "tsquery_ops", "tsvector_ops", "uuid_ops",
            "varbit_ops", "varchar_ops", "varchar_pattern_ops", "xid8_ops");

    private final StatementBinder statement;
    private final DefinitionBinder definitions;

    NewIndexBinder(StatementBinder statement, DefinitionBinder definitions) {
        this.statement = statement;
        this.definitions = definitions;
    }

    SchemaCommand.CreateIndex bind(Definition.CreateIndex create) {
        IndexForm.Method method = method(create);
        DefinitionBinder.checkOptions(create.options());
        List<SchemaCommand.KeyColumn> columns = new ArrayList<>();
        for (Definition.IndexColumn column : create.columns()) {
            requireOperatorClass(column, method);
            SchemaCommand.KeyColumn key = keyColumn(create, column);
            if (column.operatorClass() == null) {
                requireDefaultClass(create, key, method);
            }
            columns.add(key);
        }
        SchemaCommand.Computed predicate = create.where() == null
                ? null
                : new IndexBinder(statement).predicate(create.table(), create.where());
        return new SchemaCommand.CreateIndex(create.name(), definitions.name(create.table()), create.only(),
                create.unique(),
                create.ifNotExists(), columns, new SchemaCommand.IndexExtras(create.nullsNotDistinct(),
                        DefinitionBinder.texts(create.include()), predicate, IndexForm.of(method)));
    }

    /** 42704 if there is none of that name, 0A000 if it cannot do what is asked for. */
    private static IndexForm.Method method(Definition.CreateIndex create) {
        IndexForm.Method method = create.method().equals("rtree")
                ? IndexForm.Method.GIST
                : IndexForm.Method.of(create.method());
        if (method == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "access method \"" + create.method() + "\" does not exist");
        }
        if (method == IndexForm.Method.BTREE) {
            return method;
        }
        boolean includes = method == IndexForm.Method.GIST || method == IndexForm.Method.SPGIST;
        refuse(create.unique(), method, "unique indexes");
        refuse(!create.include().isEmpty() && !includes, method, "included columns");
        boolean isSingle = method == IndexForm.Method.HASH || method == IndexForm.Method.SPGIST;
        refuse(create.columns().size() > 1 && isSingle, method, "multicolumn indexes");
        for (Definition.IndexColumn column : create.columns()) {
            refuse(column.sort().descending(), method, "ASC/DESC options");
            refuse(column.sort().nullsFirst() != column.sort().descending(), method, "NULLS FIRST/LAST options");
        }
        return method;
    }

    private static void refuse(boolean isAsked, IndexForm.Method method, String what) {
        if (isAsked) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "access method \"" + method.words() + "\" does not support " + what);
        }
    }

    /**
     * Texts sort by their bytes, so that the classes for patterns are the same as the others. 42704 if there is none. Those of methods
     * that have no entries are taken by their names.
     */
    private static void requireOperatorClass(Definition.IndexColumn column, IndexForm.Method method) {
        boolean isKnown = column.operatorClass() == null
                || (method.hasEntries()
                        ? ORDERED_CLASSES.contains(column.operatorClass().last())
                        : column.operatorClass().last().endsWith("_ops"));
        if (!isKnown) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "operator class \"" + column.operatorClass()
                    + "\" does not exist for access method \"" + method.words() + "\"");
        }
    }

    /** 42704 if PostgreSQL has no operator class for the type of a column that goes without saying. */
    private void requireDefaultClass(Definition.CreateIndex create, SchemaCommand.KeyColumn key,
            IndexForm.Method method) {
        ColumnDescriptor column = key.expression() != null
                ? null
                : statement.table(create.table()).descriptor().columnNamed(key.column());
        Type type = key.expression() != null
                ? key.expression().type().type()
                : column == null ? null : column.type().type();
        if (type != null && !hasDefaultClass(type.plain(), method)) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "data type " + type.sqlName()
                    + " has no default operator class for access method \"" + method.words() + "\"", null,
                    "You must specify an operator class for the index or define a default operator class for the data type.",
                    0);
        }
    }

    private static boolean hasDefaultClass(Type type, IndexForm.Method method) {
        return switch (method) {
            case GIN -> type.isArray() || type == Type.JSONB || type == Type.TSVECTOR;
            case GIST, SPGIST ->
                type.kind() == Type.Kind.RANGE || type.kind() == Type.Kind.MULTIRANGE && method == IndexForm.Method.GIST
                        || (type == Type.TSVECTOR || type == Type.TSQUERY) && method == IndexForm.Method.GIST
                        || type.kind() == Type.Kind.INET && method == IndexForm.Method.SPGIST
                        || method == IndexForm.Method.SPGIST && (type == Type.TEXT || type == Type.VARCHAR);
            case BTREE -> type.hasOrder();
            case HASH, BRIN -> true;
        };
    }

    private SchemaCommand.KeyColumn keyColumn(Definition.CreateIndex create, Definition.IndexColumn column) {
        SortItem sort = column.sort();
        String written = column.operatorClass() == null ? "" : column.operatorClass().last();
        if (sort.expression() instanceof Expression.ColumnReference reference) {
            return new SchemaCommand.KeyColumn(reference.parts().getLast(), sort.descending(), sort.nullsFirst(),
                    reference.position(), null, written);
        }
        return new SchemaCommand.KeyColumn(IndexBinder.name(sort.expression()), sort.descending(), sort.nullsFirst(),
                sort.position(), new IndexBinder(statement).expression(create.table(), sort.expression()), written);
    }
}
