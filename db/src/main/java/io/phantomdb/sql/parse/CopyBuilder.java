package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.CopyContext;
import io.phantomdb.grammar.PhantomSqlParser.CopyOldOptionContext;
import io.phantomdb.grammar.PhantomSqlParser.CopyOptionContext;
import io.phantomdb.grammar.PhantomSqlParser.CopyOptionValueContext;
import io.phantomdb.grammar.PhantomSqlParser.CopyPlaceContext;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.Utility;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;

/** COPY, with its options in parentheses or in the syntax of before PostgreSQL 9.0. */
final class CopyBuilder {
    private final ExpressionBuilder expressions;

    CopyBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    Utility copy(CopyContext context) {
        int position = Nodes.position(context);
        boolean from = context.FROM() != null;
        Query query = null;
        if (context.preparable() != null) {
            if (!(expressions.queries().preparable(context.preparable()) instanceof Query written)) {
                throw new Refused("COPY of a statement that changes rows", position);
            }
            query = written;
        }
        Name table = context.qualifiedName() == null ? null : Nodes.name(context.qualifiedName());
        Expression where = expressions.queries().where(context.whereClause());
        if (where != null && !from) {
            throw SyntaxErrors.of("WHERE clause not allowed with COPY TO", Nodes.position(context.whereClause()));
        }
        boolean program = context.PROGRAM() != null;
        return new Utility.Copy(table, Nodes.columns(context.columnList()), query, from,
                file(context.copyPlace(), program), program, options(context), where, position);
    }

    /** STDIN and STDOUT are one and the same here, as in PostgreSQL. */
    private static String file(CopyPlaceContext context, boolean program) {
        TerminalNode name = context.STRING_LITERAL();
        if (name == null && program) {
            throw SyntaxErrors.of("STDIN/STDOUT not allowed with PROGRAM", Nodes.position(context));
        }
        return name == null ? null : Nodes.word(name);
    }

    private static List<Utility.CopyOption> options(CopyContext context) {
        ArrayList<Utility.CopyOption> options = new ArrayList<>();
        if (context.BINARY() != null) {
            options.add(new Utility.CopyOption("format", "binary", null, Nodes.position(context.BINARY())));
        }
        if (context.copyDelimiter() != null) {
            options.add(new Utility.CopyOption("delimiter", Nodes.word(context.copyDelimiter().STRING_LITERAL()), null,
                    Nodes.position(context.copyDelimiter())));
        }
        context.copyOptions().copyOption().forEach(option -> options.add(option(option)));
        context.copyOptions().copyOldOption().forEach(option -> options.add(oldOption(option)));
        return options;
    }

    private static Utility.CopyOption option(CopyOptionContext context) {
        String name = Nodes.word(context.colLabel());
        CopyOptionValueContext value = context.copyOptionValue();
        int position = Nodes.position(context);
        if (value == null) {
            return new Utility.CopyOption(name, null, null, position);
        }
        if (value.STAR() != null) {
            return new Utility.CopyOption(name, null, List.of(), position);
        }
        if (value.LPAREN() != null) {
            ArrayList<Identifier> columns = new ArrayList<>();
            value.settingValue().forEach(one -> columns.add(new Identifier(Options.value(one), Nodes.position(one))));
            return new Utility.CopyOption(name, null, columns, position);
        }
        return new Utility.CopyOption(name, Options.text(value), null, position);
    }

    private static Utility.CopyOption oldOption(CopyOldOptionContext context) {
        int position = Nodes.position(context);
        String text = context.STRING_LITERAL() == null ? null : Nodes.word(context.STRING_LITERAL());
        return switch (Nodes.first(context).getType()) {
            case PhantomSqlParser.BINARY -> new Utility.CopyOption("format", "binary", null, position);
            case PhantomSqlParser.CSV -> new Utility.CopyOption("format", "csv", null, position);
            case PhantomSqlParser.FREEZE -> new Utility.CopyOption("freeze", "true", null, position);
            case PhantomSqlParser.HEADER -> new Utility.CopyOption("header", "true", null, position);
            case PhantomSqlParser.FORCE -> {
                String name = context.QUOTE() != null
                        ? "force_quote"
                        : context.NOT() != null ? "force_not_null" : "force_null";
                List<Identifier> columns = context.names() == null ? List.of() : Nodes.identifiers(context.names());
                yield new Utility.CopyOption(name, null, columns, position);
            }
            default -> new Utility.CopyOption(Nodes.word(context), text, null, position);
        };
    }
}
