package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Streams;
import io.phantomdb.host.TlsIdentity;
import io.phantomdb.host.Trace;
import io.phantomdb.session.Session;
import io.phantomdb.sql.roles.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * The loop side of a connection: cuts bytes into frames, starts a story when there is something to answer, writes what it
 * says. All on the store loop.
 *
 * <pre>
 *   STARTING ──► AUTHENTICATING ──► IDLE ◄──► BUSY (a story has the session)
 *       │               │             └────┬────┘
 *       └───────────────┴──────────► ENDED ◄
 * </pre>
 */
final class WireConnection implements Streams.Handler, Conversation.Line {
    private static final int INBOX_BYTES_MAX = 256 << 10;
    /** As much is dealt with at once, even if the client does not wait for an answer yet. */
    private static final int INBOX_BYTES_TAKEN = 64 << 10;
    private static final int FRAME_BYTES = 5;
    /** A client that asks for no answer and says nothing more for so long may wait all the same: for an error. */
    private static final long PAUSE_NANOS = 10_000_000;

    private enum State {
        STARTING,
        /** The client is asked for its password, or waits to be. */
        AUTHENTICATING,
        IDLE,
        BUSY,
        ENDED
    }

    private final PgServer server;
    private final long number;
    private final Streams.Connection connection;
    private final Host host;
    private final Loop loop;
    private final FrameReader reader;
    private State state = State.STARTING;
    private BackendKey key;
    private MemoryAccount memory;
    private Conversation conversation;
    private List<Frame> inbox = new ArrayList<>(2);
    private int inboxBytes;
    private boolean inboxWantsAnswer;
    private boolean readingPaused;
    private boolean full;
    private boolean lost;
    private boolean isAdmitted;
    private boolean isTlsAsked;
    private boolean isGssAsked;
    private boolean isEncrypted;
    private StartupPacket.Startup wanted;
    private Authentication authentication;
    private final List<Promise<Void>> roomWanted = new ArrayList<>(1);
    private Promise<List<Frame>> framesWanted;
    private Loop.Timer patience;
    private Loop.Timer pause;

    WireConnection(PgServer server, long number, Streams.Connection connection) {
        this.server = server;
        this.number = number;
        this.connection = connection;
        this.host = server.parts().host();
        this.loop = host.loops().store();
        this.reader = new FrameReader(server.parts().memory());
        this.patience = loop.at(host.clock().nanos() + server.limits().startupNanosMax(), this::end);
    }

    long number() {
        return number;
    }

    BackendKey key() {
        return key;
    }

    @Override
    public void received(Bytes chunk) {
        if (state != State.ENDED) {
            reader.feed(chunk, this::accept);
            pump();
        }
    }

    @Override
    public void ended() {
        switch (state) {
            case STARTING, AUTHENTICATING -> end();
            case IDLE, BUSY -> {
                accept(Frame.of(Frame.END_OF_INPUT, Bytes.EMPTY));
                pump();
            }
            case ENDED -> {
            }
        }
    }

    @Override
    public void writable() {
        full = false;
        tellRoom();
        pump();
    }

    @Override
    public void closed(String cause) {
        lost = true;
        if (isEncrypted && connection.encryption() == null) {
            host.trace()
                    .event(new Trace.Note("pgwire.no-handshake", connection.remote() + " did not come to speak TLS: "
                            + cause));
        }
        switch (state) {
            case STARTING, AUTHENTICATING, IDLE -> end();
            case BUSY -> giveUp(new StatementError(SqlState.CONNECTION_FAILURE, "connection to client lost"));
            case ENDED -> {
            }
        }
    }

    private void tellRoom() {
        List<Promise<Void>> wanted = List.copyOf(roomWanted);
        roomWanted.clear();
        wanted.forEach(room -> room.keep(null));
    }

    /** The story is told to end; what it waits for on this side will not come. */
    private void giveUp(StatementError why) {
        conversation.session().end(why);
        full = false;
        tellRoom();
        if (framesWanted != null) {
            framesWanted.fail(why);
            framesWanted = null;
        }
    }

    private void accept(Frame frame) {
        switch (state) {
            case STARTING -> startup(frame);
            case AUTHENTICATING -> answered(frame);
            case IDLE, BUSY -> {
                inbox.add(frame);
                inboxBytes += FRAME_BYTES + frame.body().length();
                inboxWantsAnswer |= frame.wantsAnswer();
            }
            case ENDED -> {
            }
        }
    }

