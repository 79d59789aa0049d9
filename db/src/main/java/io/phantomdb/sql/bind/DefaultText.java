package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.parse.QualifiedNames;
import io.phantomdb.sql.schema.SequenceDefaults;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.LiteralKind;
import io.phantomdb.sql.tree.Name;

/** Defaults as the catalog keeps them. A sequence that one draws from is looked for now, as PostgreSQL does it, not when a row comes. */
final class DefaultText {
    private final StatementBinder statement;

    DefaultText(StatementBinder statement) {
        this.statement = statement;
    }

    /** 42P01 if it draws from a sequence that is not there. */
    String of(Expression expression) {
        Expression.Literal sequence = drawnFrom(expression);
        if (sequence == null) {
            return TreeText.of(expression);
        }
        Name name = QualifiedNames.parse(sequence.text());
        Table found = statement.table(new Name(name.parts(), sequence.position()));
        TableDescriptor descriptor = found.descriptor();
        if (!descriptor.isSequence()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + descriptor.name() + "\" is not a sequence");
        }
        return SequenceDefaults.sql(descriptor.schema(), descriptor.name());
    }

    /** The name in nextval('…') or nextval('…'::regclass); null if it is something else. */
    private static Expression.Literal drawnFrom(Expression expression) {
        if (!(expression instanceof Expression.FunctionCall call) || !call.name().last().equals("nextval")
                || call.arguments().size() != 1) {
            return null;
        }
        Expression argument = call.arguments().getFirst();
        boolean isClass = argument instanceof Expression.Cast cast && cast.type().name().last().equals("regclass");
        Expression written = isClass ? ((Expression.Cast) argument).operand() : argument;
        return written instanceof Expression.Literal literal && literal.kind() == LiteralKind.STRING
                ? literal
                : null;
    }
}
