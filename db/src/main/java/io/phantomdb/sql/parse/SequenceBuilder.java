package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.SequenceOptionContext;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.SequenceOption;
import io.phantomdb.sql.tree.SequenceOption.Kind;
import io.phantomdb.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Options of sequences and of identity columns. */
final class SequenceBuilder {
    private final TypeBuilder types;

    SequenceBuilder(TypeBuilder types) {
        this.types = types;
    }

    List<SequenceOption> options(List<SequenceOptionContext> contexts) {
        ArrayList<SequenceOption> options = new ArrayList<>(contexts.size());
        contexts.forEach(context -> options.add(option(context)));
        return options;
    }

    SequenceOption option(SequenceOptionContext context) {
        String number = context.signedNumber() == null ? null : Options.text(context.signedNumber());
        TypeName type = context.typeName() == null ? null : types.type(context.typeName());
        Name name = context.qualifiedName() == null ? null : Nodes.name(context.qualifiedName());
        return new SequenceOption(kind(context), number, type, name, Nodes.position(context));
    }

    private static Kind kind(SequenceOptionContext context) {
        boolean no = context.NO() != null;
        return switch (Nodes.type(context.getChild(no ? 1 : 0))) {
            case PhantomSqlParser.AS -> Kind.AS;
            case PhantomSqlParser.CACHE -> Kind.CACHE;
            case PhantomSqlParser.CYCLE -> no ? Kind.NO_CYCLE : Kind.CYCLE;
            case PhantomSqlParser.INCREMENT -> Kind.INCREMENT;
            case PhantomSqlParser.MAXVALUE -> no ? Kind.NO_MAXVALUE : Kind.MAXVALUE;
            case PhantomSqlParser.MINVALUE -> no ? Kind.NO_MINVALUE : Kind.MINVALUE;
            case PhantomSqlParser.OWNED -> Kind.OWNED_BY;
            case PhantomSqlParser.SEQUENCE -> Kind.SEQUENCE_NAME;
            case PhantomSqlParser.START -> Kind.START;
            default -> Kind.RESTART;
        };
    }
}
