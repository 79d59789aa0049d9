package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.ErrorSubject;
import io.phantomdb.base.Notice;
import io.phantomdb.base.RetryError;
import io.phantomdb.base.Span;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.TxnId;
import io.phantomdb.base.UnknownOutcome;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.Engine;
import io.phantomdb.sql.Environment;
import io.phantomdb.sql.SessionCommand;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.rows.RowPage;
import io.phantomdb.txn.TableVersion;
import io.phantomdb.txn.Isolation;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.TransactionMode;
import io.phantomdb.txn.TransactionStatus;
import io.phantomdb.txn.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * An engine whose statements do what a test of sessions needs, and transactions that remember what was done to them:
 *
 * <pre>
 *   rows N          a query with N rows of int4 and text        echo T      a query that returns its parameter of type T
 *   change N        writes; tag INSERT 0 N                      returning N writes; N rows
 *   conflict N      the next N runs of it are 40001             clash N     the next N commits are 40001
 *   lost            the next commit's outcome is unknown        stale N     the next N runs find the schema changed
 *   error CODE      fails                                       bug         fails as it must not
 *   sleep MS        waits                                       copy N      COPY with N columns
 *   signal PID end  ends another session, or "signal PID cancel"
 *   unload N        COPY TO of N rows
 *   create, vacuum  schema changes                              notice      says something
 *   lock N          rows N FOR UPDATE                           slow MS     the next commit waits
 *   status T        what became of the transaction with token T: token-1 is the first that was told
 *   liar            its second row is not of its type
 *   wide N          one row of N bytes                          begin, commit, set … as usual
 *   prepare P S     S under the name P; execute P with 7s       declare C [scroll] [forward] [hold] [binary] for S
 *   fetch C DIR N   or move, also "all"; close C
 * </pre>
 */
final class ToyEngine extends ToyCluster implements Transactions {
    /** What was done, one word each: begin, begin-ro, write, commit, rollback. */
    final List<String> journal = new ArrayList<>();
    int rowsOpen;
    private int conflicts = -1;
    private int clashes = -1;
    private int stales = -1;
    private boolean lost;
    private long slowNanos;
    private int tokens;
    private final TreeSet<String> committed = new TreeSet<>();
    private String[] columnsNow = {"n", "t"};
    private int forgotten;

    private record Toy(Kind kind, String commandName, SessionCommand command, String[] words) implements Statement {
        @Override
        public String text() {
            return String.join(" ", words);
        }
    }

    private record Plan(Toy toy, List<Type> parameterTypes, List<Column> columns) implements Prepared {
        @Override
        public Kind kind() {
            return toy.kind();
        }

        @Override
        public boolean mayWrite() {
            return toy.kind() == Kind.CHANGE;
        }
    }

    @Override
    public List<Statement> parse(String sql) {
        List<Statement> list = new ArrayList<>();
        for (String part : sql.split(";")) {
            if (!part.isBlank()) {
                list.add(statement(part.strip(), sql.indexOf(part) + 1));
            }
        }
        return list;
    }

    static Statement statement(String text, int position) {
        String[] words = text.split(" +");
        String name = words[0].toUpperCase(Locale.ROOT);
        return switch (words[0]) {
            case "signal", "rows", "echo", "liar", "error", "sleep", "bug", "notice", "stale", "now", "wide", "setting",
                    "config", "status" ->
                new Toy(Kind.QUERY, "SELECT", null, words);
            case "change", "returning", "conflict", "clash", "lost", "slow" ->
                new Toy(Kind.CHANGE, "INSERT", null, words);
            case "lock" -> new Toy(Kind.CHANGE, "SELECT", null, words);
            case "unload" -> new Toy(Kind.COPY_OUT, "COPY", null, words);
            case "copy" -> new Toy(Kind.COPY_IN, "COPY", null, words);
            case "create" -> new Toy(Kind.SCHEMA, "CREATE TABLE", null, words);
            case "vacuum" -> new Toy(Kind.SCHEMA, "VACUUM", null, words);
            default -> new Toy(Kind.SESSION, words[0].equals("start") ? "START TRANSACTION" : name,
                    ToyCommands.of(words, position), words);
        };
    }

    /** The one function gives its argument, an integer. */
    @Override
    public Call call(int functionOid) {
        if (functionOid != 77) {
            throw new StatementError(SqlState.UNDEFINED_FUNCTION,
                    "function with OID " + functionOid + " does not exist");
        }
        return new Call(statement("echo int4", 0), List.of(Type.INT4));
    }

