package io.phantomdb.simulator.client;

import io.phantomdb.base.Check;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A connection to a server, as a client's story sees it: ask, wait, answer. Every wait is bounded; an answer that does not
 * come in time breaks the connection. It knows PostgreSQL's protocol from the manual, not from the server's code, and
 * reports what does not fit as {@link ProtocolBroken}.
 */
public final class PgConnection implements Streams.Handler {
    /** No workload asks for so many. */
    private static final int ROWS_MAX = 100_000;

    private final ClientPlace place;
    private final PeerAddress server;
    private final long patienceNanos;
    private final MessageCutter cutter = new MessageCutter();
    /** Names of the statements that are known to be prepared, by their text. */
    private final Lookup<String, String> prepared = new Lookup<>();
    private int lastStatement;
    private Streams.Connection connection;
    private String lost;
    private ProtocolBroken broken;
    private Promise<Void> news = new Promise<>();
    private long deadline;
    private char status = '?';
    private BiConsumer<String, String> parameters = (name, value) -> {};

    private PgConnection(ClientPlace place, PeerAddress server, long patienceNanos) {
        this.place = place;
        this.server = server;
        this.patienceNanos = patienceNanos;
    }

    /** Connects and logs in. Throws {@link ConnectionLost} or {@link SqlFailure}. */
    public static PgConnection open(ClientPlace place, PeerAddress server, long patienceNanos) {
        PgConnection opened = new PgConnection(place, server, patienceNanos);
        opened.dial();
        return opened;
    }

    private void dial() {
        deadline = place.nanos() + patienceNanos;
        place.post(() -> place.dialer().dial(server, this::connected, this::closed));
        while (connection == null) {
            waitForNews();
        }
        send(Requests.startup("phantom", "phantom"));
        while (status == '?') {
            MessageCutter.Message message = next();
            switch (message.type()) {
                case 'R', 'S', 'K', 'N' -> {
                    // Trusted, a setting, the key to cancel with, a notice: nothing to do.
                }
                case 'E' -> {
                    abort();
                    throw BodyReader.failure(message.body());
                }
                case 'Z' -> status = (char) message.body().at(0);
                default -> throw unexpected(message, "at login");
            }
        }
    }

    /** From now on it is told what the server says of its parameters, the moment that is read. */
    public void onParameter(BiConsumer<String, String> listener) {
        parameters = listener;
    }

    /** Where it leads. */
    public PeerAddress server() {
        return server;
    }

    /** {@code I} outside a transaction, {@code T} in one, {@code E} in a failed one. */
    public char status() {
        return status;
    }

    /** The simple protocol; answers the last statement. */
    public Answer query(String sql) {
        return last(queryAll(sql));
    }

    /** The simple protocol; answers each statement of the string, which is one transaction unless it says otherwise. */
    public List<Answer> queryAll(String sql) {
        return ask(Requests.query(sql), sql);
    }

    /** The extended protocol, everything in text. */
    public Answer execute(String sql, List<String> parameters) {
        return last(executeAll(List.of(new Statement(sql, parameters))));
    }

    /** The extended protocol with one Sync at the end, so that the statements are one transaction unless they say otherwise. */
    public List<Answer> executeAll(List<Statement> statements) {
        Bytes request = Bytes.EMPTY;
        for (Statement each : statements) {
            request = request.concat(Requests.parse("", each.sql())).concat(Requests.run("", each.parameters()));
        }
        return ask(request.concat(Requests.sync()), statements.toString());
    }

    /** The extended protocol with a statement that is parsed once in the life of the connection. */
    public Answer executePrepared(String sql, List<String> parameters) {
        String name = prepared.get(sql);
        Bytes request = Bytes.EMPTY;
        if (name == null) {
            name = "s" + ++lastStatement;
            request = Requests.parse(name, sql);
        }
        Answer answer = last(ask(request.concat(Requests.run(name, parameters)).concat(Requests.sync()), sql));
        prepared.put(sql, name);
        return answer;
    }

    private static Answer last(List<Answer> answers) {
        return answers.isEmpty() ? Answer.NOTHING : answers.getLast();
    }

    private List<Answer> ask(Bytes request, String sql) {
        deadline = place.nanos() + patienceNanos;
        send(request);
        SqlFailure failure = null;
        List<Answer> answers = new ArrayList<>();
        List<String> columns = List.of();
        List<List<String>> rows = new ArrayList<>();
        while (true) {
            MessageCutter.Message message = next();
            switch (message.type()) {
                case 'T' -> columns = BodyReader.columns(message.body());
                case 'D' -> {
                    Check.that(rows.size() < ROWS_MAX, "an answer of more than %d rows does not seem to end", ROWS_MAX);
                    rows.add(BodyReader.row(message.body()));
                }
                case 'C' -> {
                    answers.add(new Answer(columns, rows, BodyReader.tag(message.body())));
                    columns = List.of();
                    rows = new ArrayList<>();
                }
                case 'E' -> failure = BodyReader.failure(message.body());
                case 'Z' -> {
                    status = (char) message.body().at(0);
                    return answersOr(failure, answers);
                }
                case 'S' -> BodyReader.parameter(message.body(), parameters);
                case '1', '2', '3', 'n', 's', 'I', 'N', 'A' -> {
                    // Steps on the way, notices.
                }
                default -> throw unexpected(message, "after " + sql);
            }
        }
    }

    private static List<Answer> answersOr(SqlFailure failure, List<Answer> answers) {
        if (failure != null) {
            throw failure;
        }
        return answers;
    }

    /** Says goodbye. */
    public void close() {
        place.post(() -> {
            connection.write(Requests.terminate());
            connection.close();
        });
    }

    /** Breaks it off. */
    public void abort() {
        place.post(connection::abort);
    }

    private void send(Bytes request) {
        place.post(() -> connection.write(request));
    }

    private MessageCutter.Message next() {
        while (cutter.isEmpty()) {
            waitForNews();
        }
        return cutter.next();
    }

    private void waitForNews() {
        if (broken != null) {
            throw broken;
        }
        if (lost != null) {
            throw new ConnectionLost(lost);
        }
        if (!place.awaitUntil(news, deadline)) {
            lost = "no answer in time from " + server;
            if (connection != null) {
                abort();
            }
            throw new ConnectionLost(lost);
        }
        news = new Promise<>();
    }

    private ProtocolBroken unexpected(MessageCutter.Message message, String when) {
        abort();
        return new ProtocolBroken("a message '" + message.type() + "' " + when);
    }

    private Streams.Handler connected(Streams.Connection opened) {
        connection = opened;
        if (lost != null) {
            opened.abort();
        }
        news.tryKeep(null);
        return this;
    }

    @Override
    public void received(Bytes chunk) {
        try {
            cutter.feed(chunk);
        } catch (ProtocolBroken nonsense) {
            broken = nonsense;
        }
        news.tryKeep(null);
    }

    @Override
    public void ended() {
        connection.close();
        closed("the server closed the connection");
    }

    @Override
    public void writable() {
        // Requests are small.
    }

    @Override
    public void closed(String cause) {
        if (lost == null) {
            lost = cause;
        }
        news.tryKeep(null);
    }
}
