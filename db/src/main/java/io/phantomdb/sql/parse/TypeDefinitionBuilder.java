package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser.AlterAttributesContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterDomainContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterTypeContext;
import io.phantomdb.grammar.PhantomSqlParser.AttributeActionContext;
import io.phantomdb.grammar.PhantomSqlParser.ColIdContext;
import io.phantomdb.grammar.PhantomSqlParser.CollateClauseContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateCompositeContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateDomainContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateEnumContext;
import io.phantomdb.grammar.PhantomSqlParser.DropOtherContext;
import io.phantomdb.grammar.PhantomSqlParser.TableColumnContext;
import io.phantomdb.grammar.PhantomSqlParser.TypeNameContext;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.Statement;
import java.util.List;

/** CREATE TYPE and its kin. */
final class TypeDefinitionBuilder {
    private final ExpressionBuilder expressions;
    private final TableBuilder tables;

    TypeDefinitionBuilder(ExpressionBuilder expressions, TableBuilder tables) {
        this.expressions = expressions;
        this.tables = tables;
    }

    Definition createComposite(CreateCompositeContext context) {
        List<Definition.Attribute> attributes = context.tableColumns() == null
                ? List.of()
                : context.tableColumns().tableColumn().stream().map(this::attribute).toList();
        return new Definition.CreateComposite(Nodes.name(context.qualifiedName()), attributes,
                Nodes.position(context));
    }

    private Definition.Attribute attribute(TableColumnContext column) {
        return attribute(column.colId(), column.typeName(), column.collateClause());
    }

    private Definition.Attribute attribute(ColIdContext name, TypeNameContext type, CollateClauseContext collation) {
        return new Definition.Attribute(Nodes.word(name), expressions.types().type(type),
                collation == null ? null : Nodes.name(collation.qualifiedName()), Nodes.position(name));
    }

    Definition alterAttributes(AlterAttributesContext context) {
        List<Definition.AttributeAction> actions = context.RENAME() != null
                ? List.of(new Definition.RenameAttribute(Nodes.word(context.colId(0)), Nodes.word(context.colId(1)),
                        Nodes.cascades(context.dropBehavior())))
                : context.attributeAction().stream().map(this::action).toList();
        return new Definition.AlterAttributes(Nodes.name(context.qualifiedName()), actions, Nodes.position(context));
    }

    private Definition.AttributeAction action(AttributeActionContext context) {
        boolean cascades = Nodes.cascades(context.dropBehavior());
        if (context.ADD() != null) {
            return new Definition.AddAttribute(attribute(context.tableColumn()), cascades);
        }
        return context.DROP() != null
                ? new Definition.DropAttribute(Nodes.word(context.colId()), context.ifExists() != null, cascades)
                : new Definition.RetypeAttribute(
                        attribute(context.colId(), context.typeName(), context.collateClause()), cascades);
    }

    Definition createDomain(CreateDomainContext context) {
        return tables.domain(context);
    }

    Statement alterDomain(AlterDomainContext context) {
        Name domain = Nodes.name(context.qualifiedName());
        if (context.role() != null) {
            return new RoleStatement.SetOwner(RoleStatement.TargetKind.TYPE, domain, false,
                    RoleBuilder.role(context.role()), Nodes.position(context));
        }
        return new Definition.AlterDomain(domain, action(context), Nodes.position(context));
    }

    private Definition.DomainAction action(AlterDomainContext context) {
        if (context.DEFAULT() != null) {
            return new Definition.SetDomainDefault(
                    context.expr() == null ? null : expressions.build(context.expr()));
        }
        if (context.NOT() != null) {
            return new Definition.SetDomainNullable(context.DROP() != null);
        }
        if (context.ADD() != null) {
            return new Definition.AddDomainCheck(tables.domainCheck(context.tableConstraint()));
        }
        if (context.VALIDATE() != null) {
            return new Definition.ValidateDomainCheck(Nodes.word(context.colId(0)));
        }
        if (context.DROP() != null) {
            return new Definition.DropDomainCheck(Nodes.word(context.colId(0)), context.ifExists() != null,
                    Nodes.cascades(context.dropBehavior()));
        }
        if (context.CONSTRAINT() != null) {
            return new Definition.RenameDomainCheck(Nodes.word(context.colId(0)), Nodes.word(context.colId(1)));
        }
        return context.RENAME() != null
                ? new Definition.RenameDomain(Nodes.word(context.colId(0)))
                : new Definition.MoveDomain(Nodes.word(context.colId(0)));
    }

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
        return new Definition.DropType(Nodes.names(context.qualifiedNames()), context.dropKind().DOMAIN() != null,
                context.ifExists() != null,
                Nodes.cascades(context.dropBehavior()), Nodes.position(context));
    }
}