    @Override
    public Prepared prepare(Scope scope, Environment environment, Transaction transaction, Statement statement,
            List<Type> types) {
        Toy toy = (Toy) statement;
        List<Column> columns = switch (toy.words()[0]) {
            case "rows", "lock", "returning", "stale" -> List.of(new Column(columnsNow[0], Type.INT4, -1, 0, 0),
                    new Column(columnsNow[1], Type.TEXT, -1, 16_500, 2));
            case "echo" -> List.of(new Column("echo", echoed(toy, types), -1, 0, 0));
            case "liar" -> List.of(new Column("number", Type.INT4, -1, 0, 0));
            case "signal" -> List.of(new Column("signal", Type.BOOL, -1, 0, 0));
            case "wide", "setting", "config", "status" -> List.of(new Column("text", Type.TEXT, -1, 0, 0));
            case "error", "sleep", "bug", "notice" -> List.of(new Column("x", Type.INT4, -1, 0, 0));
            default -> List.of();
        };
        List<Type> parameters = new ArrayList<>();
        if (toy.words()[0].equals("echo")) {
            parameters.add(echoed(toy, types));
        }
        return new Plan(toy, parameters, columns);
    }

    private static Type echoed(Toy toy, List<Type> types) {
        return !types.isEmpty() && types.getFirst() != null ? types.getFirst() : type(toy);
    }

    private static Type type(Toy toy) {
        return Type.named(toy.words()[1]);
    }

    @Override
    public List<Type> parameterTypes(Scope scope, Environment environment, Statement prepare) {
        return List.of();
    }

    @Override
    public List<Object> arguments(Scope scope, Environment environment, Statement execute, List<Type> types) {
        return new ArrayList<>(types.stream().map(type -> (Object) 7).toList());
    }

    @Override
    public Statement explained(Statement explain, Statement prepared) {
        throw new IllegalArgumentException("there is no EXPLAIN");
    }

    @Override
    public void forget(StaleDescriptor refused) {
        journal.add("forget");
        forgotten++;
        if (forgotten > 1) {
            columnsNow = new String[]{"n", "u"};
        }
    }

    @Override
    public Rows execute(Scope scope, Environment environment, Transaction transaction, Prepared prepared,
            List<Object> parameters) {
        Toy toy = ((Plan) prepared).toy();
        int number = toy.words().length > 1 && Character.isDigit(toy.words()[1].charAt(0))
                ? Integer.parseInt(toy.words()[1])
                : 0;
        return switch (toy.words()[0]) {
            case "rows", "lock" -> new ToyRows("SELECT ", number, true);
            case "echo" -> new ToyRows(List.<Object[]>of(new Object[]{parameters.getFirst()}));
            case "liar" -> new ToyRows(List.of(new Object[]{1}, new Object[]{"not a number"}));
            case "wide" -> new ToyRows(List.<Object[]>of(new Object[]{"x".repeat(number)}));
            case "setting" -> new ToyRows(List.<Object[]>of(new Object[]{environment.setting(toy.words()[1])}));
            case "config" -> {
                // As set_config does it: name, value, and local where it is to end with the transaction.
                environment.set(toy.words()[1], toy.words()[2], toy.words().length > 3);
                yield new ToyRows(List.<Object[]>of(new Object[]{environment.setting(toy.words()[1])}));
            }
            case "status" ->
                new ToyRows(List.<Object[]>of(new Object[]{environment.transactionStatus(toy.words()[1])}));
            case "signal" -> new ToyRows(List.<Object[]>of(
                    new Object[]{environment.signalBackend(number, toy.words()[2].equals("end"))}));
            case "slow" -> {
                slowNanos = number * 1_000_000L;
                yield written(transaction, "INSERT 0 ", 1, false);
            }
            case "change" -> written(transaction, "INSERT 0 ", number, false);
            case "returning" -> written(transaction, "INSERT 0 ", number, true);
            case "conflict" -> {
                conflicts = conflicts < 0 ? number : conflicts;
                if (conflicts-- > 0) {
                    throw new RetryError("a conflict");
                }
                yield written(transaction, "INSERT 0 ", 1, false);
            }
            case "stale" -> {
                stales = stales < 0 ? number : stales;
                if (stales-- > 0) {
                    throw new StaleDescriptor(16_500, 2);
                }
                yield new ToyRows("SELECT ", 1, true);
            }
            case "clash" -> {
                clashes = clashes < 0 ? number : clashes;
                yield written(transaction, "INSERT 0 ", 1, false);
            }
            case "lost" -> {
                lost = true;
                yield written(transaction, "INSERT 0 ", 1, false);
            }
            case "error" -> throw new StatementError(SqlState.valueOf(toy.words()[1].toUpperCase(Locale.ROOT)),
                    "asked for").withDetail("in detail").withHint("do not ask").at(7)
                    .about(ErrorSubject.constraint("public", "t", "t_pkey"));
            case "bug" -> throw new IllegalStateException("a bug\nin two lines");
            case "notice" -> {
                environment.notice(Notice.notice("listen"));
                yield new ToyRows("SELECT ", 0, true);
            }
            case "sleep" -> {
                scope.sleep(number * 1_000_000L);
                yield new ToyRows("SELECT ", 0, true);
            }
            default -> throw new IllegalArgumentException(toy.words()[0]);
        };
    }

