package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Promise;
import io.phantomdb.session.CopySource;
import io.phantomdb.session.Session;
import io.phantomdb.session.SessionParts;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;

/**
 * The story side of a connection: hands frames to the session one by one, and its replies to the loop. There is a story
 * only while there are frames; what is kept between two bursts is kept here.
 */
final class Conversation implements ReplyWriter.Outlet, CopySource {
    /** The loop side, as the story sees it; called in turns of the loop. */
    interface Line {
        /** Writes; the promise, if any, is kept when there is room for more, or nobody to need it. */
        void write(Bytes chunk, Promise<Void> room);

        /** Keeps the promise as soon as there are frames that nobody has taken. */
        void awaitFrames(Promise<List<Frame>> more);

        /** The burst is over. */
        void burstEnded(Bytes lastChunk, Promise<List<Frame>> unclaimed);
    }

    private final Loop loop;
    private final Line line;
    private final SessionParts parts;
    private final DatumCodec datums;
    private final ReplyWriter writer;
    private final Session session;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    /** Kept when the client has taken enough of what was sent last. */
    private Promise<Void> room = Promise.kept(null);
    private Promise<List<Frame>> more;
    private boolean skippingToSync;
    private boolean hasLeft;

    Conversation(SessionParts parts, Line line) {
        this.loop = parts.host().loops().store();
        this.line = line;
        this.parts = parts;
        this.writer = new ReplyWriter(this);
        this.session = new Session(parts, writer, this);
        this.datums = new SessionDatums(session.textContext());
        writer.setDatums(datums);
    }

    Session session() {
        return session;
    }

    ReplyWriter writer() {
        return writer;
    }

    /** True if the client has said farewell. */
    boolean hasLeft() {
        return hasLeft;
    }

    /** The body of the story: deals with these frames and with all that a COPY among them takes in. */
    void burst(List<Frame> batch) {
        frames.addAll(batch);
        try {
            while (!frames.isEmpty() && !hasLeft && session.ending() == null) {
                handle(take());
                if (!frames.isEmpty()) {
                    session.scope().awaitOutcome(room);
                }
            }
        } catch (RuntimeException bug) {
            session.endBroken(bug);
        }
        endBurst();
    }

    /** The body of the story where the client waits for nothing: tells it what notifications have come. */
    void tellNotifications() {
        try {
            session.tellNotifications();
        } catch (RuntimeException bug) {
            session.endBroken(bug);
        }
        endBurst();
    }

    private void endBurst() {
        while (!frames.isEmpty()) {
            take();
        }
        StatementError ending = session.ending();
        if (ending != null) {
            writer.fatal(ending);
        }
        Bytes last = writer.buffer().take();
        Promise<List<Frame>> unclaimed = more;
        more = null;
        loop.post(() -> line.burstEnded(last, unclaimed));
    }

    private Frame take() {
        Frame frame = frames.poll();
        if (frame.chargedBytes() > 0) {
            parts.memory().release(frame.chargedBytes());
        }
        return frame;
    }

    private void handle(Frame frame) {
        switch (frame.type()) {
            case Frame.END_OF_INPUT -> hasLeft = true;
            case Frame.BROKEN -> session.end(frame.refused());
            default -> handleMessage(frame);
        }
    }

    private void handleMessage(Frame frame) {
        if (skippingToSync && frame.type() != 'S' && frame.type() != 'X') {
            return;
        }
        FrontendMessage message;
        try {
            message = MessageReader.read(frame, writer.clientText());
        } catch (StatementError senseless) {
            refuse(frame.type(), senseless);
            return;
        }
        obey(message);
    }

    /** The message is bad but it is known where it ends. */
    private void refuse(int type, StatementError why) {
        switch (type) {
            case 'Q', 'F' -> {
                session.refuse(why);
                session.ready();
            }
            case 'd', 'c', 'f' -> {
            }
            case 'S' -> {
                session.refuse(why);
                sync();
            }
            default -> {
                session.refuse(why);
                skippingToSync = true;
            }
        }
    }

