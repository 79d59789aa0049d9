package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser.AlterViewContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateMaterializedContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateViewContext;
import io.phantomdb.grammar.PhantomSqlParser.RefreshContext;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.StorageOption;
import java.util.List;
import java.util.stream.Collectors;

/** CREATE VIEW and ALTER VIEW. */
final class ViewBuilder {
    private final ExpressionBuilder expressions;
    private final DefinitionBuilder definitions;

    ViewBuilder(ExpressionBuilder expressions, DefinitionBuilder definitions) {
        this.expressions = expressions;
        this.definitions = definitions;
    }

    Definition create(CreateViewContext context) {
        int position = Nodes.position(context);
        boolean recursive = context.RECURSIVE() != null;
        Definition.ViewCheck check = check(context);
        List<Identifier> columns = Nodes.columns(context.columnList());
        List<StorageOption> options = context.storageOptions() == null
                ? List.of()
                : Options.of(context.storageOptions());
        if (recursive && check != null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "WITH CHECK OPTION not supported on recursive views").at(position(context));
        }
        if (recursive && columns.isEmpty()) {
            throw SyntaxErrors.at(Nodes.first(context.query()));
        }
        String text = Nodes.text(context.query());
        return new Definition.CreateView(Nodes.name(context.qualifiedName()), context.REPLACE() != null,
                DefinitionBuilder.persistence(context.persistence()), columns, options,
                recursive ? null : expressions.queries().query(context.query()),
                recursive ? recursive(Nodes.name(context.qualifiedName()).last(), columns, text) : text, check,
                position);
    }

    Definition create(CreateMaterializedContext context) {
        DefinitionBuilder.Suffix suffix = DefinitionBuilder.plainSuffix(context.tableSuffix());
        if (suffix.onCommit() != null) {
            throw SyntaxErrors.at(Nodes.first(context.tableSuffix().getLast()));
        }
        return new Definition.CreateMaterialized(Nodes.name(context.qualifiedName()), context.ifNotExists() != null,
                DefinitionBuilder.persistence(context.persistence()), Nodes.columns(context.columnList()),
                suffix.options(), expressions.queries().query(context.query()), Nodes.text(context.query()),
                context.NO() == null, Nodes.position(context));
    }

    static Definition refresh(RefreshContext context) {
        return new Definition.Refresh(Nodes.name(context.qualifiedName()), context.CONCURRENTLY() != null,
                context.NO() == null, Nodes.position(context));
    }

    private static int position(CreateViewContext context) {
        return Nodes.position(context.WITH().getLast());
    }

    private static Definition.ViewCheck check(CreateViewContext context) {
        return context.CHECK() == null
                ? null
                : context.LOCAL() != null ? Definition.ViewCheck.LOCAL : Definition.ViewCheck.CASCADED;
    }

    /** As the SQL standard explains it. */
    private static String recursive(String name, List<Identifier> columns, String query) {
        String list = columns.stream().map(column -> quoted(column.text())).collect(Collectors.joining(", "));
        return "WITH RECURSIVE " + quoted(name) + "(" + list + ") AS (" + query + "\n) SELECT " + list + " FROM "
                + quoted(name);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    Definition alter(AlterViewContext context) {
        return new Definition.AlterView(Nodes.name(context.qualifiedName()), context.MATERIALIZED() != null,
                context.ifExists() != null, action(context), Nodes.position(context));
    }

    private Definition.AlterAction action(AlterViewContext context) {
        int position = Nodes.position(context);
        if (context.alterName() != null) {
            return DefinitionBuilder.rename(context.alterName());
        }
        if (context.role() != null) {
            return new Definition.AlterOwner(RoleBuilder.role(context.role()), position);
        }
        if (context.alterColumn() != null) {
            return definitions.alterColumn(Nodes.word(context.colId()), context.alterColumn(), position);
        }
        return new Definition.AlterOptions(Options.of(context.storageOptions()), context.RESET() != null, position);
    }
}
