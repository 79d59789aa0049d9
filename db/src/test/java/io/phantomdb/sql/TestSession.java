package io.phantomdb.sql;

import io.phantomdb.base.Encryption;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Notice;
import io.phantomdb.base.RetryError;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Entropy;
import io.phantomdb.host.Host;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.CatalogNames;
import io.phantomdb.rows.SessionEffects;
import io.phantomdb.rows.SessionObjects;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.Who;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A session reduced to what SQL needs: autocommit or a block, retries, and results as text. */
final class TestSession implements Environment {
    private static final int RETRIES_MAX = 30;

    private final Engine engine;
    private final Transactions transactions;
    private final Host host;
    private final Scope scope;
    private final RandomNumbers random;
    private final List<String> notices = new ArrayList<>();
    private final SequenceMemory sequenceMemory = new SequenceMemory();
    private final OpenLargeObjects openLargeObjects = new OpenLargeObjects();
    private final TestCursors cursors = new TestCursors();
    private CatalogNames names = CatalogNames.NONE;
    private final TemporaryTables temporaryTables = new TemporaryTables(1);
    private String searchPath = "\"$user\", public";
    private int workKilobytes = 65_536;
    private Transaction block;
    private Role role = Role.founding();

    TestSession(Engine engine, Transactions transactions, Host host) {
        this.engine = engine;
        this.transactions = transactions;
        this.host = host;
        this.scope = TestHost.scope(host);
        this.random = new RandomNumbers(host.entropy());
    }

    Scope scope() {
        return scope;
    }

    /** Rows as values joined by '|', NULL as NULL; then the tag. Errors are thrown. */
    List<String> run(String sql) {
        return run(sql, List.of(), List.of());
    }

    /** Rows without the tag. */
    List<String> rows(String sql) {
        List<String> lines = run(sql);
        return lines.subList(0, lines.size() - 1);
    }

    List<String> run(String sql, List<Type> types, List<Object> parameters) {
        List<String> lines = new ArrayList<>();
        for (Engine.Statement statement : engine.parse(sql)) {
            try {
                lines.addAll(run(statement, types, parameters));
            } finally {
                if (block == null) {
                    openLargeObjects.closeAll();
                    cursors.closeAll();
                }
            }
        }
        return lines;
    }

    private List<String> run(Engine.Statement statement, List<Type> types, List<Object> parameters) {
        if (statement.kind() == Engine.Kind.SESSION) {
            return control(statement.command());
        }
        if (statement.kind() == Engine.Kind.SCHEMA && block == null && isAlone(statement, types)) {
            return schema(statement, types);
        }
        if (block != null) {
            return inBlock(statement, types, parameters);
        }
        return repeated(transaction -> execute(statement, transaction, types, parameters));
    }

    private boolean isAlone(Engine.Statement statement, List<Type> types) {
        return engine.alone(engine.prepare(scope, this, null, statement, types)) != Engine.Alone.NEVER;
    }

    private List<String> schema(Engine.Statement statement, List<Type> types) {
        while (true) {
            try {
                return List.of(engine.executeSchema(scope, this, engine.prepare(scope, this, null, statement,
                        types)));
            } catch (StaleDescriptor stale) {
                engine.forget(stale);
            }
        }
    }

