package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser.ColIdContext;
import io.phantomdb.grammar.PhantomSqlParser.ClusterContext;
import io.phantomdb.grammar.PhantomSqlParser.CommentContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateExtensionContext;
import io.phantomdb.grammar.PhantomSqlParser.CommentTargetContext;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.AnalyzeContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateDatabaseContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterDatabaseContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterSchemaContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateSchemaContext;
import io.phantomdb.grammar.PhantomSqlParser.RoleContext;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.grammar.PhantomSqlParser.DatabaseOptionContext;
import io.phantomdb.grammar.PhantomSqlParser.DropDatabaseContext;
import io.phantomdb.grammar.PhantomSqlParser.ExplainContext;
import io.phantomdb.grammar.PhantomSqlParser.LockTableContext;
import io.phantomdb.grammar.PhantomSqlParser.UtilityOptionsContext;
import io.phantomdb.grammar.PhantomSqlParser.ReindexContext;
import io.phantomdb.grammar.PhantomSqlParser.VacuumContext;
import io.phantomdb.grammar.PhantomSqlParser.VacuumRelationsContext;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.RoutineStatement;
import io.phantomdb.sql.tree.Statement;
import io.phantomdb.sql.tree.StorageOption;
import io.phantomdb.sql.tree.Utility;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Statements about tables as a whole, databases and schemas; COPY is in {@link CopyBuilder}. */
final class UtilityBuilder {
    private UtilityBuilder() {}

    static Utility vacuum(VacuumContext context) {
        List<StorageOption> options = options(context.utilityOptions(), context.FULL(), context.FREEZE(),
                context.VERBOSE(), context.ANALYZE(), context.ANALYSE());
        return new Utility.Vacuum(options, relations(context.vacuumRelations()), Nodes.position(context));
    }

    static Utility analyze(AnalyzeContext context) {
        List<StorageOption> options = options(context.utilityOptions(), context.VERBOSE());
        return new Utility.Analyze(options, relations(context.vacuumRelations()), Nodes.position(context));
    }

    /** Options in parentheses, or words before the tables, of which those not written are null. */
    private static List<StorageOption> options(UtilityOptionsContext context, TerminalNode... words) {
        if (context != null) {
            return Options.of(context);
        }
        ArrayList<StorageOption> options = new ArrayList<>();
        for (TerminalNode word : words) {
            if (word != null) {
                String name = Nodes.type(word) == PhantomSqlParser.ANALYSE ? "analyze" : Nodes.word(word);
                options.add(new StorageOption(name, null, Nodes.position(word)));
            }
        }
        return options;
    }

    private static List<Utility.Relation> relations(VacuumRelationsContext context) {
        ArrayList<Utility.Relation> relations = new ArrayList<>();
        if (context != null) {
            context.vacuumRelation().forEach(relation -> relations.add(new Utility.Relation(
                    Nodes.name(relation.qualifiedName()), Nodes.columns(relation.columnList()),
                    Nodes.position(relation))));
        }
        return relations;
    }

    static Utility explain(ExplainContext context, Statement explained) {
        List<StorageOption> options = options(context.utilityOptions(), context.ANALYZE(), context.ANALYSE(),
                context.VERBOSE());
        return new Utility.Explain(options, explained, Nodes.position(context));
    }

    static Utility lock(LockTableContext context) {
        String mode = context.lockMode() == null ? "ACCESS EXCLUSIVE" : Nodes.phrase(context.lockMode());
        return new Utility.LockTable(Nodes.relationNames(context.relation()), mode, context.NOWAIT() != null,
                Nodes.position(context));
    }

    static Utility createDatabase(CreateDatabaseContext context) {
        ArrayList<StorageOption> options = new ArrayList<>();
        for (DatabaseOptionContext option : context.databaseOption()) {
            String name = option.CONNECTION() != null ? "connection_limit" : Nodes.word(option);
            options.add(new StorageOption(name, Options.text(option.settingValue()), Nodes.position(option)));
        }
        return new Utility.CreateDatabase(Nodes.word(context.colId()), options, Nodes.position(context));
    }

    static Utility dropDatabase(DropDatabaseContext context) {
        List<StorageOption> options = context.utilityOptions() == null
                ? List.of()
                : Options.of(context.utilityOptions());
        return new Utility.DropDatabase(Nodes.word(context.colId()), context.ifExists() != null, options,
                Nodes.position(context));
    }

