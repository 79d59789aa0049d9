package io.phantomdb.sql;

import io.phantomdb.base.Bytes;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.CursorTables;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.Transaction;
import java.util.List;

/**
 * SQL as a session uses it: text → statements → prepared statement → rows. One per node, any story.
 */
public interface Engine {
    /**
     * Splits and parses a query string; empty for blank input. Throws 42601 with its position. Transaction control and
     * session commands come back as their own kinds: the session carries them out itself.
     */
    List<Statement> parse(String sql);

    /** A parsed statement, with where it stood in the query string. */
    interface Statement {
        Kind kind();

        /** What it is called in tags and messages: {@code INSERT}, {@code CREATE TABLE}. */
        String commandName();

        /** As its author wrote it, without what stood around it. */
        String text();

        /** For transaction control, SET, SHOW, RESET, DISCARD and the like: what exactly; null for the other kinds. */
        SessionCommand command();
    }

    /** A function called without a statement: what does the same, and the types of its arguments. */
    record Call(Statement statement, List<Type> argumentTypes) {}

    /** 42883 if there is no function of that number in pg_proc, 0A000 if it gives rows. */
    Call call(int functionOid);

    enum Kind {
        /** Returns rows and changes nothing. */
        QUERY,
        /** INSERT, UPDATE, DELETE, TRUNCATE; may return rows. */
        CHANGE,
        /** COPY … FROM STDIN. */
        COPY_IN,
        /** COPY … TO STDOUT. */
        COPY_OUT,
        /** CREATE, DROP, ALTER, VACUUM…: in the transaction of the block, or in their own, see {@link Alone}. */
        SCHEMA,
        /** BEGIN, COMMIT, ROLLBACK, SET, SHOW…: the session's own. */
        SESSION
    }

    /**
     * Binds and plans, or finds the plan in the cache. Parameter types that are not given (null) are inferred. Sees what the
     * transaction has changed in the catalog; null if there is no transaction.
     */
    Prepared prepare(Scope scope, Environment environment, Transaction transaction, Statement statement,
            List<Type> parameterTypes);

    /**
     * False if the statement was prepared with another state of the catalog than the transaction sees, because that, or another
     * transaction it was prepared in, has changed the catalog, or along another search path: it must be prepared anew. Never
     * waits.
     */
    boolean holds(Environment environment, Prepared prepared, Transaction transaction);

    /** The types that a PREPARE names for its parameters, the first ones or all. 42704 if there is no such type. */
    List<Type> parameterTypes(Scope scope, Environment environment, Statement prepare);

    /**
     * The values that an EXECUTE gives to a prepared statement with parameters of these types. 42601 if they are not as
     * many, 42804 if one of them is of a type that cannot be assigned.
     */
    List<Object> arguments(Scope scope, Environment environment, Statement execute, List<Type> types);

    /** EXPLAIN EXECUTE: the EXPLAIN of what the prepared statement was made of, to be prepared with its parameters. */
    Statement explained(Statement explain, Statement prepared);

    /** What a statement turned into. Immutable, shared between sessions. */
    interface Prepared {
        Kind kind();

        List<Type> parameterTypes();

        /** True if it may change something, if only by a function that it calls. */
        boolean mayWrite();

        /** The columns of its rows; empty if it returns none. */
        List<Column> columns();

        /** If it is the query of a cursor: what is behind the columns in its rows. */
        default CursorTables cursorTables() {
            return CursorTables.NONE;
        }
    }

    /** tableId and attribute number are 0 where the column is an expression. */
    record Column(String name, Type type, int modifier, int tableId, int attribute) {}

    /**
     * A shard has refused the version of a descriptor, at an execution or at a commit: what is cached of it is forgotten,
     * so that the next {@link #prepare} sees the table as it is. Never waits.
     */
    void forget(StaleDescriptor refused);

    /**
     * To be asked when a statement has failed, before anybody is told: throws {@link StaleDescriptor} if it was planned with
     * tables that are different by now, so that its error may be about what is no more. Waits.
     */
    void confirm(Scope scope, Prepared prepared);