    private List<String> control(SessionCommand command) {
        switch (command) {
            case SessionCommand.Begin begin ->
                block = transactions.begin(scope, Boolean.TRUE.equals(begin.modes().readOnly()));
            case SessionCommand.Commit commit -> {
                Transaction ending = block;
                block = null;
                try {
                    beforeCommit(ending);
                    ending.commit();
                } finally {
                    ending.rollback();
                }
            }
            case SessionCommand.Rollback rollback -> {
                block.rollback();
                block = null;
            }
            case SessionCommand.Set set when set.name().equals("role") ->
                role = engine.assume(scope, block, Role.FOUNDING, set.value());
            case SessionCommand.Reset reset -> role = Role.founding();
            case SessionCommand.Set set when set.name().equals("search_path") ->
                searchPath = set.value();
            default -> throw new IllegalArgumentException(command.toString());
        }
        return List.of(command.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT));
    }

    private List<String> inBlock(Engine.Statement statement, List<Type> types, List<Object> parameters) {
        long mark = block.mark();
        try {
            return execute(statement, block, types, parameters);
        } catch (StaleDescriptor stale) {
            block.undoTo(mark);
            engine.forget(stale);
            return execute(statement, block, types, parameters);
        } catch (StatementError error) {
            block.undoTo(mark);
            throw error;
        }
    }

    private void beforeCommit(Transaction transaction) {
        if (engine.isCommitAwaited(this)) {
            engine.beforeCommit(scope, this, transaction);
        }
    }

    <T> T repeated(Function<Transaction, T> body) {
        for (int attempt = 1;; attempt++) {
            Transaction transaction = transactions.begin(scope, false);
            try {
                T result = body.apply(transaction);
                beforeCommit(transaction);
                transaction.commit();
                return result;
            } catch (StaleDescriptor stale) {
                engine.forget(stale);
            } catch (RetryError retry) {
                if (attempt == RETRIES_MAX) {
                    throw retry;
                }
            } finally {
                transaction.rollback();
            }
        }
    }

    private List<String> execute(Engine.Statement statement, Transaction transaction, List<Type> types,
            List<Object> parameters) {
        Engine.Prepared prepared = engine.prepare(scope, this, transaction, statement, types);
        if (statement.kind() == Engine.Kind.SCHEMA) {
            return List.of(engine.executeSchema(scope, this, transaction, prepared));
        }
        try {
            return execute(transaction, prepared, parameters);
        } catch (RetryError | StaleDescriptor again) {
            throw again;
        } catch (StatementError error) {
            engine.confirm(scope, prepared);
            throw error;
        }
    }

    private List<String> execute(Transaction transaction, Engine.Prepared prepared, List<Object> parameters) {
        if (prepared.kind() == Engine.Kind.COPY_OUT) {
            return copyOut(prepared, transaction);
        }
        Engine.Rows rows = engine.execute(scope, this, transaction, prepared, parameters);
        List<String> lines = new ArrayList<>();
        try {
            for (List<Object[]> batch = rows.nextBatch(); !batch.isEmpty(); batch = rows.nextBatch()) {
                batch.forEach(row -> lines.add(text(prepared.columns(), row)));
            }
            lines.add(rows.commandTag());
        } finally {
            rows.close();
        }
        return lines;
    }

    private List<String> copyOut(Engine.Prepared prepared, Transaction transaction) {
        Engine.CopyOut copy = engine.copyOut(scope, this, transaction, prepared, List.of());
        List<String> lines = new ArrayList<>();
        try {
            for (List<Bytes> batch = copy.nextBatch(); !batch.isEmpty(); batch = copy.nextBatch()) {
                batch.forEach(line -> lines.add(line.utf8().replaceFirst("\n$", "")));
            }
            lines.add(copy.commandTag());
        } finally {
            copy.close();
        }
        return lines;
    }

    private String text(List<Engine.Column> columns, Object[] row) {
        List<String> values = new ArrayList<>();
        for (int at = 0; at < row.length; at++) {
            values.add(row[at] == null
                    ? "NULL"
                    : DatumText.write(columns.get(at).type(), row[at], SessionTextSettings.of(this, names)));
        }
        return String.join("|", values);
    }

    /** The columns of a statement, as {@code name type}. */
    List<String> describe(String sql) {
        Engine.Prepared prepared = engine.prepare(scope, this, block, engine.parse(sql).getFirst(), List.of());
        return prepared.columns().stream().map(column -> column.name() + " " + column.type().catalogName()).toList();
    }

    Engine.Prepared prepare(String sql, List<Type> types) {
        return engine.prepare(scope, this, block, engine.parse(sql).getFirst(), types);
    }

    /** Binds and plans every statement that can be. */
    void prepareAll(String sql) {
        for (Engine.Statement statement : engine.parse(sql)) {
            if (statement.kind() != Engine.Kind.SESSION) {
                engine.prepare(scope, this, block, statement, List.of());
            }
        }
    }

    /** COPY in a transaction of its own, or in the block. */
    String copy(String sql, String data) {
        if (block != null) {
            return copy(sql, data, block);
        }
        return repeated(transaction -> copy(sql, data, transaction));
    }

    private String copy(String sql, String data, Transaction transaction) {
        Engine.Prepared prepared = engine.prepare(scope, this, transaction, engine.parse(sql).getFirst(), List.of());
        Engine.CopyIn copy = engine.copyIn(scope, this, transaction, prepared);
        try {
            copy.data(Bytes.ofUtf8(data));
            return copy.finish();
        } finally {
            copy.close();
        }
    }

    boolean inBlock() {
        return block != null;
    }

    /** What was noticed since the last time. */
    List<String> takeNotices() {
        List<String> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    @Override
    public String setting(String name) {
        return switch (name) {
            case "work_mem" -> "" + workKilobytes;
            case "phantom.scan_fragments" -> "auto";
            default -> null;
        };
    }

    /** What an operator may keep in memory from now on. */
    TestSession withWorkMemory(int kilobytes) {
        workKilobytes = kilobytes;
        return this;
    }

    @Override
    public long transactionStartMicros() {
        return 0;
    }

    @Override
    public long statementStartMicros() {
        return 0;
    }

    @Override
    public long clockMicros() {
        return 0;
    }

    @Override
    public String user() {
        return role.name();
    }

    @Override
    public String sessionUser() {
        return "phantom";
    }

    @Override
    public String database() {
        return "phantom";
    }

    @Override
    public int backendPid() {
        return 1;
    }

    @Override
    public Encryption encryption() {
        return null;
    }

    @Override
    public RoutineCursors routineCursors() {
        return cursors;
    }

    @Override
    public OpenLargeObjects openLargeObjects() {
        return openLargeObjects;
    }

    @Override
    public SequenceMemory sequenceMemory() {
        return sequenceMemory;
    }

    @Override
    public Entropy entropy() {
        return host.entropy();
    }

    @Override
    public RandomNumbers random() {
        return random;
    }

    @Override
    public SearchPath searchPath() {
        return SearchPath.of(DatabaseDescriptor.FOUNDING, searchPath, user(), temporaryTables.now(),
                new Who(role.id(), Role.FOUNDING));
    }

    @Override
    public int sessionsIn(String name, boolean terminate) {
        return 0;
    }

    @Override
    public TemporaryTables temporaryTables() {
        return temporaryTables;
    }

    @Override
    public void set(String name, String value, boolean local) {
        throw new UnsupportedOperationException("there are no settings here");
    }

    @Override
    public void sleep(long nanos) {
        scope.sleep(nanos);
    }

    @Override
    public String transactionStatus(String commitToken) {
        return transactions.statusOf(scope, commitToken).name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public void names(CatalogNames newNames) {
        names = newNames;
    }

    @Override
    public boolean signalBackend(int pid, boolean terminate) {
        return false;
    }

    @Override
    public BinaryDatums binaryDatums() {
        throw new IllegalStateException("nothing is exchanged in binary here");
    }

    @Override
    public SessionObjects objects() {
        throw new IllegalStateException("this session keeps nothing");
    }

    @Override
    public SessionEffects effects() {
        throw new IllegalStateException("this session has nothing that lasts");
    }

    @Override
    public void notice(Notice notice) {
        notices.add(notice.level() + ":  " + notice.message());
    }
}