    static Statement alterDatabase(AlterDatabaseContext context) {
        int position = Nodes.position(context);
        if (context.role() != null) {
            return owner(RoleStatement.TargetKind.DATABASE, context.colId(0), context.role(), position);
        }
        return new Utility.AlterDatabase(Nodes.word(context.colId(0)), Nodes.word(context.colId(1)), position);
    }

    private static Statement owner(RoleStatement.TargetKind kind, ColIdContext name, RoleContext owner, int position) {
        return new RoleStatement.SetOwner(kind, new Name(List.of(Nodes.word(name)), Nodes.position(name)), false,
                RoleBuilder.role(owner), position);
    }

    static Utility reindex(ReindexContext context) {
        Utility.ReindexKind kind = context.TABLE() != null
                ? Utility.ReindexKind.TABLE
                : context.INDEX() != null
                        ? Utility.ReindexKind.INDEX
                        : context.SCHEMA() != null
                                ? Utility.ReindexKind.SCHEMA
                                : context.SYSTEM() != null
                                        ? Utility.ReindexKind.SYSTEM
                                        : Utility.ReindexKind.DATABASE;
        Name name = context.qualifiedName() != null
                ? Nodes.name(context.qualifiedName())
                : new Name(List.of(Nodes.word(context.colId())), Nodes.position(context.colId()));
        List<StorageOption> options = context.utilityOptions() == null
                ? List.of()
                : Options.of(context.utilityOptions());
        boolean concurrently = context.CONCURRENTLY() != null
                || options.stream().anyMatch(option -> option.name().equals("concurrently"));
        return new Utility.Reindex(kind, options, concurrently, name, Nodes.position(context));
    }

    static Utility cluster(ClusterContext context) {
        return new Utility.Cluster(context.qualifiedName() == null ? null : Nodes.name(context.qualifiedName()),
                Nodes.wordOrNull(context.colId()), Nodes.position(context));
    }

    static Utility createExtension(CreateExtensionContext context) {
        return new Utility.CreateExtension(Nodes.word(context.colId()), context.ifNotExists() != null,
                Nodes.position(context));
    }

    static Utility comment(CommentContext context, RoutineBuilder routines) {
        CommentTargetContext target = context.commentTarget();
        String kind = target.MATERIALIZED() != null
                ? "MATERIALIZED VIEW"
                : Nodes.phraseOf((TerminalNode) target.getChild(0));
        boolean isPart = target.CONSTRAINT() != null || target.TRIGGER() != null;
        String text = context.NULL() != null ? null : Nodes.word(context.STRING_LITERAL());
        String kept = text == null || text.isEmpty() ? null : text;
        if (target.routineSignature() != null) {
            RoutineStatement.Signature routine = routines.commented(target.routineSignature());
            return new Utility.Comment(kind, routine.name(), null, routine, kept, Nodes.position(context));
        }
        Name object = target.qualifiedName() != null
                ? Nodes.name(target.qualifiedName())
                : new Name(List.of(Nodes.word(target.colId())), Nodes.position(target.colId()));
        return new Utility.Comment(kind, object, isPart ? Nodes.word(target.colId()) : null, null, kept,
                Nodes.position(context));
    }

    static Utility createSchema(CreateSchemaContext context) {
        if (context.ifNotExists() != null && !context.schemaElement().isEmpty()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "CREATE SCHEMA IF NOT EXISTS cannot include schema elements")
                    .at(Nodes.position(context.schemaElement(0)));
        }
        String name = Nodes.wordOrNull(context.colId());
        return new Utility.CreateSchema(name, context.ifNotExists() != null, roleOrNull(context.role()),
                SchemaElements.of(name, context.schemaElement()), Nodes.position(context));
    }

    static Statement alterSchema(AlterSchemaContext context) {
        int position = Nodes.position(context);
        if (context.role() != null) {
            return owner(RoleStatement.TargetKind.SCHEMA, context.colId(0), context.role(), position);
        }
        return new Definition.AlterSchema(Nodes.word(context.colId(0)), Nodes.word(context.colId(1)), position);
    }

    /** Null if none was written. */
    static RoleStatement.RoleName roleOrNull(RoleContext context) {
        return context == null ? null : RoleBuilder.role(context);
    }
}