    private void pump() {
        switch (state) {
            case BUSY -> {
                if (framesWanted != null && !inbox.isEmpty()) {
                    Promise<List<Frame>> wanted = framesWanted;
                    framesWanted = null;
                    wanted.keep(takeInbox());
                }
            }
            case IDLE -> {
                if (!full && (inboxWantsAnswer || inboxBytes >= INBOX_BYTES_TAKEN)) {
                    startBurst();
                } else if (!inbox.isEmpty() && pause == null) {
                    pause = loop.at(host.clock().nanos() + PAUSE_NANOS, this::paused);
                }
            }
            case STARTING, AUTHENTICATING, ENDED -> {
            }
        }
        if (inboxBytes > INBOX_BYTES_MAX && !readingPaused) {
            readingPaused = true;
            connection.reading(false);
        }
    }

    private void paused() {
        pause = null;
        if (state == State.IDLE && !full && !inbox.isEmpty()) {
            startBurst();
        }
    }

    private void pauseNoMore() {
        if (pause != null) {
            pause.cancel();
            pause = null;
        }
    }

    private List<Frame> takeInbox() {
        List<Frame> taken = inbox;
        inbox = new ArrayList<>(2);
        inboxBytes = 0;
        inboxWantsAnswer = false;
        if (readingPaused) {
            readingPaused = false;
            connection.reading(true);
        }
        return taken;
    }

    /** Whoever is busy is told at the end of what it does, whoever is in a transaction at its end. */
    private void notified() {
        if (state == State.IDLE && !lost && !conversation.session().isInTransaction()) {
            state = State.BUSY;
            beImpatientNoMore();
            start(conversation::tellNotifications);
        }
    }

    private void startBurst() {
        pauseNoMore();
        state = State.BUSY;
        beImpatientNoMore();
        List<Frame> batch = takeInbox();
        start(() -> conversation.burst(batch));
    }

    /** What a story throws must stop the node: everything else it has dealt with. */
    private void start(Runnable body) {
        Promise<Void> over = host.tasks().start("session-" + key.pid(), conversation.session().scope(), body);
        over.onDone(() -> {
            RuntimeException failure = over.error();
            if (failure != null) {
                loop.post(() -> {
                    throw failure;
                });
            }
        });
    }

    @Override
    public void write(Bytes chunk, Promise<Void> room) {
        if (!lost) {
            full |= !connection.write(chunk);
        }
        if (room != null) {
            if (full && !lost && conversation.session().ending() == null) {
                roomWanted.add(room);
            } else {
                room.keep(null);
            }
        }
    }

    @Override
    public void awaitFrames(Promise<List<Frame>> more) {
        if (lost) {
            more.fail(new StatementError(SqlState.CONNECTION_FAILURE, "connection to client lost"));
            return;
        }
        framesWanted = more;
        pump();
    }

    @Override
    public void burstEnded(Bytes lastChunk, Promise<List<Frame>> unclaimed) {
        state = State.IDLE;
        framesWanted = null;
        if (unclaimed != null && unclaimed.isDone() && unclaimed.error() == null) {
            putBack(unclaimed.value());
        }
        if (!lastChunk.isEmpty()) {
            write(lastChunk, null);
        }
        Session session = conversation.session();
        if (lost || conversation.hasLeft() || session.ending() != null) {
            end();
        } else if (server.isDraining() && !session.isInTransaction()) {
            terminate(PgServer.shuttingDown());
        } else {
            beImpatient(session.idleLimit());
            pump();
        }
    }

    /** Frames that were handed over but that nobody waited for any more come before those that came later. */
    private void putBack(List<Frame> frames) {
        List<Frame> later = takeInbox();
        frames.forEach(this::accept);
        later.forEach(this::accept);
    }

    private void beImpatient(Session.IdleLimit limit) {
        if (limit != null) {
            patience = loop.at(host.clock().nanos() + limit.nanos(), () -> terminate(limit.error()));
        }
    }

    private void beImpatientNoMore() {
        if (patience != null) {
            patience.cancel();
            patience = null;
        }
    }

    /** Last words to a client that waits for nothing. */
    private void terminate(StatementError why) {
        conversation.writer().fatal(why);
        write(conversation.writer().buffer().take(), null);
        end();
    }

