package io.phantomdb.simulator.workload;

import io.phantomdb.host.PeerAddress;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.client.Answer;
import io.phantomdb.simulator.client.ClientPlace;
import io.phantomdb.simulator.client.ConnectionLost;
import io.phantomdb.simulator.client.PgConnection;
import io.phantomdb.simulator.client.ProtocolBroken;
import io.phantomdb.simulator.client.SqlFailure;
import io.phantomdb.simulator.client.Statement;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One client of a workload: it keeps a connection to some node, makes a new one to any node when it is lost, and sorts
 * errors by what they say about what was asked for: it happened, it did not, or nobody knows.
 */
public final class SqlClient {
    /** SQLSTATEs that mean "it did not happen, try again", whatever was asked for. */
    private static final List<String> NOT_DONE = List.of("40001", "40P01", "55P03", "57014", "57P03", "53100", "53200",
            "53300", "53000", "08006", "25P02", "72000", "55006");
    /** SQLSTATEs after which nobody knows. */
    private static final List<String> UNKNOWN = List.of("40003", "57P01", "58030");

    private static final long THINKING_NANOS_MAX = 1_000_000_000L;

    private final int number;
    private final ClientPlace place;
    private final SplitEntropy entropy;
    private final long patienceNanos;
    private final boolean isPensive;
    private List<PeerAddress> servers;
    private PgConnection connection;
    private Consumer<String> tokens;

    public SqlClient(int number, ClientPlace place, List<PeerAddress> servers, long patienceNanos,
            SplitEntropy entropy) {
        this.number = number;
        this.place = place;
        this.servers = servers;
        this.patienceNanos = patienceNanos;
        this.entropy = entropy;
        this.isPensive = entropy.below(4) == 0;
    }

    public int number() {
        return number;
    }

    public SplitEntropy entropy() {
        return entropy;
    }

    public ClientPlace place() {
        return place;
    }

    /** Has the server report commit tokens, and hands them on the moment they are read. */
    public void reportTokens(Consumer<String> listener) {
        tokens = listener;
        drop();
    }

    /** From the next connection on, only these are asked. */
    public void servers(List<PeerAddress> newServers) {
        servers = newServers;
        if (connection != null && !newServers.contains(connection.server())) {
            drop();
        }
    }

    /** Does one operation, and tells the trace how it began and ended. What the body throws is thrown. */
    public void operation(String what, Moments moments, Runnable body) {
        place.tell(new OperationEvent.Begun(number, what, moments.last()));
        try {
            body.run();
            ended(OperationEvent.Ending.OK, "", moments);
        } catch (NotDone failed) {
            ended(OperationEvent.Ending.NOT_DONE, failed.getMessage(), moments);
            throw failed;
        } catch (Unknown unknown) {
            ended(OperationEvent.Ending.UNKNOWN, unknown.getMessage(), moments);
            throw unknown;
        } catch (RuntimeException broken) {
            ended(OperationEvent.Ending.BROKEN, broken.toString(), moments);
            throw broken;
        }
    }

    private void ended(OperationEvent.Ending ending, String why, Moments moments) {
        place.tell(new OperationEvent.Ended(number, ending, why, moments.last()));
    }

    /** A statement that is a transaction of its own. */
    public Answer single(String sql, String... parameters) {
        PgConnection open = connection();
        try {
            return ask(open, sql, parameters);
        } catch (ConnectionLost lost) {
            drop();
            throw new Unknown(lost.getMessage());
        } catch (SqlFailure failure) {
            throw sorted(failure, sql);
        }
    }

    /** Several statements in one transaction; the body may run once only. */
    public <T> T transaction(String begin, Function<Statements, T> body) {
        PgConnection open = connection();
        T result;
        try {
            query(open, begin);
            long pauseNanosMax = drawPause();
            result = body.apply((sql, parameters) -> {
                place.sleep(entropy.between(0, pauseNanosMax));
                return ask(open, sql, parameters);
            });
            place.sleep(entropy.between(0, pauseNanosMax));
        } catch (ConnectionLost lost) {
            drop();
            throw new NotDone(lost.getMessage());
        } catch (SqlFailure failure) {
            RuntimeException sorted = beforeCommit(failure);
            rollBack(open);
            throw sorted;
        }
        commit(open);
        return result;
    }

    /**
     * Several statements in one transaction that is rolled back in the end, so whatever they answered never happened. Returns
     * whether they got that far.
     */
    public boolean abandon(Consumer<Statements> body) {
        PgConnection open = connection();
        try {
            query(open, "BEGIN");
            body.accept((sql, parameters) -> ask(open, sql, parameters));
            query(open, "ROLLBACK");
            return true;
        } catch (ConnectionLost lost) {
            drop();
            return false;
        } catch (SqlFailure failure) {
            rollBack(open);
            if (sorted(failure, "a statement") instanceof Refused refused) {
                throw refused;
            }
            return false;
        }
    }

