package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser.AlterTypeContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateEnumContext;
import io.phantomdb.grammar.PhantomSqlParser.DropOtherContext;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.Statement;

/** CREATE TYPE and its kin. */
final class TypeDefinitionBuilder {
    private TypeDefinitionBuilder() {}

    static Definition createEnum(CreateEnumContext context) {
        return new Definition.CreateEnum(Nodes.name(context.qualifiedName()),
                context.STRING_LITERAL().stream().map(Nodes::word).toList(), Nodes.position(context));
    }

    static Statement alter(AlterTypeContext context) {
        if (context.role() != null) {
            return new RoleStatement.SetOwner(RoleStatement.TargetKind.TYPE, Nodes.name(context.qualifiedName()), false,
                    RoleBuilder.role(context.role()), Nodes.position(context));
        }
        return new Definition.ChangeType(Nodes.name(context.qualifiedName()), action(context),
                Nodes.position(context));
    }

    private static Definition.TypeAction action(AlterTypeContext context) {
        if (context.ADD() != null) {
            boolean isBeside = context.STRING_LITERAL().size() > 1;
            return new Definition.AddLabel(Nodes.word(context.STRING_LITERAL(0)), context.ifNotExists() != null,
                    isBeside ? Nodes.word(context.STRING_LITERAL(1)) : null, context.BEFORE() != null);
        }
        if (context.VALUE() != null) {
            return new Definition.RenameLabel(Nodes.word(context.STRING_LITERAL(0)),
                    Nodes.word(context.STRING_LITERAL(1)));
        }
        return context.SCHEMA() != null
                ? new Definition.MoveType(Nodes.word(context.colId()))
                : new Definition.RenameType(Nodes.word(context.colId()));
    }

    static Definition drop(DropOtherContext context) {
        return new Definition.DropType(Nodes.names(context.qualifiedNames()), context.ifExists() != null,
                Nodes.cascades(context.dropBehavior()), Nodes.position(context));
    }
}