    /** Ends it as soon as can be, whatever it does. */
    void shutDown() {
        switch (state) {
            case STARTING, AUTHENTICATING -> end();
            case IDLE -> terminate(PgServer.shuttingDown());
            case BUSY -> giveUp(PgServer.shuttingDown());
            case ENDED -> {
            }
        }
    }

    /** Ends it now if it is in no transaction; the server is asked again after each burst. */
    void drain() {
        if (state == State.STARTING || state == State.AUTHENTICATING
                || state == State.IDLE && !conversation.session().isInTransaction()) {
            shutDown();
        }
    }

    /** Cancels the statement under way, if any. */
    void cancel() {
        if (state == State.BUSY) {
            conversation.session().cancel();
        }
    }

    private void startup(Frame frame) {
        if (frame.chargedBytes() > 0) {
            server.parts().memory().release(frame.chargedBytes());
        }
        if (frame.type() == Frame.BROKEN) {
            host.trace().event(new Trace.Note("pgwire.not-a-client",
                    connection.remote() + " does not speak PostgreSQL's protocol: " + frame.refused().getMessage()));
            end();
            return;
        }
        try {
            switch (StartupPacket.read(frame.body())) {
                case StartupPacket.TlsRequest request -> encrypt();
                case StartupPacket.GssRequest request -> refuseGss();
                case StartupPacket.CancelRequest request -> {
                    server.cancelAnywhere(request.key());
                    end();
                }
                case StartupPacket.Startup startup -> welcome(startup);
            }
        } catch (StatementError refusal) {
            refuse(refusal);
        }
    }

    /** As PostgreSQL asks for it: each kind at most once, and none when TLS is spoken. */
    private void encrypt() {
        if (isTlsAsked) {
            throw StartupParameters.unsupported(StartupPacket.SSL_REQUEST);
        }
        isTlsAsked = true;
        requireNothingBehind("SSL");
        TlsIdentity identity = server.door().tls();
        write(Bytes.ofUtf8(identity == null ? "N" : "S"), null);
        if (identity != null) {
            isEncrypted = true;
            connection.startTls(identity);
        }
    }

    private void refuseGss() {
        if (isGssAsked || isEncrypted) {
            throw StartupParameters.unsupported(StartupPacket.GSS_REQUEST);
        }
        isGssAsked = true;
        requireNothingBehind("GSSAPI encryption");
        write(Bytes.ofUtf8("N"), null);
    }

    /** What has come behind the request was not encrypted, whoever put it there: it must not be taken for the client's (CVE-2021-23214). */
    private void requireNothingBehind(String kind) {
        if (reader.bytesBehind() > 0) {
            throw new StatementError(SqlState.PROTOCOL_VIOLATION, "received unencrypted data after " + kind
                    + " request",
                    "This could be either a client-software bug or evidence of an attempted"
                            + " man-in-the-middle attack.",
                    null, 0);
        }
    }

    private void refuse(StatementError why) {
        ReplyWriter writer = conversation != null ? conversation.writer() : new ReplyWriter(null);
        if (authentication == null) {
            writer.buffer().take();
        }
        writer.fatal(why);
        write(writer.buffer().take(), null);
        end();
    }

    private void welcome(StartupPacket.Startup startup) {
        StartupParameters parameters = StartupParameters.of(startup);
        server.requireRoom();
        AccessRules.Method method = server.door().method(connection.remote(), isEncrypted, parameters);
        key = server.newKey(this);
        memory = server.parts().memory().child("session", server.limits().sessionBytesMax());
        conversation = new Conversation(server.sessionParts(key, memory, parameters, connection.encryption()), this);
        conversation.session().onNotifications(this::notified);
        reader.startedUp(memory);
        wanted = startup;
        if (method == AccessRules.Method.SCRAM_SHA_256) {
            state = State.AUTHENTICATING;
            server.awaitLookup(this);
        } else {
            connect(startup, parameters);
        }
    }

    /** It is this client's turn to be asked for its password: first its verifier is looked up. */
    void authenticate() {
        StartupParameters parameters = StartupParameters.of(wanted);
        beImpatientNoMore();
        state = State.BUSY;
        start(() -> {
            Session.Credentials found = conversation.session().credentials();
            loop.post(() -> ask(parameters, found));
        });
    }

