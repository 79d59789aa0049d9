package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.AlterActionContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterColumnContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterIndexContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterNameContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterTableContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateIndexContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateTableAsContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateTableContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterSequenceContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateSequenceContext;
import io.phantomdb.grammar.PhantomSqlParser.DropIndexContext;
import io.phantomdb.grammar.PhantomSqlParser.IdentityChangeContext;
import io.phantomdb.grammar.PhantomSqlParser.DropOtherContext;
import io.phantomdb.grammar.PhantomSqlParser.DropTableContext;
import io.phantomdb.grammar.PhantomSqlParser.IncludeClauseContext;
import io.phantomdb.grammar.PhantomSqlParser.IndexColumnContext;
import io.phantomdb.grammar.PhantomSqlParser.PersistenceContext;
import io.phantomdb.grammar.PhantomSqlParser.TableConstraintContext;
import io.phantomdb.grammar.PhantomSqlParser.TableElementContext;
import io.phantomdb.grammar.PhantomSqlParser.TableSuffixContext;
import io.phantomdb.sql.tree.Constraint;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.Statement;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.SequenceOption;
import io.phantomdb.sql.tree.SortItem;
import io.phantomdb.sql.tree.StorageOption;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** CREATE, ALTER and DROP of tables and indexes. */
final class DefinitionBuilder {
    private final ExpressionBuilder expressions;
    private final TableBuilder tables;
    private final SequenceBuilder sequences;

    /** Those that build types. */
    TypeDefinitionBuilder types() {
        return new TypeDefinitionBuilder(expressions, tables);
    }

    DefinitionBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
        this.sequences = new SequenceBuilder(expressions.types());
        this.tables = new TableBuilder(expressions, sequences);
    }

    static Definition.Persistence persistence(PersistenceContext context) {
        if (context == null) {
            return Definition.Persistence.PERMANENT;
        }
        return context.UNLOGGED() != null ? Definition.Persistence.UNLOGGED : Definition.Persistence.TEMPORARY;
    }

    Definition createTable(CreateTableContext context) {
        int position = Nodes.position(context);
        if (context.tableElsewhere() != null) {
            throw new Refused("CREATE TABLE " + Nodes.phrase(context.tableElsewhere()), position);
        }
        if (context.partitionBound() != null) {
            return new PartitionBuilder(expressions, tables).createPartition(context);
        }
        Name table = Nodes.name(context.qualifiedName(0));
        ArrayList<Definition.ColumnDefinition> columns = new ArrayList<>();
        ArrayList<Definition.TableLike> likes = new ArrayList<>();
        ArrayList<Constraint> constraints = new ArrayList<>();
        for (TableElementContext element : context.tableElement()) {
            if (element.columnDefinition() != null) {
                TableBuilder.Column column = tables.column(element.columnDefinition(), table);
                columns.add(column.definition());
                constraints.addAll(column.constraints());
            } else if (element.tableConstraint() != null) {
                constraints.add(tables.constraint(withoutIndex(element.tableConstraint())));
            } else {
                likes.add(TableBuilder.like(element, columns.size()));
            }
        }
        Suffix suffix = suffix(context.tableSuffix());
        Definition.Heritage heritage = new PartitionBuilder(expressions, tables).heritage(context.tableSuffix());
        return new Definition.CreateTable(table, context.ifNotExists() != null, persistence(context.persistence()),
                columns, likes, constraints, suffix.options, suffix.tablespace, suffix.onCommit, heritage, position);
    }

    static TableConstraintContext withoutIndex(TableConstraintContext context) {
        if (isUsingIndex(context)) {
            throw SyntaxErrors.of("cannot use an existing index in CREATE TABLE", Nodes.position(context));
        }
        return context;
    }

    private static boolean isUsingIndex(TableConstraintContext context) {
        return context.tableConstraintBody().INDEX() != null;
    }

    record Suffix(List<StorageOption> options, String tablespace, Definition.OnCommit onCommit) {}

    /** Of a table that is made of a query: it is nobody's child. */
    static Suffix plainSuffix(List<TableSuffixContext> contexts) {
        for (TableSuffixContext context : contexts) {
            if (context.INHERITS() != null || context.PARTITION() != null) {
                throw SyntaxErrors.at(Nodes.first(context));
            }
        }
        return suffix(contexts);
    }

    static Suffix suffix(List<TableSuffixContext> contexts) {
        ArrayList<StorageOption> options = new ArrayList<>();
        String tablespace = null;
        Definition.OnCommit onCommit = null;
        for (TableSuffixContext context : contexts) {
            if (context.storageOptions() != null) {
                options.addAll(Options.of(context.storageOptions()));
            } else if (context.TABLESPACE() != null) {
                tablespace = Nodes.word(context.colId());
            } else if (context.COMMIT() != null) {
                onCommit = onCommit(context);
            } else if (context.INHERITS() == null && context.PARTITION() == null) {
                refuse(context);
            }
        }
        return new Suffix(options, tablespace, onCommit);
    }

    private static Definition.OnCommit onCommit(TableSuffixContext context) {
        if (context.DROP() != null) {
            return Definition.OnCommit.DROP;
        }
        return context.DELETE() != null ? Definition.OnCommit.DELETE_ROWS : Definition.OnCommit.PRESERVE_ROWS;
    }

    private static void refuse(TableSuffixContext context) {
        boolean meansNothing = context.OIDS() != null
                || context.USING() != null && Nodes.word(context.colId()).equals("heap");
        if (!meansNothing) {
            String what = Nodes.phrase(context);
            int parenthesis = what.indexOf(" (");
            throw new Refused("CREATE TABLE ... " + (parenthesis < 0 ? what : what.substring(0, parenthesis)),
                    Nodes.position(context));
        }
    }

    Definition createTableAs(CreateTableAsContext context) {
        int position = Nodes.position(context);
        if (context.execute() != null) {
            throw new Refused("CREATE TABLE AS EXECUTE", position);
        }
        Suffix suffix = plainSuffix(context.tableSuffix());
        boolean withData = context.DATA() == null || context.NO() == null;
        return new Definition.CreateTableAs(Nodes.name(context.qualifiedName()), context.ifNotExists() != null,
                persistence(context.persistence()), Nodes.columns(context.columnList()), suffix.options,
                suffix.onCommit,
                expressions.queries().query(context.query()), withData, position);
    }

    static Definition dropTable(DropTableContext context) {
        return new Definition.DropTable(Nodes.names(context.qualifiedNames()), context.ifExists() != null,
                Nodes.cascades(context.dropBehavior()), Nodes.position(context));
    }

    static Definition alterIndex(AlterIndexContext context) {
        if (context.ATTACH() != null) {
            return new Definition.AttachIndex(Nodes.name(context.qualifiedName(0)),
                    Nodes.name(context.qualifiedName(1)), Nodes.position(context));
        }
        return new Definition.AlterIndex(Nodes.name(context.qualifiedName(0)), context.ifExists() != null,
                Nodes.wordOrNull(context.colId()),
                context.storageOptions() == null ? List.of() : Options.of(context.storageOptions()),
                Nodes.position(context));
    }

    static Definition dropIndex(DropIndexContext context) {
        return new Definition.DropIndex(Nodes.names(context.qualifiedNames()), context.CONCURRENTLY() != null,
                context.ifExists() != null, Nodes.cascades(context.dropBehavior()), Nodes.position(context));
    }

    Definition createSequence(CreateSequenceContext context) {
        return new Definition.CreateSequence(Nodes.name(context.qualifiedName()), context.ifNotExists() != null,
                persistence(context.persistence()), sequences.options(context.sequenceOption()),
                Nodes.position(context));
    }

    Statement alterSequence(AlterSequenceContext context) {
        Name name = Nodes.name(context.qualifiedName());
        boolean ifExists = context.ifExists() != null;
        if (context.role() != null) {
            return new RoleStatement.SetOwner(RoleStatement.TargetKind.SEQUENCE, name, ifExists,
                    RoleBuilder.role(context.role()), Nodes.position(context));
        }
        if (context.SCHEMA() != null) {
            return new Definition.MoveSequence(name, ifExists, Nodes.word(context.colId()), Nodes.position(context));
        }
        return context.colId() != null
                ? new Definition.RenameSequence(name, ifExists, Nodes.word(context.colId()), Nodes.position(context))
                : new Definition.AlterSequence(name, ifExists, sequences.options(context.sequenceOption()),
                        Nodes.position(context));
    }

    static Definition dropOther(DropOtherContext context) {
        if (context.dropKind().SEQUENCE() != null) {
            return new Definition.DropSequence(Nodes.names(context.qualifiedNames()), context.ifExists() != null,
                    Nodes.cascades(context.dropBehavior()), Nodes.position(context));
        }
        if (context.dropKind().VIEW() != null) {
            return new Definition.DropView(Nodes.names(context.qualifiedNames()),
                    context.dropKind().MATERIALIZED() != null, context.ifExists() != null,
                    Nodes.cascades(context.dropBehavior()), Nodes.position(context));
        }
        return new Definition.DropOther(Nodes.phrase(context.dropKind()), Nodes.names(context.qualifiedNames()),
                context.ifExists() != null, Nodes.cascades(context.dropBehavior()), Nodes.position(context));
    }

    Definition createIndex(CreateIndexContext context) {
        IndexWords words = new IndexWords(context);
        ArrayList<Definition.IndexColumn> columns = new ArrayList<>();
        for (IndexColumnContext column : context.indexColumns().indexColumn()) {
            columns.add(indexColumn(column));
        }
        boolean nullsNotDistinct = context.nullsDistinct() != null && context.nullsDistinct().NOT() != null;
        List<StorageOption> options = context.storageOptions() == null
                ? List.of()
                : Options.of(context.storageOptions());
        return new Definition.CreateIndex(words.name(), Nodes.name(context.relation().qualifiedName()),
                context.relation().ONLY() != null, context.UNIQUE() != null, context.CONCURRENTLY() != null,
                context.ifNotExists() != null, words.method(), columns, include(context.includeClause()),
                nullsNotDistinct, options, words.tablespace(),
                expressions.queries().where(context.whereClause()), Nodes.position(context));
    }

    /** The names in CREATE INDEX, told apart by the word before each. */
    private record IndexWords(CreateIndexContext context) {
        private String after(int word) {
            for (int i = 1; i < context.getChildCount(); i++) {
                boolean isName = context.getChild(i) instanceof ParserRuleContext name
                        && context.colId().contains(name);
                if (isName && Nodes.type(context.getChild(i - 1)) == word) {
                    return Nodes.word((ParserRuleContext) context.getChild(i));
                }
            }
            return null;
        }

        String name() {
            ParserRuleContext first = context.colId().isEmpty() ? null : context.colId(0);
            boolean beforeOn = first != null
                    && first.start.getTokenIndex() < context.ON().getSymbol().getTokenIndex();
            return beforeOn ? Nodes.word(first) : null;
        }

        String method() {
            String method = after(PhantomSqlParser.USING);
            return method == null ? "btree" : method;
        }

        String tablespace() {
            return after(PhantomSqlParser.TABLESPACE);
        }
    }

    static List<Identifier> include(IncludeClauseContext context) {
        return context == null ? List.of() : Nodes.identifiers(context.names());
    }

    private Definition.IndexColumn indexColumn(IndexColumnContext context) {
        return indexColumn(context, expressions);
    }

    static Definition.IndexColumn indexColumn(IndexColumnContext context, ExpressionBuilder expressions) {
        SortItem sort = expressions.queries().changes().sortItem(context);
        Name collation = context.collateClause() == null ? null : Nodes.name(context.collateClause().qualifiedName());
        Name operatorClass = context.qualifiedName() == null ? null : Nodes.name(context.qualifiedName());
        return new Definition.IndexColumn(sort, collation, operatorClass, Nodes.position(context));
    }

    // ALTER TABLE

    Definition alterTable(AlterTableContext context) {
        Name table = Nodes.name(context.relation().qualifiedName());
        ArrayList<Definition.AlterAction> actions = new ArrayList<>();
        if (context.alterName() != null) {
            actions.add(rename(context.alterName()));
        }
        for (AlterActionContext action : context.alterAction()) {
            actions.add(action(action, table));
        }
        return new Definition.AlterTable(table, context.ifExists() != null, context.relation().ONLY() != null, actions,
                Nodes.position(context));
    }

    static Definition.AlterAction rename(AlterNameContext context) {
        int position = Nodes.position(context);
        String first = Nodes.word(context.colId(0));
        if (context.SCHEMA() != null) {
            return new Definition.MoveTable(first, position);
        }
        if (context.colId().size() == 1) {
            return new Definition.RenameTable(first, position);
        }
        String second = Nodes.word(context.colId(1));
        return context.CONSTRAINT() != null
                ? new Definition.RenameConstraint(first, second, position)
                : new Definition.RenameColumn(first, second, position);
    }

    private Definition.AlterAction action(AlterActionContext context, Name table) {
        int position = Nodes.position(context);
        boolean ifExists = context.ifExists() != null;
        boolean cascade = Nodes.cascades(context.dropBehavior());
        if (context.tableConstraint() != null) {
            return addConstraint(context.tableConstraint(), position);
        }
        if (context.columnDefinition() != null) {
            TableBuilder.Column column = tables.column(context.columnDefinition(), table);
            return new Definition.AddColumn(column.definition(), column.constraints(),
                    context.ifNotExists() != null, position);
        }
        if (context.alterColumn() != null) {
            return alterColumn(Nodes.word(context.colId()), context.alterColumn(), position);
        }
        if (context.storageOptions() != null) {
            return new Definition.AlterOptions(Options.of(context.storageOptions()), context.RESET() != null,
                    position);
        }
        if (context.CONSTRAINT() != null && context.ALTER() != null) {
            return new Definition.AlterConstraint(Nodes.word(context.colId()),
                    TableBuilder.deferral(context.constraintAttribute()), position);
        }
        if (context.qualifiedName() != null) {
            return new PartitionBuilder(expressions, tables).action(context);
        }
        if (context.otherAction() != null && context.otherAction().role() != null) {
            return new Definition.AlterOwner(RoleBuilder.role(context.otherAction().role()), position);
        }
        if (context.otherAction() != null && context.otherAction().TRIGGER() != null) {
            if (context.otherAction().REPLICA() != null || context.otherAction().ALWAYS() != null) {
                throw new Refused(
                        "ENABLE " + (context.otherAction().ALWAYS() != null ? "ALWAYS" : "REPLICA") + " TRIGGER",
                        position);
            }
            return new Definition.EnableTrigger(Nodes.wordOrNull(context.otherAction().colId()),
                    context.otherAction().ENABLE() != null, position);
        }
        if (context.otherAction() != null) {
            return new Definition.UnsupportedAction(Nodes.phrase(context.otherAction().otherActionHead()), position);
        }
        String name = Nodes.word(context.colId());
        if (context.VALIDATE() != null) {
            return new Definition.ValidateConstraint(name, position);
        }
        return context.CONSTRAINT() != null
                ? new Definition.DropConstraint(name, ifExists, cascade, position)
                : new Definition.DropColumn(name, ifExists, cascade, position);
    }

    private Definition.AlterAction addConstraint(TableConstraintContext context, int position) {
        if (isUsingIndex(context)) {
            return new Definition.AddConstraintUsingIndex(Nodes.wordOrNull(context.colId()),
                    context.tableConstraintBody().PRIMARY() != null,
                    Nodes.word(context.tableConstraintBody().colId()),
                    TableBuilder.deferral(context.constraintAttribute()), Nodes.position(context));
        }
        return new Definition.AddConstraint(tables.constraint(context), position);
    }

    Definition.AlterAction alterColumn(String column, AlterColumnContext context, int position) {
        if (context.TYPE() != null) {
            Name collation = context.collateClause() == null
                    ? null
                    : Nodes.name(context.collateClause().qualifiedName());
            return new Definition.AlterType(column, expressions.types().type(context.typeName()), collation,
                    expressions.buildOrNull(context.expr()), position);
        }
        if (context.alterColumnOther() != null) {
            return new Definition.UnsupportedAction("ALTER COLUMN " + Nodes.phrase(context.alterColumnOther()),
                    position);
        }
        if (context.IDENTITY() != null || !context.identityChange().isEmpty()) {
            return identity(column, context, position);
        }
        if (context.EXPRESSION() != null) {
            return new Definition.DropExpression(column, context.ifExists() != null, position);
        }
        if (context.NULL() != null) {
            return new Definition.AlterNullable(column, context.DROP() != null, position);
        }
        return new Definition.AlterDefault(column, expressions.buildOrNull(context.expr()), position);
    }

    private Definition.AlterAction identity(String column, AlterColumnContext context, int position) {
        if (context.DROP() != null) {
            return new Definition.DropIdentity(column, context.ifExists() != null, position);
        }
        if (context.ADD() != null) {
            return new Definition.AddIdentity(column, identity(context.ALWAYS() != null),
                    sequences.options(context.sequenceOption()), position);
        }
        Definition.Identity identity = null;
        ArrayList<SequenceOption> options = new ArrayList<>();
        for (IdentityChangeContext change : context.identityChange()) {
            if (change.sequenceOption() != null) {
                options.add(sequences.option(change.sequenceOption()));
            } else if (change.RESTART() != null) {
                String number = change.signedNumber() == null ? null : Options.text(change.signedNumber());
                options.add(new SequenceOption(SequenceOption.Kind.RESTART, number, null, null,
                        Nodes.position(change)));
            } else {
                identity = identity(change.ALWAYS() != null);
            }
        }
        return new Definition.AlterIdentity(column, identity, options, position);
    }

    private static Definition.Identity identity(boolean always) {
        return always ? Definition.Identity.ALWAYS : Definition.Identity.BY_DEFAULT;
    }
}
