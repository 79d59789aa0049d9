package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.AliasClauseContext;
import io.phantomdb.grammar.PhantomSqlParser.ColIdContext;
import io.phantomdb.grammar.PhantomSqlParser.FunctionAliasContext;
import io.phantomdb.grammar.PhantomSqlParser.JoinTailContext;
import io.phantomdb.grammar.PhantomSqlParser.JoinTypeContext;
import io.phantomdb.grammar.PhantomSqlParser.RelationContext;
import io.phantomdb.grammar.PhantomSqlParser.RowsFromItemContext;
import io.phantomdb.grammar.PhantomSqlParser.SubqueryContext;
import io.phantomdb.grammar.PhantomSqlParser.TableColumnsContext;
import io.phantomdb.grammar.PhantomSqlParser.TablePrimaryContext;
import io.phantomdb.grammar.PhantomSqlParser.TableRefContext;
import io.phantomdb.grammar.PhantomSqlParser.TableRefsContext;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;

/** What stands in FROM (PostgreSQL 15, chapter 7.2.1). */
final class FromBuilder {
    private final ExpressionBuilder expressions;
    private final QueryBuilder queries;

    FromBuilder(ExpressionBuilder expressions, QueryBuilder queries) {
        this.expressions = expressions;
        this.queries = queries;
    }

    List<FromItem> list(TableRefsContext context) {
        if (context == null) {
            return List.of();
        }
        ArrayList<FromItem> items = new ArrayList<>(context.tableRef().size());
        for (TableRefContext item : context.tableRef()) {
            items.add(item(item));
        }
        return items;
    }

    FromItem item(TableRefContext context) {
        List<JoinTailContext> tails = context.joinTail();
        expressions.depth().enter(1 + tails.size());
        FromItem result = primary(context.tablePrimary());
        for (JoinTailContext tail : tails) {
            result = join(result, tail);
        }
        expressions.depth().leave(1 + tails.size());
        return result;
    }

    private FromItem join(FromItem left, JoinTailContext tail) {
        boolean natural = tail.NATURAL() != null;
        FromItem right = tail.tableRef() == null ? primary(tail.tablePrimary()) : item(tail.tableRef());
        FromItem.JoinKind kind = tail.CROSS() != null ? FromItem.JoinKind.CROSS : kind(tail.joinType());
        List<Identifier> using = tail.names() == null ? null : Nodes.identifiers(tail.names());
        Expression on = expressions.buildOrNull(tail.expr());
        return new FromItem.Join(kind, left, right, natural, using, Nodes.wordOrNull(tail.colId()), on, null,
                Nodes.position(tail));
    }

    private static FromItem.JoinKind kind(JoinTypeContext context) {
        if (context == null || context.INNER() != null) {
            return FromItem.JoinKind.INNER;
        }
        return context.LEFT() != null
                ? FromItem.JoinKind.LEFT
                : context.RIGHT() != null ? FromItem.JoinKind.RIGHT : FromItem.JoinKind.FULL;
    }

    private FromItem primary(TablePrimaryContext context) {
        if (context.relation() != null) {
            if (context.tableSample() != null) {
                throw new Refused("TABLESAMPLE", Nodes.position(context.tableSample()));
            }
            return table(context.relation(), context.aliasClause());
        }
        if (context.subquery() != null) {
            return subquery(context);
        }
        if (context.tableRef() != null) {
            return joined(context);
        }
        return functions(context);
    }

    FromItem.TableReference table(RelationContext context, AliasClauseContext alias) {
        return new FromItem.TableReference(Nodes.name(context.qualifiedName()), context.ONLY() != null, alias(alias),
                Nodes.position(context));
    }

    FromItem.Alias alias(AliasClauseContext context) {
        return context == null
                ? null
                : new FromItem.Alias(Nodes.word(context.colId()), Nodes.columns(context.columnList()),
                        Nodes.position(context.colId()));
    }

    private FromItem subquery(TablePrimaryContext context) {
        SubqueryContext written = context.subquery();
        Query query = queries.subquery(written);
        if (context.aliasClause() == null) {
            boolean values = query.body() instanceof QueryBody.Values;
            throw SyntaxErrors
                    .of((values ? "VALUES" : "subquery") + " in FROM must have an alias", Nodes.position(written))
                    .withHint("For example, FROM (" + (values ? "VALUES ..." : "SELECT ...") + ") [AS] foo.");
        }
        return new FromItem.Subquery(query, context.LATERAL() != null, alias(context.aliasClause()),
                Nodes.position(context));
    }

    /** Only a join may stand in parentheses, perhaps in several. */
    private FromItem joined(TablePrimaryContext context) {
        FromItem item = item(context.tableRef());
        if (!(item instanceof FromItem.Join join)) {
            throw SyntaxErrors.at(Nodes.token(context.RPAREN()));
        }
        FromItem.Alias alias = alias(context.aliasClause());
        if (alias == null) {
            return join;
        }
        if (join.alias() != null) {
            throw SyntaxErrors.at(Nodes.token(context.RPAREN()));
        }
        return new FromItem.Join(join.kind(), join.left(), join.right(), join.natural(), join.using(),
                join.usingAlias(), join.on(), alias, join.position());
    }

    private FromItem functions(TablePrimaryContext context) {
        FunctionAliasContext written = context.functionAlias();
        boolean rowsFrom = context.ROWS() != null;
        ArrayList<FromItem.FunctionSource> functions = new ArrayList<>();
        if (rowsFrom) {
            for (RowsFromItemContext item : context.rowsFromItem()) {
                functions.add(new FromItem.FunctionSource(expressions.calls().source(item.functionSource()),
                        columnTypes(item.tableColumns())));
            }
        } else {
            functions.add(new FromItem.FunctionSource(expressions.calls().source(context.functionSource()),
                    List.of()));
        }
        List<FromItem.ColumnType> columnTypes = written == null ? List.of() : columnTypes(written.tableColumns());
        return new FromItem.FunctionTable(functions, rowsFrom, context.LATERAL() != null,
                context.ORDINALITY() != null, functionAlias(written), columnTypes, Nodes.position(context));
    }

    private FromItem.Alias functionAlias(FunctionAliasContext context) {
        if (context == null) {
            return null;
        }
        if (context.aliasClause() != null) {
            return alias(context.aliasClause());
        }
        ColIdContext name = context.colId();
        return name == null ? null : new FromItem.Alias(Nodes.word(name), List.of(), Nodes.position(name));
    }

    private List<FromItem.ColumnType> columnTypes(TableColumnsContext context) {
        if (context == null) {
            return List.of();
        }
        ArrayList<FromItem.ColumnType> columns = new ArrayList<>();
        context.tableColumn().forEach(column -> columns.add(new FromItem.ColumnType(
                Nodes.identifier(column.colId()), expressions.types().type(column.typeName()))));
        return columns;
    }
}
