package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Operator;
import io.phantomdb.sql.tree.OutputNames;
import io.phantomdb.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;

/** Binds what expressions make of queries (PostgreSQL 15, chapters 4.2.11 and 9.23). */
final class SubqueryBinder {
    private static final Operator EQUALS = Operator.of("=");

    private final ExpressionBinder binder;
    private final StatementBinder statement;
    private final Typing typing;

    SubqueryBinder(ExpressionBinder binder, StatementBinder statement) {
        this.binder = binder;
        this.statement = statement;
        this.typing = statement.typing();
    }

    Expr scalar(Expression.ScalarSubquery scalar) {
        Expr.Subquery subquery = binder.subquery(scalar.query());
        if (subquery.query().columns().size() != 1) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "subquery must return only one column")
                    .at(scalar.position());
        }
        return new Expr.ScalarSubquery(subquery, 0, subquery.query().columns().getFirst().type());
    }

    /** ARRAY(SELECT …); of arrays it makes one with a dimension more. */
    Expr array(Expression.ArraySubquery array) {
        Expr.Subquery subquery = binder.subquery(array.query());
        if (subquery.query().columns().size() != 1) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "subquery must return only one column")
                    .at(array.position());
        }
        Type element = subquery.query().columns().getFirst().type().type();
        Type type = element.isArray() ? element : element.array();
        if (type == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "could not find array type for data type " + element.sqlName()).at(array.position());
        }
        return new Expr.ArraySubquery(subquery, ColumnType.of(type));
    }

    /** The columns of a subquery's only row. */
    static List<Expr> columns(Expr.Subquery subquery) {
        List<Expr> columns = new ArrayList<>();
        for (BoundQuery.OutputColumn column : subquery.query().columns()) {
            columns.add(new Expr.ScalarSubquery(subquery, columns.size(), column.type()));
        }
        return columns;
    }

    /** {@code (a, b) = (SELECT …)} */
    Expr comparedRow(Expression.Row left, Expression.Binary binary, Expression.ScalarSubquery right) {
        List<Expr> operands = binder.bindAll(left.fields());
        Expr.Subquery subquery = asWide(binder.subquery(right.query()), operands.size(), binary.position());
        return new RowComparison(typing, binary.operator(), binary.position()).of(operands, columns(subquery));
    }

    Expr in(Expression.InSubquery in) {
        return in(in.operand(), in.query(), in.negated(), in.position());
    }

    private List<Expr> operands(Expression left) {
        return left instanceof Expression.Row row ? binder.bindAll(row.fields()) : List.of(binder.bind(left));
    }

    private Expr in(Expression left, Query query, boolean negated, int position) {
        List<Expr> operands = operands(left);
        Expr.Subquery subquery = asWide(binder.subquery(query), operands.size(), position);
        List<Expr> compared = new ArrayList<>();
        List<Expr> casts = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        for (int at = 0; at < operands.size(); at++) {
            Expr column = Scope.slot(at, subquery.query().columns().get(at).type(), OutputNames.NONE);
            // The operator says as what the two are compared; both sides are cast to that.
            Expr equality = typing.operator(EQUALS, operands.get(at), column, position);
            ColumnType comparedAs = typing.comparedAs(equality, column);
            compared.add(typing.coerce(operands.get(at), comparedAs, position));
            casts.add(typing.coerce(column, comparedAs, position));
            types.add(comparedAs.type());
        }
        Expr in = new Expr.InSubquery(compared, statement.castColumns(subquery, casts), types);
        return negated ? new Expr.Not(in) : in;
    }

    Expr quantified(Expression.QuantifiedSubquery test) {
        String symbol = test.operator().symbol();
        if (symbol.equals("=") && !test.all()) {
            return in(test.left(), test.query(), false, test.position());
        }
        if (symbol.equals("<>") && test.all()) {
            return in(test.left(), test.query(), true, test.position());
        }
        List<Expr> operands = new ArrayList<>(operands(test.left()));
        int width = operands.size();
        Expr.Subquery subquery = asWide(binder.subquery(test.query()), width, test.position());
        List<Expr> left = new ArrayList<>();
        List<Expr> right = new ArrayList<>();
        for (int at = 0; at < width; at++) {
            ColumnType column = subquery.query().columns().get(at).type();
            operands.set(at, typing.known(operands.get(at), column.type()));
            left.add(Scope.slot(at, operands.get(at).type(), OutputNames.NONE));
            right.add(Scope.slot(width + at, column, OutputNames.NONE));
        }
        Expr holds = new RowComparison(typing, test.operator(), test.position()).of(left, right);
        if (holds.type().type() != Type.BOOL) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "operator " + symbol
                    + " must return type boolean, not type " + holds.type().type().sqlName()).at(test.position());
        }
        return new Expr.QuantifiedSubquery(operands, subquery, holds, test.all());
    }

    private static Expr.Subquery asWide(Expr.Subquery subquery, int width, int position) {
        int columns = subquery.query().columns().size();
        if (columns != width) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    columns > width ? "subquery has too many columns" : "subquery has too few columns").at(position);
        }
        return subquery;
    }
}
