package io.phantomdb.sql.parse;

import io.phantomdb.base.Check;
import io.phantomdb.grammar.PhantomSqlParser.ExplainContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateRoleContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateRoutineContext;
import io.phantomdb.grammar.PhantomSqlParser.DropRoutineContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterRoutineContext;
import io.phantomdb.grammar.PhantomSqlParser.CallRoutineContext;
import io.phantomdb.grammar.PhantomSqlParser.DoBlockContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateTriggerContext;
import io.phantomdb.grammar.PhantomSqlParser.DropTriggerContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterRoleContext;
import io.phantomdb.grammar.PhantomSqlParser.DropRoleContext;
import io.phantomdb.grammar.PhantomSqlParser.GrantContext;
import io.phantomdb.grammar.PhantomSqlParser.RevokeContext;
import io.phantomdb.grammar.PhantomSqlParser.DefaultPrivilegesContext;
import io.phantomdb.grammar.PhantomSqlParser.DropOwnedContext;
import io.phantomdb.grammar.PhantomSqlParser.ReassignOwnedContext;
import io.phantomdb.grammar.PhantomSqlParser.ExplainableContext;
import io.phantomdb.grammar.PhantomSqlParser.StatementContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateTableAsContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterTableContext;
import io.phantomdb.grammar.PhantomSqlParser.AnalyzeContext;
import io.phantomdb.grammar.PhantomSqlParser.ChannelContext;
import io.phantomdb.grammar.PhantomSqlParser.CloseCursorContext;
import io.phantomdb.grammar.PhantomSqlParser.CheckpointContext;
import io.phantomdb.grammar.PhantomSqlParser.ClusterContext;
import io.phantomdb.grammar.PhantomSqlParser.CommentContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateExtensionContext;
import io.phantomdb.grammar.PhantomSqlParser.CopyContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateDatabaseContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateIndexContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateSchemaContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterAttributesContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterDomainContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterTypeContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterIndexContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterViewContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateCompositeContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateDomainContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateEnumContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateTableContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateMaterializedContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateViewContext;
import io.phantomdb.grammar.PhantomSqlParser.RefreshContext;
import io.phantomdb.grammar.PhantomSqlParser.ReindexContext;
import io.phantomdb.grammar.PhantomSqlParser.DeallocateContext;
import io.phantomdb.grammar.PhantomSqlParser.DeclareCursorContext;
import io.phantomdb.grammar.PhantomSqlParser.DiscardContext;
import io.phantomdb.grammar.PhantomSqlParser.DropDatabaseContext;
import io.phantomdb.grammar.PhantomSqlParser.DropIndexContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterDatabaseContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterSchemaContext;
import io.phantomdb.grammar.PhantomSqlParser.AlterSequenceContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateSequenceContext;
import io.phantomdb.grammar.PhantomSqlParser.DropOtherContext;
import io.phantomdb.grammar.PhantomSqlParser.DropTableContext;
import io.phantomdb.grammar.PhantomSqlParser.ExecuteContext;
import io.phantomdb.grammar.PhantomSqlParser.FetchCursorContext;
import io.phantomdb.grammar.PhantomSqlParser.LockTableContext;
import io.phantomdb.grammar.PhantomSqlParser.PreparableContext;
import io.phantomdb.grammar.PhantomSqlParser.PrepareContext;
import io.phantomdb.grammar.PhantomSqlParser.ResetStatementContext;
import io.phantomdb.grammar.PhantomSqlParser.SetStatementContext;
import io.phantomdb.grammar.PhantomSqlParser.ShowStatementContext;
import io.phantomdb.grammar.PhantomSqlParser.TransactionContext;
import io.phantomdb.grammar.PhantomSqlParser.TruncateContext;
import io.phantomdb.grammar.PhantomSqlParser.UnsupportedContext;
import io.phantomdb.grammar.PhantomSqlParser.UnsupportedHeadContext;
import io.phantomdb.grammar.PhantomSqlParser.VacuumContext;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.Statement;
import io.phantomdb.sql.tree.Unsupported;
import io.phantomdb.sql.tree.Utility;
import org.antlr.v4.runtime.tree.ParseTree;

/** ANTLR's parse tree of a statement → the tree that the rest of SQL works with. */
final class StatementBuilder {
    private final ExpressionBuilder expressions;
    private final DefinitionBuilder definitions;
    private final ViewBuilder views;
    private final SessionBuilder session;
    private final CopyBuilder copies;
    private final RoutineBuilder routines;

    StatementBuilder(LiftedLiterals lifted) {
        this.expressions = new ExpressionBuilder(lifted);
        this.definitions = new DefinitionBuilder(expressions);
        this.views = new ViewBuilder(expressions, definitions);
        this.session = new SessionBuilder(expressions);
        this.copies = new CopyBuilder(expressions);
        this.routines = new RoutineBuilder(expressions);
    }

    int parametersMax() {
        return expressions.parametersMax();
    }

    Statement build(StatementContext context) {
        try {
            return into(statement(context.getChild(0)));
        } catch (Refused refused) {
            return new Unsupported(refused.what(), refused.position());
        }
    }

    /** SELECT … INTO is another way to write CREATE TABLE AS. */
    private Statement into(Statement statement) {
        QueryBuilder.Into into = expressions.queries().takeInto();
        if (into == null) {
            return statement;
        }
        if (statement instanceof Query query) {
            return into.of(query);
        }
        throw new Refused("SELECT INTO", into.table().position());
    }