    private void obey(FrontendMessage message) {
        switch (message) {
            case FrontendMessage.Query query -> session.query(query.sql());
            case FrontendMessage.Parse parse -> skipUnless(parse(parse));
            case FrontendMessage.Bind bind -> skipUnless(session.bind(bind.portal(), bind.statement(),
                    new BindArguments(bind.values(), bind.parameterFormats(), datums, writer.clientText()),
                    bind.resultFormats()));
            case FrontendMessage.Describe describe -> skipUnless(switch (describe.target()) {
                case STATEMENT -> session.describeStatement(describe.name());
                case PORTAL -> session.describePortal(describe.name());
            });
            case FrontendMessage.Close close -> skipUnless(switch (close.target()) {
                case STATEMENT -> session.closeStatement(close.name());
                case PORTAL -> session.closePortal(close.name());
            });
            case FrontendMessage.Execute execute -> skipUnless(
                    session.execute(execute.portal(), execute.rowsMax(), isSyncNext()));
            case FrontendMessage.Flush flush -> writer.flush();
            case FrontendMessage.Sync sync -> sync();
            case FrontendMessage.CopyData late -> {
            }
            case FrontendMessage.CopyDone late -> {
            }
            case FrontendMessage.CopyFail late -> {
            }
            case FrontendMessage.FunctionCall call -> session.call(call.functionOid(),
                    new BindArguments(call.arguments(), call.argumentFormats(), datums, writer.clientText()),
                    call.resultFormat());
            case FrontendMessage.Password password -> session.end(new StatementError(SqlState.PROTOCOL_VIOLATION,
                    "unexpected password message"));
            case FrontendMessage.Terminate terminate -> hasLeft = true;
        }
    }

    private void skipUnless(boolean done) {
        skippingToSync = !done;
    }

    private void sync() {
        skippingToSync = false;
        session.sync();
    }

    private boolean isSyncNext() {
        return !frames.isEmpty() && frames.peek().type() == 'S';
    }

    private boolean parse(FrontendMessage.Parse parse) {
        return session.parse(parse.name(), parse.sql(), parse.typeOids());
    }

    @Override
    public void send(ReplyBuffer buffer) {
        session.scope().await(room);
        post(buffer);
    }

    /** What the last frame of a burst leads to is sent with the end of the burst. */
    @Override
    public void sendNow(ReplyBuffer buffer) {
        if (!frames.isEmpty()) {
            post(buffer);
        }
    }

    @Override
    public void push(ReplyBuffer buffer) {
        post(buffer);
    }

    private void post(ReplyBuffer buffer) {
        if (buffer.length() > 0) {
            Promise<Void> after = new Promise<>();
            room = after;
            Bytes chunk = buffer.take();
            loop.post(() -> line.write(chunk, after));
        }
    }

    @Override
    public Bytes next() {
        while (true) {
            Frame frame = nextFrame();
            if (frame.type() == Frame.END_OF_INPUT || frame.type() == 'X') {
                hasLeft = true;
                throw new StatementError(SqlState.CONNECTION_FAILURE,
                        "unexpected EOF on client connection with an open transaction");
            }
            if (frame.type() == Frame.BROKEN) {
                session.end(frame.refused());
                throw frame.refused();
            }
            switch (MessageReader.read(frame, writer.clientText())) {
                case FrontendMessage.CopyData data -> {
                    return data.data();
                }
                case FrontendMessage.CopyDone done -> {
                    return null;
                }
                case FrontendMessage.CopyFail failed -> throw new StatementError(SqlState.QUERY_CANCELED,
                        "COPY from stdin failed: " + failed.reason());
                case FrontendMessage.Flush ignored -> {
                }
                case FrontendMessage.Sync ignored -> {
                }
                default -> throw new StatementError(SqlState.PROTOCOL_VIOLATION,
                        "unexpected message type 0x" + Integer.toHexString(frame.type()).toUpperCase(Locale.ROOT)
                                + " during COPY from stdin");
            }
        }
    }

    /** Waits for the client if it has to. */
    private Frame nextFrame() {
        if (frames.isEmpty()) {
            post(writer.buffer());
            if (more == null) {
                Promise<List<Frame>> asked = new Promise<>();
                more = asked;
                loop.post(() -> line.awaitFrames(asked));
            }
            List<Frame> came = session.scope().await(more);
            more = null;
            Check.that(!came.isEmpty(), "asked for frames and got none");
            frames.addAll(came);
        }
        return take();
    }
}