    /**
     * Makes the names of objects known to the session as the transaction sees them: what reg* types are read and written
     * with outside of statements.
     */
    void nameObjects(Scope scope, Environment environment, Transaction transaction);

    /** A type that a user defined, or the type of its arrays, by its oid. 42704 if there is none. */
    Type userType(Scope scope, Environment environment, Transaction transaction, int oid);

    /** Runs a query or a change inside a transaction; parameters are datums of the prepared types. */
    Rows execute(Scope scope, Environment environment, Transaction transaction, Prepared prepared,
            List<Object> parameters);

    /** How a schema statement goes together with others in one transaction. */
    enum Alone {
        /** It is part of a transaction like any other statement. */
        NEVER,
        /** It may be part of a transaction; outside of a block it runs in steps of its own, while others use the table. */
        IF_POSSIBLE,
        /** It cannot be part of a transaction block. */
        ALWAYS
    }

    Alone alone(Prepared schemaStatement);

    /** Runs a schema statement to its end, in transactions of its own. Returns the command tag. */
    String executeSchema(Scope scope, Environment environment, Prepared prepared);

    /** Runs a schema statement as a part of the transaction. Returns the command tag. */
    String executeSchema(Scope scope, Environment environment, Transaction transaction, Prepared prepared);

    /** A role as it is now; null if there is none of that name. Waits. */
    Role role(Scope scope, String name);

    /**
     * The role that a session becomes with SET ROLE. 22023 if there is none, 42501 if the session's role is no member of it. Waits.
     * The transaction is null where there is none.
     */
    Role assume(Scope scope, Transaction transaction, int sessionRole, String name);

    /** The role that a session is handed to with SET SESSION AUTHORIZATION, by the role it was opened by. Errors as above. */
    Role handOver(Scope scope, Transaction transaction, Role openedBy, String name);

    /** The number of a database that is to be connected to. 3D000 if there is none; 55000 if it lets nobody in. Waits. */
    int connect(Scope scope, Role role, String database);

    /** True if something becomes of the session's temporary tables when its transaction commits. Never waits. */
    boolean isCommitAwaited(Environment environment);

    /** ON COMMIT of the session's temporary tables: the last thing that the transaction does. */
    void beforeCommit(Scope scope, Environment environment, Transaction transaction);

    /** DISCARD TEMP, as a part of the transaction. */
    void discardTemporary(Scope scope, Environment environment, Transaction transaction);

    /** The session ends, and with it its temporary tables. Waits. */
    void endTemporary(Scope scope, Environment environment);

    /** Begins COPY … FROM STDIN. */
    CopyIn copyIn(Scope scope, Environment environment, Transaction transaction, Prepared prepared);

    /** Begins COPY … TO STDOUT. */
    CopyOut copyOut(Scope scope, Environment environment, Transaction transaction, Prepared prepared,
            List<Object> parameters);

    /** Rows as they come; batch by batch. */
    interface Rows {
        /** The next rows in the order of the columns, at most a few thousand; empty at the end. */
        List<Object[]> nextBatch();

        /** Known at the end: {@code SELECT 3}, {@code INSERT 0 1}. */
        String commandTag();

        /** Gives back the memory it holds. Called when nobody will read on; harmless after the end. */
        void close();
    }

    /** Gives the data of a COPY. */
    interface CopyOut {
        int columnCount();

        boolean isBinary();

        /** The next pieces as they are to be sent, a row each; empty at the end. */
        List<Bytes> nextBatch();

        /** Known at the end. */
        String commandTag();

        /** Gives back the memory it holds; harmless after the end. */
        void close();
    }

    /** Takes the data of a COPY. */
    interface CopyIn {
        int columnCount();

        boolean isBinary();

        /** Bytes in order, cut anywhere. */
        void data(Bytes chunk);

        /** Returns the command tag. */
        String finish();

        /** Gives back the memory it holds, also after a failure; harmless after {@link #finish}. */
        void close();
    }
}
