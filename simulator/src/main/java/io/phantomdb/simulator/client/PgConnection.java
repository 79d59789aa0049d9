package io.phantomdb.simulator.client;

import io.phantomdb.base.Bytes;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Streams;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection to a server, as a client's story sees it: ask, wait, answer. Every wait is bounded; an answer that does not
 * come in time breaks the connection. It knows PostgreSQL's protocol from the manual, not from the server's code, and
 * reports what does not fit as {@link ProtocolBroken}.
 */
public final class PgConnection implements Streams.Handler {
    private final ClientPlace place;
    private final PeerAddress server;
    private final long patienceNanos;
    private final MessageCutter cutter = new MessageCutter();
    private Streams.Connection connection;
    private String lost;
    private ProtocolBroken broken;
    private Promise<Void> news = new Promise<>();
    private long deadline;
    private char status = '?';

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
        return ask(Requests.query(sql), sql);
    }

    /** The extended protocol, everything in text. */
    public Answer execute(String sql, List<String> parameters) {
        return ask(Requests.extended(sql, parameters), sql);
    }

    private Answer ask(Bytes request, String sql) {
        deadline = place.nanos() + patienceNanos;
        send(request);
        SqlFailure failure = null;
        Answer answer = Answer.NOTHING;
        List<String> columns = List.of();
        List<List<String>> rows = new ArrayList<>();
        while (true) {
            MessageCutter.Message message = next();
            switch (message.type()) {
                case 'T' -> columns = BodyReader.columns(message.body());
                case 'D' -> rows.add(BodyReader.row(message.body()));
                case 'C' -> {
                    answer = new Answer(columns, rows, BodyReader.tag(message.body()));
                    rows = new ArrayList<>();
                }
                case 'E' -> failure = BodyReader.failure(message.body());
                case 'Z' -> {
                    status = (char) message.body().at(0);
                    return answerOr(failure, answer);
                }
                case '1', '2', '3', 'n', 's', 'I', 'N', 'S', 'A' -> {
                    // Steps on the way, notices, settings.
                }
                default -> throw unexpected(message, "after " + sql);
            }
        }
    }

    private static Answer answerOr(SqlFailure failure, Answer answer) {
        if (failure != null) {
            throw failure;
        }
        return answer;
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
