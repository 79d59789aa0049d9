package io.phantomdb.session;

import io.phantomdb.host.Scope;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.Engine;
import io.phantomdb.sql.Engine.Column;
import io.phantomdb.sql.Environment;
import io.phantomdb.sql.SessionCommand;
import java.util.List;

/** Makes prepared statements of parsed ones: for Parse of the protocol, for PREPARE, and for what EXECUTE names. */
final class Preparation {
    private final Engine engine;
    private final Environment environment;
    private final Scope scope;
    private final Work work;
    private final Statements statements;

    Preparation(SessionParts parts, Environment environment, Scope scope, Work work, Statements statements) {
        this.engine = parts.engine();
        this.environment = environment;
        this.scope = scope;
        this.work = work;
        this.statements = statements;
    }

    /** The statement is null for an empty query. */
    PreparedStatement prepare(String name, Engine.Statement statement, List<Type> types, int textLength) {
        if (statement == null) {
            return new PreparedStatement(name, null, null, List.of(), List.of(), textLength);
        }
        if (statement.kind() != Engine.Kind.SESSION) {
            Engine.Prepared plan = work.repeat(() -> engine.prepare(scope, environment, work.transaction(),
                    statement, types));
            return new PreparedStatement(name, statement, plan, plan.parameterTypes(), plan.columns(), textLength);
        }
        if (statement.command() instanceof SessionCommand.DeclareCursor declare) {
            PreparedStatement query = prepare(name, declare.query(), types, textLength);
            return new PreparedStatement(name, statement, query.plan(), query.parameterTypes(), List.of(), textLength);
        }
        return new PreparedStatement(name, statement, null, List.of(), columns(statement), textLength);
    }

    /** Those of what EXECUTE and FETCH name, if that is there already. */
    private List<Column> columns(Engine.Statement statement) {
        SessionCommand command = statement.command();
        return switch (command) {
            case SessionCommand.Execute execute -> {
                PreparedStatement named = statements.find(execute.name());
                yield named == null ? List.of() : executed(execute, statement, named).columns();
            }
            case SessionCommand.Fetch fetch -> {
                Portal named = fetch.moveOnly() ? null : statements.findPortal(fetch.name());
                yield named == null ? List.of() : named.columns();
            }
            default -> CommandRunner.columns(command);
        };
    }

    /** PREPARE. 42P05 if the name is taken. */
    void prepare(SessionCommand.Prepare command, Engine.Statement statement) {
        statements.requireFree(command.name());
        List<Type> types = engine.parameterTypes(scope, environment, statement);
        statements.add(prepare(command.name(), command.statement(), types, 0), statement.text(), true);
    }

    /** The portal that an EXECUTE stands for. */
    Portal portal(String portalName, SessionCommand.Execute execute, Engine.Statement statement, Formats formats) {
        PreparedStatement named = executed(execute, statement, statements.get(execute.name()));
        formats.check(named.columns().size());
        List<Object> values = engine.arguments(scope, environment, statement, named.parameterTypes());
        return new Portal(portalName, named, values, formats, 0);
    }

    /** What EXECUTE runs: the prepared statement, or the EXPLAIN of it. */
    private PreparedStatement executed(SessionCommand.Execute execute, Engine.Statement statement,
            PreparedStatement named) {
        return execute.explained() && !named.isEmpty()
                ? prepare("", engine.explained(statement, named.statement()), named.parameterTypes(), 0)
                : named;
    }
}
