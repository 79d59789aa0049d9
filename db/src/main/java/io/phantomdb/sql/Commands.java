package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.CursorQuery;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.schema.RoleTags;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.RoutineStatement;
import io.phantomdb.sql.tree.SessionStatement;
import io.phantomdb.sql.tree.Statement;
import io.phantomdb.sql.tree.Unsupported;
import io.phantomdb.sql.tree.Utility;

/** What a session has to know of a statement before it is prepared: its kind, its name, its session command. */
final class Commands {
    private Commands() {}

    static Engine.Kind kind(Statement statement) {
        return switch (statement) {
            case Query query -> query.locking().isEmpty() && !changes(query.with())
                    ? Engine.Kind.QUERY
                    : Engine.Kind.CHANGE;
            case CursorQuery cursor -> kind(cursor.query());
            case Change change -> Engine.Kind.CHANGE;
            case Definition definition -> Engine.Kind.SCHEMA;
            case SessionStatement session -> Engine.Kind.SESSION;
            case Utility.Copy copy -> copy.from() ? Engine.Kind.COPY_IN : Engine.Kind.COPY_OUT;
            case Utility.Explain explain -> explained(explain);
            // Who only reads may keep others from dropping what it reads.
            case Utility.LockTable lock ->
                lock.mode().equals("ACCESS SHARE") ? Engine.Kind.QUERY : Engine.Kind.CHANGE;
            case Utility.SetConstraints set -> Engine.Kind.CHANGE;
            case Utility utility -> Engine.Kind.SCHEMA;
            case RoleStatement roles -> Engine.Kind.SCHEMA;
            case RoutineStatement.Call call -> Engine.Kind.CHANGE;
            case RoutineStatement.Do block -> Engine.Kind.CHANGE;
            case RoutineStatement routine -> Engine.Kind.SCHEMA;
            case Unsupported unsupported -> Engine.Kind.SCHEMA;
        };
    }

    /** What ANALYZE carries out takes a transaction that may do so. */
    private static Engine.Kind explained(Utility.Explain explain) {
        if (explain.statement() instanceof SessionStatement.Execute) {
            return Engine.Kind.SESSION;
        }
        boolean analyzes = explain.options().stream().anyMatch(option -> option.name().equals("analyze"));
        return analyzes && kind(explain.statement()) == Engine.Kind.CHANGE ? Engine.Kind.CHANGE : Engine.Kind.QUERY;
    }

    private static boolean changes(Query.With with) {
        return with != null && with.tables().stream().anyMatch(table -> table.statement() instanceof Change);
    }

    /** As in the command tag. */
    static String name(Statement statement) {
        return switch (statement) {
            case Query query -> "SELECT";
            case CursorQuery cursor -> "SELECT";
            case Change.Insert insert -> "INSERT";
            case Change.Update update -> "UPDATE";
            case Change.Delete delete -> "DELETE";
            case Change.Merge merge -> "MERGE";
            case Change.Truncate truncate -> "TRUNCATE TABLE";
            case Definition definition -> name(definition);
            case SessionStatement session -> name(session);
            case Utility utility -> name(utility);
            case RoleStatement roles -> RoleTags.of(roles);
            case RoutineStatement routine -> name(routine);
            case Unsupported unsupported -> unsupported.what();
        };
    }

    private static String name(RoutineStatement routine) {
        return switch (routine) {
            case RoutineStatement.Create create -> "CREATE " + create.kind();
            case RoutineStatement.Drop drop -> "DROP " + drop.kind();
            case RoutineStatement.Alter alter -> "ALTER " + alter.kind();
            case RoutineStatement.Call call -> "CALL";
            case RoutineStatement.Do block -> "DO";
            case RoutineStatement.CreateTrigger create -> "CREATE TRIGGER";
            case RoutineStatement.DropTrigger drop -> "DROP TRIGGER";
        };
    }

