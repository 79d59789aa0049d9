package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.ArrayBoundContext;
import io.phantomdb.grammar.PhantomSqlParser.ConstantTypeContext;
import io.phantomdb.grammar.PhantomSqlParser.ExprContext;
import io.phantomdb.grammar.PhantomSqlParser.IntervalFieldsContext;
import io.phantomdb.grammar.PhantomSqlParser.SimpleTypeContext;
import io.phantomdb.grammar.PhantomSqlParser.TypeModifiersContext;
import io.phantomdb.grammar.PhantomSqlParser.TypeNameContext;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.LiteralKind;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Types: the SQL standard's spellings become PostgreSQL's own names (PostgreSQL 15, chapter 8). */
final class TypeBuilder {
    private static final int FLOAT4_BITS_MAX = 24;
    private static final int FLOAT8_BITS_MAX = 53;

    private final ExpressionBuilder expressions;

    TypeBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    TypeName type(TypeNameContext context) {
        TypeName type = simple(context.simpleType());
        List<Integer> bounds = bounds(context);
        boolean setOf = context.SETOF() != null;
        if (bounds.isEmpty() && !setOf) {
            return type;
        }
        return new TypeName(type.name(), type.modifiers(), type.intervalFields(), bounds, setOf, type.position());
    }

    private static List<Integer> bounds(TypeNameContext context) {
        if (context.ARRAY() != null) {
            TerminalNode bound = context.INTEGER_LITERAL();
            return List.of(bound == null ? -1 : Nodes.integer(bound));
        }
        ArrayList<Integer> bounds = new ArrayList<>();
        for (ArrayBoundContext bound : context.arrayBound()) {
            bounds.add(bound.INTEGER_LITERAL() == null ? -1 : Nodes.integer(bound.INTEGER_LITERAL()));
        }
        return bounds;
    }

    private TypeName simple(SimpleTypeContext context) {
        if (context.constantType() != null) {
            return constant(context.constantType());
        }
        int position = Nodes.position(context);
        if (context.INTERVAL() != null) {
            return interval(context.INTEGER_LITERAL(), context.intervalFields(), position);
        }
        return named(Nodes.name(context.genericTypeName()), modifiers(context.typeModifiers()), position);
    }

    TypeName named(Name name, List<String> modifiers, int position) {
        return new TypeName(name, modifiers, null, List.of(), false, position);
    }

    private static TypeName system(String name, List<String> modifiers, int position) {
        return new TypeName(new Name(List.of("pg_catalog", name), position), modifiers, null, List.of(), false,
                position);
    }

    /** INTERVAL with a precision or with fields; either may be null. */
    TypeName interval(TerminalNode precision, IntervalFieldsContext fields, int position) {
        TerminalNode seconds = fields == null ? null : secondsPrecision(fields);
        TerminalNode modifier = precision == null ? seconds : precision;
        List<String> modifiers = modifier == null ? List.of() : List.of(Integer.toString(Nodes.integer(modifier)));
        String words = fields == null ? null : fieldWords(fields);
        return new TypeName(new Name(List.of("pg_catalog", "interval"), position), modifiers, words, List.of(), false,
                position);
    }

    private static TerminalNode secondsPrecision(IntervalFieldsContext fields) {
        return fields.intervalSecond() == null ? null : fields.intervalSecond().INTEGER_LITERAL();
    }

    private static String fieldWords(IntervalFieldsContext fields) {
        String phrase = Nodes.phrase(fields).toLowerCase(Locale.ROOT);
        int parenthesis = phrase.indexOf(" (");
        return parenthesis < 0 ? phrase : phrase.substring(0, parenthesis);
    }

    /** The type of a typed literal: there a length that is not written is no length of one. */
    TypeName ofLiteral(ConstantTypeContext context) {
        TypeName type = constant(context);
        boolean hasModifiers = context.typeModifiers() != null || context.INTEGER_LITERAL() != null;
        return hasModifiers || type.modifiers().isEmpty() ? type : named(type.name(), List.of(), type.position());
    }