    private Statement statement(ParseTree node) {
        return switch (node) {
            case PreparableContext context -> expressions.queries().preparable(context);
            case CreateTableContext context -> definitions.createTable(context);
            case CreateTableAsContext context -> definitions.createTableAs(context);
            case DropTableContext context -> DefinitionBuilder.dropTable(context);
            case CreateIndexContext context -> definitions.createIndex(context);
            case DropIndexContext context -> DefinitionBuilder.dropIndex(context);
            case AlterTableContext context -> definitions.alterTable(context);
            case TruncateContext context -> expressions.queries().changes().truncate(context);
            case CopyContext context -> copies.copy(context);
            case VacuumContext context -> UtilityBuilder.vacuum(context);
            case ReindexContext context -> UtilityBuilder.reindex(context);
            case ClusterContext context -> UtilityBuilder.cluster(context);
            case CheckpointContext context -> new Utility.Checkpoint(Nodes.position(context));
            case CreateExtensionContext context -> UtilityBuilder.createExtension(context);
            case AlterIndexContext context -> DefinitionBuilder.alterIndex(context);
            case AnalyzeContext context -> UtilityBuilder.analyze(context);
            case ExplainContext context -> UtilityBuilder.explain(context, explained(context.explainable()));
            case LockTableContext context -> UtilityBuilder.lock(context);
            case CreateDatabaseContext context -> UtilityBuilder.createDatabase(context);
            case AlterDatabaseContext context -> UtilityBuilder.alterDatabase(context);
            case DropDatabaseContext context -> UtilityBuilder.dropDatabase(context);
            case CreateSchemaContext context -> UtilityBuilder.createSchema(context);
            case AlterSchemaContext context -> UtilityBuilder.alterSchema(context);
            case CreateSequenceContext context -> definitions.createSequence(context);
            case AlterSequenceContext context -> definitions.alterSequence(context);
            case CreateViewContext context -> views.create(context);
            case CreateMaterializedContext context -> views.create(context);
            case RefreshContext context -> ViewBuilder.refresh(context);
            case AlterViewContext context -> views.alter(context);
            case CommentContext context -> UtilityBuilder.comment(context, routines);
            case CreateEnumContext context -> TypeDefinitionBuilder.createEnum(context);
            case AlterTypeContext context -> TypeDefinitionBuilder.alter(context);
            case CreateCompositeContext context -> definitions.types().createComposite(context);
            case AlterAttributesContext context -> definitions.types().alterAttributes(context);
            case CreateDomainContext context -> definitions.types().createDomain(context);
            case AlterDomainContext context -> definitions.types().alterDomain(context);
            case DropOtherContext context when context.dropKind().TYPE() != null
                    || context.dropKind().DOMAIN() != null ->
                TypeDefinitionBuilder.drop(context);
            case DropOtherContext context -> DefinitionBuilder.dropOther(context);
            case UnsupportedContext context -> unsupported(context);
            default -> ofRoles(node);
        };
    }

    private Statement ofRoles(ParseTree node) {
        return switch (node) {
            case CreateRoleContext context -> RoleBuilder.create(context);
            case AlterRoleContext context -> RoleBuilder.alter(context);
            case DropRoleContext context -> RoleBuilder.drop(context);
            case GrantContext context -> PrivilegeBuilder.grant(context, routines);
            case RevokeContext context -> PrivilegeBuilder.revoke(context, routines);
            case DefaultPrivilegesContext context -> PrivilegeBuilder.defaults(context);
            case DropOwnedContext context -> RoleBuilder.dropOwned(context);
            case ReassignOwnedContext context -> RoleBuilder.reassign(context);
            default -> ofRoutines(node);
        };
    }

    private Statement ofRoutines(ParseTree node) {
        return switch (node) {
            case CreateRoutineContext context -> routines.create(context);
            case DropRoutineContext context -> routines.drop(context);
            case AlterRoutineContext context -> routines.alter(context);
            case CallRoutineContext context -> routines.call(context);
            case DoBlockContext context -> RoutineBuilder.block(context);
            case CreateTriggerContext context -> routines.createTrigger(context);
            case DropTriggerContext context -> RoutineBuilder.dropTrigger(context);
            default -> ofSession(node);
        };
    }

    private Statement ofSession(ParseTree node) {
        return switch (node) {
            case TransactionContext context -> SessionBuilder.transaction(context);
            case SetStatementContext context -> SettingBuilder.set(context);
            case ShowStatementContext context -> SessionBuilder.show(context);
            case ResetStatementContext context -> SessionBuilder.reset(context);
            case DiscardContext context -> SessionBuilder.discard(context);
            case DeallocateContext context -> SessionBuilder.deallocate(context);
            case PrepareContext context -> session.prepare(context);
            case ExecuteContext context -> session.execute(context);
            case DeclareCursorContext context -> session.declare(context);
            case FetchCursorContext context -> SessionBuilder.fetch(context);
            case CloseCursorContext context -> SessionBuilder.close(context);
            case ChannelContext context -> SessionBuilder.channel(context);
            default -> throw Check.unreachable("a statement the grammar does not have");
        };
    }

    private Statement explained(ExplainableContext context) {
        return statement(context.getChild(0));
    }

    private static Statement unsupported(UnsupportedContext context) {
        UnsupportedHeadContext head = context.unsupportedHead();
        String what = head.createKind() == null ? Nodes.phrase(head) : "CREATE " + Nodes.phrase(head.createKind());
        return new Unsupported(what, Nodes.position(context));
    }
}