    private void ask(StartupParameters parameters, Session.Credentials found) {
        state = State.AUTHENTICATING;
        server.endLookup(this);
        if (lost || conversation.session().ending() != null) {
            end();
            return;
        }
        if (found.refusal() != null) {
            refuse(found.refusal());
            return;
        }
        patience = loop.at(host.clock().nanos() + server.limits().startupNanosMax(), this::end);
        authentication = new Authentication(parameters.user(), found.verifier(), server.door(), server.newNonce(),
                isEncrypted ? server.door().tls().endPointHash() : null);
        conversation.writer().authenticationSasl(authentication.mechanisms());
        write(conversation.writer().buffer().take(), null);
    }

    /** A message of a client that is being authenticated; 08P01 if it was not asked for. */
    private void answered(Frame frame) {
        try {
            if (frame.chargedBytes() > 0) {
                memory.release(frame.chargedBytes());
            }
            if (frame.type() != 'p' || authentication == null) {
                throw new StatementError(SqlState.PROTOCOL_VIOLATION,
                        "expected SASL response, got message type " + frame.type());
            }
            if (authentication.answer(frame.body(), conversation.writer())) {
                connect(wanted, StartupParameters.of(wanted));
            } else {
                write(conversation.writer().buffer().take(), null);
            }
        } catch (StatementError refusal) {
            refuse(refusal);
        }
    }

    private void connect(StartupPacket.Startup startup, StartupParameters parameters) {
        beImpatientNoMore();
        if (parameters.isFounding()) {
            admit(startup, parameters);
            return;
        }
        state = State.BUSY;
        start(() -> {
            StatementError refusal = conversation.session().connect();
            loop.post(() -> connected(startup, parameters, refusal));
        });
    }

    /** The refusal is null if the database is there. */
    private void connected(StartupPacket.Startup startup, StartupParameters parameters, StatementError refusal) {
        state = State.STARTING;
        if (lost || conversation.session().ending() != null) {
            end();
            return;
        }
        try {
            if (refusal != null) {
                throw refusal;
            }
            server.requireRoomFor(conversation.session().openedBy());
            admit(startup, parameters);
            pump();
        } catch (StatementError why) {
            refuse(why);
        }
    }

    /** True if it is a session of that database. */
    boolean isIn(String database) {
        return conversation != null && conversation.session().database().equals(database);
    }

    /** True if it is a session that this role has opened. */
    boolean isOf(Role role) {
        return isAdmitted && conversation.session().openedBy().id() == role.id();
    }

    private void admit(StartupPacket.Startup startup, StartupParameters parameters) {
        isAdmitted = true;
        ReplyWriter writer = conversation.writer();
        if (startup.minor() > 0 || !startup.unknownOptions().isEmpty()) {
            writer.negotiateProtocolVersion(0, startup.unknownOptions());
        }
        writer.authenticationOk();
        for (StartupParameters.Asked asked : parameters.settings()) {
            apply(asked, writer);
        }
        conversation.session().reportSettings();
        writer.backendKey(key);
        conversation.session().ready();
        write(writer.buffer().take(), null);
        state = State.IDLE;
        beImpatient(conversation.session().idleLimit());
    }

    /** An unknown setting is no reason to refuse a client: drivers have their own. */
    private void apply(StartupParameters.Asked asked, ReplyWriter writer) {
        try {
            conversation.session().startWith(asked.name(), asked.value());
        } catch (StatementError refusal) {
            if (refusal.state() != SqlState.UNDEFINED_OBJECT) {
                throw refusal;
            }
            writer.notice(Notice.warning(refusal.state(), refusal.getMessage()));
        }
    }

    /** Without a word; what was said before is still sent. */
    private void end() {
        state = State.ENDED;
        server.endLookup(this);
        beImpatientNoMore();
        pauseNoMore();
        connection.close();
        if (conversation == null) {
            reader.close();
            server.gone(this);
        } else if (conversation.session().endsSlowly()) {
            start(() -> {
                conversation.session().close();
                loop.post(this::release);
            });
        } else {
            conversation.session().close();
            release();
        }
    }

    /** Gives everything back, frames that nobody will read included. */
    private void release() {
        reader.close();
        inbox = List.of();
        memory.releaseAll();
        server.gone(this);
    }
}