    private Rows written(Transaction transaction, String tag, int number, boolean returning) {
        transaction.put(new TableVersion(16_500, 1), Bytes.ofUtf8("k"), Bytes.EMPTY);
        return new ToyRows(tag, number, returning);
    }

    private final class ToyRows implements Rows {
        private final String tag;
        private final List<Object[]> rows;
        private int at;
        private boolean closed;

        private ToyRows(String tag, int number, boolean withRows) {
            this.tag = tag + number;
            this.rows = new ArrayList<>();
            for (int index = 0; withRows && index < number; index++) {
                rows.add(new Object[]{index, index % 3 == 2 ? null : "row " + index});
            }
            rowsOpen++;
        }

        private ToyRows(List<Object[]> rows) {
            this.tag = "SELECT " + rows.size();
            this.rows = rows;
            rowsOpen++;
        }

        @Override
        public List<Object[]> nextBatch() {
            int to = Math.min(rows.size(), at + 3);
            List<Object[]> batch = rows.subList(at, to);
            at = to;
            return batch;
        }

        @Override
        public String commandTag() {
            return tag;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                rowsOpen--;
            }
        }
    }

    @Override
    public void confirm(Scope scope, Prepared prepared) {}

    @Override
    public void nameObjects(Scope scope, Environment environment, Transaction transaction) {
        throw new IllegalStateException("nothing has a name here");
    }

    @Override
    public Type userType(Scope scope, Environment environment, Transaction transaction, int oid) {
        throw new IllegalStateException("nobody defines types here");
    }

    @Override
    public boolean holds(Environment environment, Prepared prepared, Transaction transaction) {
        return true;
    }

    @Override
    public Alone alone(Prepared schemaStatement) {
        return ((Plan) schemaStatement).toy().commandName().equals("VACUUM") ? Alone.ALWAYS : Alone.NEVER;
    }

    @Override
    public String executeSchema(Scope scope, Environment environment, Transaction transaction, Prepared prepared) {
        return executeSchema(scope, environment, prepared);
    }

    @Override
    public String executeSchema(Scope scope, Environment environment, Prepared prepared) {
        String name = ((Plan) prepared).toy().commandName();
        journal.add(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
        return name;
    }

    @Override
    public CopyIn copyIn(Scope scope, Environment environment, Transaction transaction, Prepared prepared) {
        int columns = Integer.parseInt(((Plan) prepared).toy().words()[1]);
        return new CopyIn() {
            private int lines;

            @Override
            public int columnCount() {
                return columns;
            }

            @Override
            public boolean isBinary() {
                return false;
            }

            @Override
            public void data(Bytes chunk) {
                String text = chunk.utf8();
                if (text.contains("bad")) {
                    throw new StatementError(SqlState.BAD_COPY_FILE_FORMAT, "extra data after last expected column");
                }
                lines += (int) text.chars().filter(c -> c == '\n').count();
            }

            @Override
            public String finish() {
                transaction.put(new TableVersion(16_500, 1), Bytes.ofUtf8("c"), Bytes.EMPTY);
                return "COPY " + lines;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public CopyOut copyOut(Scope scope, Environment environment, Transaction transaction, Prepared prepared,
            List<Object> parameters) {
        int rows = Integer.parseInt(((Plan) prepared).toy().words()[1]);
        return new CopyOut() {
            private int said;

            @Override
            public int columnCount() {
                return 2;
            }

            @Override
            public boolean isBinary() {
                return false;
            }

            @Override
            public List<Bytes> nextBatch() {
                return said == rows ? List.of() : List.of(Bytes.ofUtf8(said++ + "\trow\n"));
            }

            @Override
            public String commandTag() {
                return "COPY " + said;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Transaction begin(Scope scope, TransactionMode mode) {
        String level = mode.isolation() == Isolation.SERIALIZABLE
                ? ""
                : "-" + mode.isolation().name().toLowerCase(Locale.ROOT);
        journal.add((mode.readOnly() ? "begin-ro" : "begin") + level);
        return new ToyTransaction(scope, mode.readOnly());
    }

    @Override
    public TransactionStatus statusOf(Scope scope, String commitToken) {
        return committed.contains(commitToken) ? TransactionStatus.COMMITTED : TransactionStatus.ABORTED;
    }

    @Override
    public boolean isOpen(Scope scope, NodeId node, TxnId txn) {
        return false;
    }

    @Override
    public NodeId node() {
        return new NodeId(5);
    }

    @Override
    public void raiseFence(Scope scope, TableVersion versionMin) {}

    private final class ToyTransaction implements Transaction {
        private Companion companion;
        private final Scope scope;
        private final boolean readOnly;
        private int writes;
        private boolean over;
        private String token;

        private ToyTransaction(Scope scope, boolean readOnly) {
            this.scope = scope;
            this.readOnly = readOnly;
        }

        @Override
        public TxnId id() {
            return new TxnId(0, 1);
        }

        @Override
        public Companion companion() {
            return companion;
        }

        @Override
        public void accompany(Companion newCompanion) {
            companion = newCompanion;
        }

        @Override
        public boolean isReadOnly() {
            return readOnly;
        }

        @Override
        public boolean hasWrites() {
            return writes > 0;
        }

        @Override
        public Transaction statement(long lockNanosMax) {
            return this;
        }

        @Override
        public boolean locksByRow() {
            return false;
        }

        @Override
        public List<Locked> lock(TableVersion table, List<Bytes> keys, Lock lock, Waiting waiting) {
            return List.of();
        }

        @Override
        public boolean lockKey(TableVersion table, Bytes key, Lock lock, Waiting waiting, boolean guarded) {
            return true;
        }

        @Override
        public void unlockKey(TableVersion table, Bytes key) {}

        @Override
        public boolean lockSpan(TableVersion table, Span span, Lock lock, Waiting waiting) {
            return true;
        }

        @Override
        public List<Bytes> get(TableVersion table, List<Bytes> keys, Lock lock) {
            return List.of();
        }

        @Override
        public Scan scan(TableVersion table, Span span, boolean descending, Lock lock, PageWish wish) {
            return () -> RowPage.EMPTY;
        }

        @Override
        public boolean isElsewhere(Bytes key) {
            return false;
        }

        @Override
        public void put(TableVersion table, Bytes key, Bytes value) {
            if (readOnly || over) {
                throw new IllegalStateException("a write in a transaction that cannot write");
            }
            writes++;
            journal.add("write");
        }

        @Override
        public void delete(TableVersion table, Bytes key) {}

        @Override
        public void deleteRange(TableVersion table, Span span) {}

        @Override
        public void raiseFence(TableVersion version) {}

        @Override
        public long schemaEpoch() {
            return 0;
        }

        @Override
        public boolean isAtTimestamp() {
            return false;
        }

        @Override
        public boolean hasWritten(Bytes key) {
            return false;
        }

        @Override
        public long mark() {
            return writes;
        }

        @Override
        public List<TableVersion> changedDescriptors() {
            return List.of();
        }

        @Override
        public void note() {}

        @Override
        public void undoTo(long mark) {
            writes = (int) mark;
            if (companion != null) {
                companion.undoneTo(mark);
            }
            journal.add("undo");
        }

        @Override
        public String commitToken() {
            if (token == null && writes > 0) {
                token = "token-" + ++tokens;
            }
            return token;
        }

        @Override
        public void commit() {
            if (companion != null) {
                companion.beforeCommit();
            }
            if (over) {
                throw new IllegalStateException("a transaction ends once");
            }
            if (slowNanos > 0) {
                scope.sleep(slowNanos);
                slowNanos = 0;
            }
            if (clashes-- > 0) {
                throw new RetryError("a clash");
            }
            over = true;
            if (writes > 0) {
                committed.add(commitToken());
            }
            if (lost) {
                lost = false;
                throw new UnknownOutcome("the coordinator lost touch");
            }
            journal.add("commit");
        }

        @Override
        public void rollback() {
            if (!over) {
                over = true;
                journal.add("rollback");
            }
        }
    }
}
