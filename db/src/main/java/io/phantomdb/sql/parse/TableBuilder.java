package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.ColumnConstraintBodyContext;
import io.phantomdb.grammar.PhantomSqlParser.ColumnConstraintContext;
import io.phantomdb.grammar.PhantomSqlParser.ColumnDefinitionContext;
import io.phantomdb.grammar.PhantomSqlParser.ConstraintAttributeContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateDomainContext;
import io.phantomdb.grammar.PhantomSqlParser.LikeOptionContext;
import io.phantomdb.grammar.PhantomSqlParser.NullsDistinctContext;
import io.phantomdb.grammar.PhantomSqlParser.PartitionElementContext;
import io.phantomdb.grammar.PhantomSqlParser.ReferenceActionContext;
import io.phantomdb.grammar.PhantomSqlParser.ReferencesContext;
import io.phantomdb.grammar.PhantomSqlParser.TableConstraintBodyContext;
import io.phantomdb.grammar.PhantomSqlParser.TableConstraintContext;
import io.phantomdb.grammar.PhantomSqlParser.TableElementContext;
import io.phantomdb.grammar.PhantomSqlParser.TypeNameContext;
import io.phantomdb.sql.tree.Constraint;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.SequenceOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** Columns and constraints of tables (PostgreSQL 15, CREATE TABLE). */
final class TableBuilder {
    /** A column and the constraints written with it. */
    record Column(Definition.ColumnDefinition definition, List<Constraint> constraints) {}

    private final ExpressionBuilder expressions;
    private final SequenceBuilder sequences;

    TableBuilder(ExpressionBuilder expressions, SequenceBuilder sequences) {
        this.expressions = expressions;
        this.sequences = sequences;
    }

    Column column(ColumnDefinitionContext context, Name table) {
        return new ColumnReader(context.typeName(), context.columnConstraint(), table,
                Nodes.identifier(context.colId())).read();
    }

    /** What a partition says of a column that it has of its parent. */
    Column partitionColumn(PartitionElementContext context, Name table) {
        return new ColumnReader(null, context.columnConstraint(), table, Nodes.identifier(context.colId(0))).read();
    }

    /** A domain is written as a column is; its constraints are conditions alone. */
    Definition.CreateDomain domain(CreateDomainContext context) {
        Name name = Nodes.name(context.qualifiedName());
        ColumnReader reader = new ColumnReader(context.typeName(), context.columnConstraint(), name,
                new Identifier(name.last(), Nodes.position(context)));
        Column read = reader.read();
        Definition.ColumnDefinition column = read.definition();
        if (column.generated() != null || column.identity() != null) {
            throw SyntaxErrors.of("specifying GENERATED not supported for domains", column.position());
        }
        List<Constraint.CheckThat> checks = read.constraints().stream().map(TableBuilder::domainCheck).toList();
        return new Definition.CreateDomain(name, column.type(), column.nullable(), column.defaultValue(),
                column.collation(), checks, Nodes.position(context));
    }

    Constraint.CheckThat domainCheck(TableConstraintContext context) {
        return domainCheck(constraint(context));
    }

