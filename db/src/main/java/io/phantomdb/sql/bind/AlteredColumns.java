package io.phantomdb.sql.bind;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.DomainDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.parse.CalledNames;
import io.phantomdb.sql.schema.TypeNaming;
import io.phantomdb.sql.tree.Expression;
import java.util.List;
import java.util.stream.Collectors;

/** Binds the stored expressions of a table that is being altered. */
public final class AlteredColumns {
    private final StatementBinder statement;
    private final StoredExpressions stored;

    public AlteredColumns(StatementBinder statement) {
        this.statement = statement;
        this.stored = new StoredExpressions(statement);
    }

    public Expr defaultOf(ColumnDescriptor column) {
        return stored.defaultOf(column);
    }

    public Expr generated(Table table, ColumnDescriptor column) {
        return stored.generated(table, column);
    }

    /** The condition of a trigger, over the columns of OLD followed by those of NEW. */
    public Expr triggerCondition(TableDescriptor table, String sql) {
        return stored.triggerCondition(table, sql);
    }

    /** A condition of a domain, over a row of one value. */
    public Expr check(Type domain, Type.Check check) {
        return stored.check(StoredExpressions.parse(check.sql()), "",
                List.of(StoredExpressions.column(DomainDescriptor.VALUE, domain.base(), 0)));
    }

    public Expr check(Table table, CheckDescriptor check) {
        return stored.check(table, check);
    }

    /** Over a row of the table: the column as the new type, or what USING makes of the row. 42804 if it does not become one. */
    public Expr converted(Table table, ColumnDescriptor column, ColumnType type, String usingSql) {
        Scope scope = stored.rowScope(table);
        Expression source = usingSql == null
                ? new Expression.ColumnReference(List.of(column.name()), 0)
                : StoredExpressions.parse(usingSql);
        Typing typing = statement.typing();
        Expr value = typing.known(new ExpressionBinder(statement, scope, Clause.TRANSFORM, null).bind(source),
                type.type());
        if (!typing.canAssign(value.type().type(), type.type())) {
            throw usingSql == null ? cannotCast(column, type) : cannotCastResult(column, type);
        }
        return typing.assign(value, type, 0);
    }

    private static StatementError cannotCast(ColumnDescriptor column, ColumnType type) {
        String name = type.type().sqlName();
        return new StatementError(SqlState.DATATYPE_MISMATCH,
                "column \"" + column.name() + "\" cannot be cast automatically to type " + name, null,
                "You might need to specify \"USING " + column.name() + "::" + name + "\".", 0);
    }

    private static StatementError cannotCastResult(ColumnDescriptor column, ColumnType type) {
        return new StatementError(SqlState.DATATYPE_MISMATCH, "result of USING clause for column \"" + column.name()
                + "\" cannot be cast automatically to type " + type.type().sqlName(), null,
                "You might need to add an explicit cast.", 0);
    }

    /** The table after the type was given another name: what its expressions call it. */
    public TableDescriptor retyped(TableDescriptor table, TypeNaming naming) {
        return new StoredTypeNames(statement).retyped(table, naming);
    }

    /** The table after labels of the enum were renamed, which they are not yet. */
    public TableDescriptor relabelled(TableDescriptor table, TypeNaming naming, TableDescriptor before,
            Type after) {
        return new StoredTypeNames(statement).relabelled(table, naming, before, after);
    }

    public static boolean calls(String sql, String function, int argumentsMax) {
        return CalledNames.contain(sql, function, argumentsMax);
    }

    public static boolean mentions(String sql, String column) {
        return ColumnNames.in(StoredExpressions.parse(sql)).contains(column);
    }

    /** The text with the last part of every reference to the column replaced; stored text has every name in quotes. */
    public static String renamed(String sql, String from, String to) {
        StringBuilder text = new StringBuilder(sql);
        List<Expression.ColumnReference> references = ColumnNames.references(StoredExpressions.parse(sql));
        for (Expression.ColumnReference reference : references.reversed()) {
            if (reference.parts().getLast().equals(from)) {
                int start = sql.offsetByCodePoints(0, reference.position() - 1 - StoredExpressions.PREFIX.length());
                String written = written(reference.parts());
                Check.that(sql.startsWith(written, start), "names in stored text are in quotes");
                int end = start + written.length();
                text.replace(end - TreeText.quoted(from).length(), end, TreeText.quoted(to));
            }
        }
        return text.toString();
    }

    private static String written(List<String> parts) {
        return parts.stream().map(TreeText::quoted).collect(Collectors.joining("."));
    }
}