    /**
     * Several statements that are one transaction because they come together: in one string of the simple protocol, if none has
     * parameters, or before one Sync of the extended one. Answers each.
     */
    public List<Answer> together(List<Statement> statements) {
        PgConnection open = connection();
        boolean isSimple = statements.stream().allMatch(each -> each.parameters().isEmpty()) && entropy.below(2) == 0;
        String text = String.join("; ", statements.stream().map(Statement::sql).toList());
        try {
            return told(open, text, List.of(), () -> isSimple ? open.queryAll(text) : open.executeAll(statements),
                    answers -> answers);
        } catch (ProtocolBroken broken) {
            throw new Finding("the protocol was broken by the server: " + broken.getMessage(), broken);
        } catch (ConnectionLost lost) {
            drop();
            throw new Unknown(lost.getMessage());
        } catch (SqlFailure failure) {
            throw sorted(failure, text);
        }
    }

    /** Asks within a transaction. */
    @FunctionalInterface
    public interface Statements {
        Answer ask(String sql, String... parameters);
    }

    private Answer ask(PgConnection open, String sql, String... parameters) {
        try {
            if (parameters.length == 0 && entropy.below(2) == 0) {
                return query(open, sql);
            }
            List<String> values = List.of(parameters);
            boolean isPrepared = entropy.below(3) == 0;
            return told(open, sql, values, () -> isPrepared
                    ? open.executePrepared(sql, values)
                    : open.execute(sql,
                            values));
        } catch (ProtocolBroken broken) {
            throw new Finding("the protocol was broken by the server: " + broken.getMessage(), broken);
        }
    }

    private Answer query(PgConnection open, String sql) {
        return told(open, sql, List.of(), () -> open.query(sql));
    }

    private Answer told(PgConnection open, String sql, List<String> parameters, Supplier<Answer> asking) {
        return told(open, sql, parameters, asking, List::of);
    }

    private <T> T told(PgConnection open, String sql, List<String> parameters, Supplier<T> asking,
            Function<T, List<Answer>> answers) {
        place.tell(new OperationEvent.Asked(number, open.server().host(), sql, parameters));
        try {
            T answer = asking.get();
            place.tell(new OperationEvent.Answered(number, answers.apply(answer), null));
            return answer;
        } catch (ConnectionLost | SqlFailure failed) {
            place.tell(new OperationEvent.Answered(number, List.of(), failed.getMessage()));
            throw failed;
        }
    }

    /**
     * Some transactions think before each statement and before they commit, so that whatever goes wrong can do so in their
     * middle; and some clients think long in each.
     */
    private long drawPause() {
        if (isPensive) {
            return THINKING_NANOS_MAX >> entropy.below(3);
        }
        return entropy.below(3) == 0 ? THINKING_NANOS_MAX >> entropy.below(8) : 0;
    }

    private void commit(PgConnection open) {
        try {
            Answer answer = query(open, "COMMIT");
            if (!answer.tag().equals("COMMIT")) {
                throw new NotDone("COMMIT was answered with " + answer.tag());
            }
        } catch (ConnectionLost lost) {
            drop();
            throw new Unknown(lost.getMessage());
        } catch (SqlFailure failure) {
            throw sorted(failure, "COMMIT");
        }
    }

    private void rollBack(PgConnection open) {
        try {
            query(open, "ROLLBACK");
        } catch (ConnectionLost | SqlFailure gone) {
            drop();
        }
    }

    /** Before the commit even an outcome that nobody knows is one that did not happen. */
    private static RuntimeException beforeCommit(SqlFailure failure) {
        return UNKNOWN.contains(failure.state()) ? new NotDone(failure.getMessage()) : sorted(failure, "a statement");
    }

    private static RuntimeException sorted(SqlFailure failure, String sql) {
        if (NOT_DONE.contains(failure.state())) {
            return new NotDone(failure.getMessage());
        }
        if (UNKNOWN.contains(failure.state())) {
            return new Unknown(failure.getMessage());
        }
        return new Refused(failure, sql);
    }

    private PgConnection connection() {
        if (connection != null && entropy.below(200) == 0) {
            connection.close();
            connection = null;
        }
        if (connection == null) {
            PeerAddress server = servers.get(entropy.below(servers.size()));
            try {
                connection = PgConnection.open(place, server, patienceNanos);
                prepare(connection);
            } catch (ConnectionLost lost) {
                drop();
                throw new NotDone("no connection to " + server + ": " + lost.getMessage());
            } catch (SqlFailure refused) {
                drop();
                throw new NotDone("no session on " + server + ": " + refused.getMessage());
            }
        }
        return connection;
    }

    private void prepare(PgConnection opened) {
        if (tokens != null) {
            opened.onParameter((name, value) -> {
                if (name.equals("phantom.commit_token")) {
                    tokens.accept(value);
                }
            });
            opened.query("SET phantom.report_commit_token = on");
        }
    }

    private void drop() {
        if (connection != null) {
            connection.abort();
            connection = null;
        }
    }

    /** Breaks the connection, as a program that ends. */
    public void leave() {
        drop();
    }
}
