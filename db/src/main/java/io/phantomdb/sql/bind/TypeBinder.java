package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.DomainDescriptor;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Constraint;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;

/** Turns statements about composite types and domains into commands. */
final class TypeBinder {
    private final StatementBinder statement;
    private final DefinitionBinder definitions;

    TypeBinder(StatementBinder statement, DefinitionBinder definitions) {
        this.statement = statement;
        this.definitions = definitions;
    }

    SchemaCommand create(Definition.CreateComposite create) {
        List<SchemaCommand.Attribute> attributes = new ArrayList<>();
        for (Definition.Attribute written : create.attributes()) {
            if (attributes.stream().anyMatch(other -> other.name().equals(written.name()))) {
                throw new StatementError(SqlState.DUPLICATE_COLUMN,
                        "column \"" + written.name() + "\" specified more than once");
            }
            attributes.add(attribute(written));
        }
        return new SchemaCommand.CreateComposite(definitions.name(create.type()), attributes);
    }

    private SchemaCommand.Attribute attribute(Definition.Attribute written) {
        ColumnType type = statement.type(written.type());
        requireCollatable(type.type(), written.collation());
        requireStored(written.name(), type.type());
        return new SchemaCommand.Attribute(written.name(), type);
    }

    private static void requireStored(String name, Type type) {
        boolean isPseudo = type.kind() == Type.Kind.PSEUDO || type.kind() == Type.Kind.VOID
                || type.kind() == Type.Kind.UNKNOWN || type.kind() == Type.Kind.RECORD && !type.isComposite();
        if (isPseudo) {
            throw new StatementError(SqlState.INVALID_TABLE_DEFINITION,
                    "column \"" + name + "\" has pseudo-type " + type.sqlName());
        }
    }

    private static void requireCollatable(Type type, Name collation) {
        if (collation == null) {
            return;
        }
        Type part = type.isArray() ? type.element().plain() : type.plain();
        if (part.category() != Type.Category.STRING) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "collations are not supported by type " + type.sqlName()).at(collation.position());
        }
        ExpressionBinder.requireCollation(collation);
    }

    SchemaCommand alter(Definition.AlterAttributes alter) {
        List<SchemaCommand.AttributeAction> actions = new ArrayList<>();
        for (Definition.AttributeAction action : alter.actions()) {
            actions.add(switch (action) {
                case Definition.AddAttribute add -> new SchemaCommand.AddAttribute(attribute(add.attribute()));
                case Definition.DropAttribute drop ->
                    new SchemaCommand.DropAttribute(drop.name(), drop.ifExists(), drop.cascade());
                case Definition.RetypeAttribute change ->
                    new SchemaCommand.RetypeAttribute(attribute(change.attribute()));
                case Definition.RenameAttribute rename ->
                    new SchemaCommand.RenameAttribute(rename.from(), rename.to());
            });
        }
        return new SchemaCommand.AlterAttributes(definitions.name(alter.type()), actions);
    }

    SchemaCommand create(Definition.CreateDomain create) {
        ColumnType base = statement.type(create.type());
        boolean isPseudo = base.type().kind() == Type.Kind.PSEUDO || base.type().kind() == Type.Kind.VOID
                || base.type().kind() == Type.Kind.RECORD && !base.type().isComposite();
        if (isPseudo) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "\"" + create.type().name().last()
                    + "\" is not a valid base type for a domain").at(create.type().position());
        }
        requireCollatable(base.type(), create.collation());
        List<SchemaCommand.DomainCheck> checks = new ArrayList<>();
        create.checks().forEach(check -> checks.add(check(check, base)));
        return new SchemaCommand.CreateDomain(definitions.name(create.domain()), base,
                Boolean.FALSE.equals(create.nullable()), defaultSql(create.defaultValue(), base), checks);
    }

    /** Null for null. */
    private String defaultSql(Expression value, ColumnType base) {
        if (value == null) {
            return null;
        }
        ColumnDescriptor column = new ColumnDescriptor(1, DomainDescriptor.VALUE, base, false, null,
                ColumnDescriptor.State.PUBLIC);
        new StoredExpressions(statement).defaultOf(DefinitionBinder.withoutColumns(value), column);
        return new DefaultText(statement).of(value);
    }

    private SchemaCommand.DomainCheck check(Constraint.CheckThat check, ColumnType base) {
        for (String column : ColumnNames.in(check.condition())) {
            if (!column.equals(DomainDescriptor.VALUE)) {
                throw new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + column + "\" does not exist")
                        .at(check.condition().position());
            }
        }
        new StoredExpressions(statement).check(check.condition(), "",
                List.of(StoredExpressions.column(DomainDescriptor.VALUE, base, 0)));
        return new SchemaCommand.DomainCheck(check.name(), TreeText.of(check.condition()), check.notValid());
    }

    SchemaCommand alter(Definition.AlterDomain alter) {
        SchemaCommand.DomainAction action = switch (alter.action()) {
            case Definition.SetDomainDefault set -> new SchemaCommand.SetDomainDefault(
                    set.value() == null ? null : defaultSql(set.value(), base(alter)));
            case Definition.SetDomainNullable set -> new SchemaCommand.SetDomainNullable(set.nullable());
            case Definition.AddDomainCheck add -> new SchemaCommand.AddDomainCheck(check(add.check(), base(alter)));
            case Definition.DropDomainCheck drop ->
                new SchemaCommand.DropDomainCheck(drop.name(), drop.ifExists(), drop.cascade());
            case Definition.ValidateDomainCheck validate -> new SchemaCommand.ValidateDomainCheck(validate.name());
            case Definition.RenameDomainCheck rename ->
                new SchemaCommand.RenameDomainCheck(rename.from(), rename.to());
            case Definition.RenameDomain rename -> new SchemaCommand.RenameDomain(rename.to());
            case Definition.MoveDomain move -> throw DefinitionBinder.notYet("ALTER DOMAIN ... SET SCHEMA", alter);
        };
        return new SchemaCommand.AlterDomain(definitions.name(alter.domain()), action);
    }

    /** What the domain is over now. */
    private ColumnType base(Definition.AlterDomain alter) {
        Type type = statement.userType(alter.domain());
        if (type == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "type \"" + alter.domain() + "\" does not exist");
        }
        if (!type.isDomain()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, alter.domain() + " is not a domain");
        }
        return type.base();
    }
}