    private static String name(Definition definition) {
        return switch (definition) {
            case Definition.CreateTable create -> "CREATE TABLE";
            case Definition.CreateTableAs create -> "CREATE TABLE AS";
            case Definition.DropTable drop -> "DROP TABLE";
            case Definition.CreateIndex create -> "CREATE INDEX";
            case Definition.DropIndex drop -> "DROP INDEX";
            case Definition.AlterIndex alter -> "ALTER INDEX";
            case Definition.AttachIndex attach -> "ALTER INDEX";
            case Definition.AlterTable alter -> "ALTER TABLE";
            case Definition.AlterSchema alter -> "ALTER SCHEMA";
            case Definition.CreateSequence create -> "CREATE SEQUENCE";
            case Definition.AlterSequence alter -> "ALTER SEQUENCE";
            case Definition.RenameSequence rename -> "ALTER SEQUENCE";
            case Definition.MoveSequence move -> "ALTER SEQUENCE";
            case Definition.DropSequence drop -> "DROP SEQUENCE";
            case Definition.CreateEnum create -> "CREATE TYPE";
            case Definition.CreateComposite create -> "CREATE TYPE";
            case Definition.AlterAttributes alter -> "ALTER TYPE";
            case Definition.CreateDomain create -> "CREATE DOMAIN";
            case Definition.AlterDomain alter -> "ALTER DOMAIN";
            case Definition.ChangeType alter -> "ALTER TYPE";
            case Definition.DropType drop -> "DROP TYPE";
            case Definition.CreateView create -> "CREATE VIEW";
            case Definition.CreateMaterialized create -> "CREATE MATERIALIZED VIEW";
            case Definition.Refresh refresh -> "REFRESH MATERIALIZED VIEW";
            case Definition.AlterView alter -> alter.materialized() ? "ALTER MATERIALIZED VIEW" : "ALTER VIEW";
            case Definition.DropView drop -> drop.materialized() ? "DROP MATERIALIZED VIEW" : "DROP VIEW";
            case Definition.DropOther drop -> "DROP " + drop.kind();
        };
    }

    private static String name(Utility utility) {
        return switch (utility) {
            case Utility.Copy copy -> "COPY";
            case Utility.Vacuum vacuum -> "VACUUM";
            case Utility.Analyze analyze -> "ANALYZE";
            case Utility.Explain explain -> "EXPLAIN";
            case Utility.LockTable lock -> "LOCK TABLE";
            case Utility.Reindex reindex -> reindex.concurrently()
                    ? "REINDEX CONCURRENTLY"
                    : reindex.kind().isWhole() ? "REINDEX " + reindex.kind() : "REINDEX";
            case Utility.Cluster cluster -> "CLUSTER";
            case Utility.Checkpoint checkpoint -> "CHECKPOINT";
            case Utility.CreateExtension create -> "CREATE EXTENSION";
            case Utility.SetConstraints set -> "SET CONSTRAINTS";
            case Utility.CreateDatabase create -> "CREATE DATABASE";
            case Utility.AlterDatabase alter -> "ALTER DATABASE";
            case Utility.DropDatabase drop -> "DROP DATABASE";
            case Utility.CreateSchema create -> "CREATE SCHEMA";
            case Utility.Comment comment -> "COMMENT";
        };
    }

    private static String name(SessionStatement session) {
        return switch (session) {
            case SessionStatement.Begin begin -> begin.isStart() ? "START TRANSACTION" : "BEGIN";
            case SessionStatement.Commit commit -> "COMMIT";
            case SessionStatement.Rollback rollback -> "ROLLBACK";
            case SessionStatement.Savepoint savepoint -> "SAVEPOINT";
            case SessionStatement.ReleaseSavepoint release -> "RELEASE";
            case SessionStatement.RollbackTo rollback -> "ROLLBACK";
            case SessionStatement.SetTransaction set -> "SET";
            case SessionStatement.Set set -> "SET";
            case SessionStatement.Show show -> "SHOW";
            case SessionStatement.ShowAll show -> "SHOW";
            case SessionStatement.Reset reset -> "RESET";
            case SessionStatement.ResetAll reset -> "RESET";
            case SessionStatement.Discard discard -> "DISCARD " + what(discard.what());
            case SessionStatement.Deallocate deallocate -> deallocate.name() == null ? "DEALLOCATE ALL" : "DEALLOCATE";
            case SessionStatement.Prepare prepare -> "PREPARE";
            case SessionStatement.Execute execute -> "EXECUTE";
            case SessionStatement.DeclareCursor declare -> "DECLARE CURSOR";
            case SessionStatement.FetchCursor fetch -> fetch.moveOnly() ? "MOVE" : "FETCH";
            case SessionStatement.CloseCursor close -> close.name() == null ? "CLOSE CURSOR ALL" : "CLOSE CURSOR";
            case SessionStatement.Listen listen -> "LISTEN";
            case SessionStatement.Unlisten unlisten -> "UNLISTEN";
            case SessionStatement.Notify notify -> "NOTIFY";
        };
    }