    private static Constraint.CheckThat domainCheck(Constraint constraint) {
        String kind = switch (constraint) {
            case Constraint.CheckThat check -> {
                if (check.noInherit()) {
                    throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                            "check constraints for domains cannot be marked NO INHERIT").at(check.position());
                }
                yield null;
            }
            case Constraint.Unique unique -> "unique";
            case Constraint.PrimaryKey key -> "primary key";
            case Constraint.ForeignKey key -> "foreign key";
        };
        if (kind != null) {
            throw SyntaxErrors.of(kind + " constraints not possible for domains", constraint.position());
        }
        return (Constraint.CheckThat) constraint;
    }

    static Definition.TableLike like(TableElementContext context, int columnsBefore) {
        EnumSet<Definition.LikeOption> including = EnumSet.noneOf(Definition.LikeOption.class);
        for (LikeOptionContext option : context.likeOption()) {
            EnumSet<Definition.LikeOption> meant = option.ALL() != null
                    ? EnumSet.allOf(Definition.LikeOption.class)
                    : EnumSet.of(Definition.LikeOption
                            .valueOf(option.getStop().getText().toUpperCase(Locale.ROOT)));
            if (option.INCLUDING() != null) {
                including.addAll(meant);
            } else {
                including.removeAll(meant);
            }
        }
        return new Definition.TableLike(Nodes.name(context.qualifiedName()), columnsBefore, List.copyOf(including),
                Nodes.position(context.qualifiedName()));
    }

    /** Reads the constraints of one column in turn. */
    private final class ColumnReader {
        private final TypeNameContext type;
        private final List<ColumnConstraintContext> written;
        private final Name table;
        private final Identifier column;
        private final ArrayList<Constraint> constraints = new ArrayList<>();
        private Boolean nullable;
        private Expression defaultValue;
        private Name collation;
        private Definition.Identity identity;
        private List<SequenceOption> identityOptions = List.of();
        private Expression generated;

        ColumnReader(TypeNameContext type, List<ColumnConstraintContext> written, Name table, Identifier column) {
            this.type = type;
            this.written = written;
            this.table = table;
            this.column = column;
        }

        Column read() {
            for (ColumnConstraintContext constraint : written) {
                if (constraint.constraintAttribute() != null) {
                    attribute(constraint.constraintAttribute());
                } else if (constraint.collateClause() != null) {
                    collate(constraint);
                } else {
                    body(constraint.columnConstraintBody(), Nodes.wordOrNull(constraint.colId()));
                }
            }
            Definition.ColumnDefinition definition = new Definition.ColumnDefinition(column.text(),
                    type == null ? null : expressions.types().type(type), nullable, defaultValue, collation, identity,
                    identityOptions, generated, column.position());
            return new Column(definition, constraints);
        }

        private void collate(ColumnConstraintContext constraint) {
            if (collation != null) {
                throw SyntaxErrors.of("multiple COLLATE clauses not allowed", Nodes.position(constraint));
            }
            collation = Nodes.name(constraint.collateClause().qualifiedName());
        }

        private void attribute(ConstraintAttributeContext attribute) {
            if (constraints.isEmpty()) {
                throw SyntaxErrors.of("misplaced " + Nodes.phrase(attribute) + " clause", Nodes.position(attribute));
            }
            constraints.set(constraints.size() - 1,
                    TableBuilder.with(constraints.getLast(), List.of(attribute)));
        }

        private void body(ColumnConstraintBodyContext body, String name) {
            int position = Nodes.position(body);
            switch (Nodes.first(body).getType()) {
                case PhantomSqlParser.NOT -> nullable(false, position);
                case PhantomSqlParser.NULL -> nullable(true, position);
                case PhantomSqlParser.DEFAULT -> defaultValue(body, position);
                case PhantomSqlParser.GENERATED -> generated(body);
                case PhantomSqlParser.UNIQUE -> constraints.add(new Constraint.Unique(name, List.of(column), List.of(),
                        nullsNotDistinct(body.nullsDistinct()), Constraint.Deferral.NONE, position));
                case PhantomSqlParser.PRIMARY ->
                    constraints.add(new Constraint.PrimaryKey(name, List.of(column), List.of(),
                            Constraint.Deferral.NONE, position));
                case PhantomSqlParser.CHECK -> constraints.add(new Constraint.CheckThat(name,
                        expressions.build(body.expr()), body.INHERIT() != null, false, position));
                default -> constraints.add(foreignKey(name, List.of(column), body.references(), position));
            }
        }

        private void identity(Definition.Identity kind, int position) {
            if (identity != null) {
                throw SyntaxErrors.of("multiple identity specifications" + where(), position);
            }
            identity = kind;
            if (defaultValue != null) {
                throw SyntaxErrors.of("both default and identity specified" + where(), position);
            }
            if (Boolean.TRUE.equals(nullable)) {
                throw conflictingNulls(position);
            }
        }

        private StatementError conflictingNulls(int position) {
            return SyntaxErrors.of("conflicting NULL/NOT NULL declarations" + where(), position);
        }

        private void nullable(boolean value, int position) {
            if (nullable != null && nullable != value || identity != null && value) {
                throw conflictingNulls(position);
            }
            nullable = value;
        }

        private void defaultValue(ColumnConstraintBodyContext body, int position) {
            if (defaultValue != null) {
                throw SyntaxErrors.of("multiple default values specified" + where(), position);
            }
            defaultValue = expressions.build(body.bExpr());
            if (identity != null) {
                throw SyntaxErrors.of("both default and identity specified" + where(), position);
            }
        }

        private void generated(ColumnConstraintBodyContext body) {
            if (body.IDENTITY() == null) {
                if (generated != null) {
                    throw SyntaxErrors.of("multiple generation clauses specified" + where(), Nodes.position(body));
                }
                generated = expressions.build(body.expr());
            } else {
                identityOptions = sequences.options(body.sequenceOption());
                identity(body.ALWAYS() != null ? Definition.Identity.ALWAYS : Definition.Identity.BY_DEFAULT,
                        Nodes.position(body));
            }
        }

        private String where() {
            return " for column \"" + column.text() + "\" of table \"" + table.last() + "\"";
        }
    }

    private static boolean nullsNotDistinct(NullsDistinctContext context) {
        return context != null && context.NOT() != null;
    }

    Constraint constraint(TableConstraintContext context) {
        TableConstraintBodyContext body = context.tableConstraintBody();
        String name = Nodes.wordOrNull(context.colId());
        int position = Nodes.position(context);
        Constraint plain = switch (Nodes.first(body).getType()) {
            case PhantomSqlParser.CHECK ->
                new Constraint.CheckThat(name, expressions.build(body.expr()), false, false, position);
            case PhantomSqlParser.UNIQUE -> new Constraint.Unique(name, Nodes.identifiers(body.names()),
                    DefinitionBuilder.include(body.includeClause()), nullsNotDistinct(body.nullsDistinct()),
                    Constraint.Deferral.NONE, position);
            case PhantomSqlParser.PRIMARY ->
                new Constraint.PrimaryKey(name, Nodes.identifiers(body.names()),
                        DefinitionBuilder.include(body.includeClause()), Constraint.Deferral.NONE, position);
            case PhantomSqlParser.FOREIGN ->
                foreignKey(name, Nodes.identifiers(body.names()), body.references(), position);
            default -> throw new Refused("an exclusion constraint", position);
        };
        return with(plain, context.constraintAttribute());
    }

    private static Constraint foreignKey(String name, List<Identifier> columns, ReferencesContext context,
            int position) {
        Constraint.Action onDelete = Constraint.Action.NO_ACTION;
        Constraint.Action onUpdate = Constraint.Action.NO_ACTION;
        List<Identifier> setColumns = List.of();
        for (ReferenceActionContext action : context.referenceAction()) {
            boolean deleting = Nodes.type(action.getChild(1)) == PhantomSqlParser.DELETE;
            if (action.columnList() != null) {
                setColumns = setColumns(action, deleting);
            }
            onDelete = deleting ? action(action) : onDelete;
            onUpdate = deleting ? onUpdate : action(action);
        }
        return new Constraint.ForeignKey(name, columns, Nodes.name(context.qualifiedName()),
                Nodes.columns(context.columnList()), match(context), onDelete, onUpdate, setColumns, false, false,
                false, position);
    }

    private static List<Identifier> setColumns(ReferenceActionContext action, boolean deleting) {
        if (!deleting) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "a column list with "
                    + (action.NULL() != null ? "SET NULL" : "SET DEFAULT")
                    + " is only supported for ON DELETE actions").at(Nodes.position(action));
        }
        return Nodes.columns(action.columnList());
    }

    private static Constraint.Match match(ReferencesContext context) {
        return context.FULL() != null
                ? Constraint.Match.FULL
                : context.PARTIAL() != null ? Constraint.Match.PARTIAL : Constraint.Match.SIMPLE;
    }

    private static Constraint.Action action(ReferenceActionContext context) {
        if (context.NO() != null) {
            return Constraint.Action.NO_ACTION;
        }
        if (context.RESTRICT() != null) {
            return Constraint.Action.RESTRICT;
        }
        if (context.CASCADE() != null) {
            return Constraint.Action.CASCADE;
        }
        return context.NULL() != null ? Constraint.Action.SET_NULL : Constraint.Action.SET_DEFAULT;
    }

    /** A constraint with what is written behind it: DEFERRABLE, INITIALLY DEFERRED, NOT VALID, NO INHERIT. */
    private static Constraint with(Constraint constraint, List<ConstraintAttributeContext> attributes) {
        Constraint result = constraint;
        for (ConstraintAttributeContext attribute : attributes) {
            result = with(result, attribute);
        }
        return result;
    }

    private static Constraint with(Constraint constraint, ConstraintAttributeContext attribute) {
        boolean asByDefault = attribute.IMMEDIATE() != null
                || attribute.DEFERRABLE() != null && attribute.NOT() != null;
        if (asByDefault) {
            return constraint;
        }
        return switch (constraint) {
            case Constraint.ForeignKey key when attribute.INHERIT() == null -> foreignKeyWith(key, attribute);
            case Constraint.CheckThat check when attribute.INHERIT() != null ->
                new Constraint.CheckThat(check.name(), check.condition(), true, check.notValid(), check.position());
            case Constraint.CheckThat check when attribute.VALID() != null ->
                new Constraint.CheckThat(check.name(), check.condition(), check.noInherit(), true, check.position());
            case Constraint.PrimaryKey key when isDeferral(attribute) ->
                new Constraint.PrimaryKey(key.name(), key.columns(), key.included(),
                        deferral(key.deferral(), attribute), key.position());
            case Constraint.Unique key when isDeferral(attribute) ->
                new Constraint.Unique(key.name(), key.columns(), key.included(), key.nullsNotDistinct(),
                        deferral(key.deferral(), attribute), key.position());
            case Constraint.CheckThat _,Constraint.ForeignKey _,Constraint.PrimaryKey _,Constraint.Unique _ ->
                throw new Refused("a constraint of that kind marked " + Nodes.phrase(attribute),
                        Nodes.position(attribute));
        };
    }

    /** What constraint attributes say of when a constraint is checked. */
    static Constraint.Deferral deferral(List<ConstraintAttributeContext> attributes) {
        Constraint.Deferral deferral = Constraint.Deferral.NONE;
        for (ConstraintAttributeContext attribute : attributes) {
            boolean isNot = attribute.NOT() != null;
            if (isDeferral(attribute) && !isNot) {
                deferral = deferral(deferral, attribute);
            } else if (attribute.VALID() != null || attribute.INHERIT() != null) {
                throw new Refused("a constraint of that kind marked " + Nodes.phrase(attribute),
                        Nodes.position(attribute));
            }
        }
        return deferral;
    }

    private static boolean isDeferral(ConstraintAttributeContext attribute) {
        return attribute.DEFERRED() != null || attribute.DEFERRABLE() != null;
    }

    private static Constraint.Deferral deferral(Constraint.Deferral sofar, ConstraintAttributeContext attribute) {
        return new Constraint.Deferral(true, sofar.initiallyDeferred() || attribute.DEFERRED() != null);
    }

    private static Constraint foreignKeyWith(Constraint.ForeignKey key, ConstraintAttributeContext attribute) {
        boolean deferred = attribute.DEFERRED() != null;
        boolean deferrable = attribute.DEFERRABLE() != null || deferred;
        return new Constraint.ForeignKey(key.name(), key.columns(), key.referencedTable(), key.referencedColumns(),
                key.match(), key.onDelete(), key.onUpdate(), key.setColumns(), key.deferrable() || deferrable,
                key.initiallyDeferred() || deferred, key.notValid() || attribute.VALID() != null, key.position());
    }
}