    private TypeName constant(ConstantTypeContext context) {
        int position = Nodes.position(context);
        List<String> modifiers = modifiers(context.typeModifiers());
        return switch (Nodes.first(context).getType()) {
            case PhantomSqlParser.INT, PhantomSqlParser.INTEGER -> system("int4", modifiers, position);
            case PhantomSqlParser.SMALLINT -> system("int2", modifiers, position);
            case PhantomSqlParser.BIGINT -> system("int8", modifiers, position);
            case PhantomSqlParser.REAL -> system("float4", modifiers, position);
            case PhantomSqlParser.FLOAT -> floating(context, position);
            case PhantomSqlParser.DOUBLE -> system("float8", modifiers, position);
            case PhantomSqlParser.DECIMAL, PhantomSqlParser.DEC, PhantomSqlParser.NUMERIC ->
                system("numeric", modifiers, position);
            case PhantomSqlParser.BOOLEAN -> system("bool", modifiers, position);
            case PhantomSqlParser.BIT -> bit(context, modifiers, position);
            case PhantomSqlParser.TIMESTAMP -> zoned("timestamp", context, position);
            case PhantomSqlParser.TIME -> zoned("time", context, position);
            default -> character(context, position);
        };
    }

    private static List<String> length(ConstantTypeContext context) {
        TerminalNode length = context.INTEGER_LITERAL();
        return length == null ? List.of() : List.of(Integer.toString(Nodes.integer(length)));
    }

    private static TypeName floating(ConstantTypeContext context, int position) {
        int bits = context.INTEGER_LITERAL() == null ? FLOAT8_BITS_MAX : Nodes.integer(context.INTEGER_LITERAL());
        if (bits < 1) {
            throw precisionError("precision for type float must be at least 1 bit", context);
        }
        if (bits > FLOAT8_BITS_MAX) {
            throw precisionError("precision for type float must be less than 54 bits", context);
        }
        return system(bits <= FLOAT4_BITS_MAX ? "float4" : "float8", List.of(), position);
    }

    private static StatementError precisionError(String message, ConstantTypeContext context) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, message, null, null,
                Nodes.position(context.INTEGER_LITERAL()));
    }

    private static TypeName bit(ConstantTypeContext context, List<String> modifiers, int position) {
        if (context.VARYING() != null) {
            return system("varbit", modifiers, position);
        }
        return system("bit", modifiers.isEmpty() ? List.of("1") : modifiers, position);
    }

    private static TypeName zoned(String name, ConstantTypeContext context, int position) {
        return system(context.WITH() == null ? name : name + "tz", length(context), position);
    }

    private static TypeName character(ConstantTypeContext context, int position) {
        List<String> length = length(context);
        if (context.VARYING() != null || context.VARCHAR() != null) {
            return system("varchar", length, position);
        }
        return system("bpchar", length.isEmpty() ? List.of("1") : length, position);
    }

    private List<String> modifiers(TypeModifiersContext context) {
        return context == null ? List.of() : modifiers(context.exprs().expr());
    }

    private List<String> modifiers(List<ExprContext> written) {
        ArrayList<String> modifiers = new ArrayList<>(written.size());
        for (ExprContext one : written) {
            modifiers.add(modifier(expressions.build(one)));
        }
        return modifiers;
    }

    /** A type modifier as text; only constants and names will do. */
    static String modifier(Expression written) {
        if (written instanceof Expression.Literal literal && literal.kind() != LiteralKind.NULL
                && literal.kind() != LiteralKind.BOOLEAN) {
            return literal.text();
        }
        if (written instanceof Expression.ColumnReference reference && reference.parts().size() == 1) {
            return reference.parts().getFirst();
        }
        throw SyntaxErrors.of("type modifiers must be simple constants or identifiers", written.position());
    }
}
