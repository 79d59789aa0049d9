package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser.AlterActionContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateTableContext;
import io.phantomdb.grammar.PhantomSqlParser.ExprsContext;
import io.phantomdb.grammar.PhantomSqlParser.HashBoundContext;
import io.phantomdb.grammar.PhantomSqlParser.PartitionBoundContext;
import io.phantomdb.grammar.PhantomSqlParser.PartitionElementContext;
import io.phantomdb.grammar.PhantomSqlParser.TableSuffixContext;
import io.phantomdb.sql.tree.Constraint;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;

/** Tables that have something of others: partitions and children (PostgreSQL 15, chapters 5.10 and 5.11). */
final class PartitionBuilder {
    private final ExpressionBuilder expressions;
    private final TableBuilder tables;

    PartitionBuilder(ExpressionBuilder expressions, TableBuilder tables) {
        this.expressions = expressions;
        this.tables = tables;
    }

    /** CREATE TABLE … PARTITION OF. */
    Definition createPartition(CreateTableContext context) {
        Name table = Nodes.name(context.qualifiedName(0));
        ArrayList<Definition.ColumnDefinition> columns = new ArrayList<>();
        ArrayList<Constraint> constraints = new ArrayList<>();
        for (PartitionElementContext element : context.partitionElement()) {
            if (element.tableConstraint() != null) {
                constraints.add(tables.constraint(DefinitionBuilder.withoutIndex(element.tableConstraint())));
                continue;
            }
            if (element.WITH() != null && !Nodes.word(element.colId(1)).equals("options")) {
                throw SyntaxErrors.at(Nodes.first(element.colId(1)));
            }
            TableBuilder.Column column = tables.partitionColumn(element, table);
            columns.add(column.definition());
            constraints.addAll(column.constraints());
        }
        DefinitionBuilder.Suffix suffix = DefinitionBuilder.suffix(context.tableSuffix());
        Definition.Heritage heritage = new Definition.Heritage(List.of(Nodes.name(context.qualifiedName(1))),
                bound(context.partitionBound()), heritage(context.tableSuffix()).partitioning());
        return new Definition.CreateTable(table, context.ifNotExists() != null,
                DefinitionBuilder.persistence(context.persistence()), columns, List.of(), constraints,
                suffix.options(), suffix.tablespace(), suffix.onCommit(), heritage, Nodes.position(context));
    }

    /** What is written behind the columns of a table. */
    Definition.Heritage heritage(List<TableSuffixContext> suffixes) {
        List<Name> parents = List.of();
        Definition.PartitionBy partitioning = null;
        for (TableSuffixContext suffix : suffixes) {
            if (suffix.INHERITS() != null && suffix.qualifiedNames() != null) {
                parents = Nodes.names(suffix.qualifiedNames());
            } else if (suffix.PARTITION() != null) {
                partitioning = new Definition.PartitionBy(Nodes.word(suffix.colId()),
                        suffix.indexColumns().indexColumn().stream()
                                .map(column -> DefinitionBuilder.indexColumn(column, expressions)).toList(),
                        Nodes.position(suffix));
            }
        }
        return new Definition.Heritage(parents, null, partitioning);
    }

    private Definition.PartitionBound bound(PartitionBoundContext context) {
        int position = context.DEFAULT() != null
                ? Nodes.position(context)
                : Nodes.position(context.FROM() != null
                        ? context.FROM()
                        : context.IN() != null ? context.IN() : context.WITH());
        if (context.DEFAULT() != null) {
            return new Definition.DefaultPartition(position);
        }
        if (context.IN() != null) {
            return new Definition.ListPartition(values(context.exprs(0)), position);
        }
        return context.FROM() != null
                ? new Definition.RangePartition(values(context.exprs(0)), values(context.exprs(1)), position)
                : hash(context.hashBound(), position);
    }

    private List<Expression> values(ExprsContext context) {
        return context.expr().stream().map(expressions::build).toList();
    }

    private static Definition.PartitionBound hash(List<HashBoundContext> options, int position) {
        Integer modulus = null;
        Integer remainder = null;
        for (HashBoundContext option : options) {
            String name = Nodes.word(option.nonReservedWord());
            int value = Nodes.integer(option.INTEGER_LITERAL());
            switch (name) {
                case "modulus" -> modulus = once(modulus, value, name, option);
                case "remainder" -> remainder = once(remainder, value, name, option);
                default -> throw SyntaxErrors.of("unrecognized hash partition bound specification \"" + name + "\"",
                        Nodes.position(option));
            }
        }
        if (modulus == null) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "modulus for hash partition must be specified");
        }
        if (remainder == null) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "remainder for hash partition must be specified");
        }
        return new Definition.HashPartition(modulus, remainder, position);
    }

    private static Integer once(Integer before, int value, String name, HashBoundContext option) {
        if (before != null) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT,
                    name + " for hash partition provided more than once").at(Nodes.position(option));
        }
        return value;
    }

    /** ATTACH and DETACH PARTITION, INHERIT and NO INHERIT. */
    Definition.AlterAction action(AlterActionContext context) {
        Name name = Nodes.name(context.qualifiedName());
        int position = Nodes.position(context);
        if (context.ATTACH() != null) {
            return new Definition.AttachPartition(name, bound(context.partitionBound()), position);
        }
        if (context.INHERIT() != null) {
            return new Definition.AlterInherit(name, context.NO() == null, position);
        }
        boolean finalizes = context.colId() != null;
        if (finalizes && !Nodes.word(context.colId()).equals("finalize")) {
            throw SyntaxErrors.at(Nodes.first(context.colId()));
        }
        return new Definition.DetachPartition(name, context.CONCURRENTLY() != null, finalizes, position);
    }
}