    private static String what(SessionStatement.DiscardKind kind) {
        return kind == SessionStatement.DiscardKind.TEMPORARY ? "TEMP" : kind.name();
    }

    /** Null for statements that are not the session's; 0A000 for those it does not have yet. */
    static SessionCommand command(SqlStatement statement) {
        if (statement.tree() instanceof Utility.Explain explain
                && explain.statement() instanceof SessionStatement.Execute execute) {
            return new SessionCommand.Execute(execute.name(), true);
        }
        if (!(statement.tree() instanceof SessionStatement session)) {
            return null;
        }
        return switch (session) {
            case SessionStatement.Begin begin -> new SessionCommand.Begin(modes(begin.modes()));
            case SessionStatement.Commit commit -> new SessionCommand.Commit(commit.chain());
            case SessionStatement.Rollback rollback -> new SessionCommand.Rollback(rollback.chain());
            case SessionStatement.Savepoint savepoint -> new SessionCommand.Savepoint(savepoint.name());
            case SessionStatement.ReleaseSavepoint release -> new SessionCommand.Release(release.name());
            case SessionStatement.RollbackTo rollback -> new SessionCommand.RollbackTo(rollback.name());
            case SessionStatement.SetTransaction set ->
                new SessionCommand.SetTransaction(modes(set.modes()), set.forSession());
            case SessionStatement.Set set -> new SessionCommand.Set(set.name(), set.value(), set.local());
            case SessionStatement.Show show -> new SessionCommand.Show(show.name());
            case SessionStatement.ShowAll show -> new SessionCommand.ShowAll();
            case SessionStatement.Reset reset -> new SessionCommand.Reset(reset.name());
            case SessionStatement.ResetAll reset -> new SessionCommand.Reset(null);
            case SessionStatement.Discard discard -> {
                yield discard.what() == SessionStatement.DiscardKind.ALL
                        ? new SessionCommand.DiscardAll()
                        : new SessionCommand.Discard(what(discard.what()));
            }
            case SessionStatement.Deallocate deallocate -> new SessionCommand.Deallocate(deallocate.name());
            case SessionStatement.Prepare prepare ->
                new SessionCommand.Prepare(prepare.name(), statement.inner(prepare.statement()));
            case SessionStatement.Execute execute -> new SessionCommand.Execute(execute.name(), false);
            case SessionStatement.DeclareCursor declare -> new SessionCommand.DeclareCursor(declare.name(),
                    statement.inner(new CursorQuery(declare.query())), declare.binary(), declare.scroll(),
                    declare.hold());
            case SessionStatement.FetchCursor fetch -> new SessionCommand.Fetch(fetch.name(),
                    SessionCommand.Direction.valueOf(fetch.direction().name()), fetch.count(), fetch.moveOnly());
            case SessionStatement.CloseCursor close -> new SessionCommand.CloseCursor(close.name());
            case SessionStatement.Listen listen -> new SessionCommand.Listen(listen.channel());
            case SessionStatement.Unlisten unlisten -> new SessionCommand.Unlisten(unlisten.channel());
            case SessionStatement.Notify notify -> new SessionCommand.Notify(notify.channel(), notify.payload());
        };
    }

    private static SessionCommand.Modes modes(SessionStatement.TransactionModes modes) {
        SessionCommand.Isolation isolation = switch (modes.isolation()) {
            case null -> null;
            case READ_UNCOMMITTED -> SessionCommand.Isolation.READ_UNCOMMITTED;
            case READ_COMMITTED -> SessionCommand.Isolation.READ_COMMITTED;
            case REPEATABLE_READ -> SessionCommand.Isolation.REPEATABLE_READ;
            case SERIALIZABLE -> SessionCommand.Isolation.SERIALIZABLE;
        };
        return new SessionCommand.Modes(isolation, modes.readOnly(), modes.deferrable());
    }
}
