package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Encryption;
import io.phantomdb.base.Crc32c;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Streams;
import io.phantomdb.host.TlsIdentity;
import java.util.ArrayDeque;

/**
 * One side of a connection. What is written here arrives there in order, whole or cut into pieces at any place, after a
 * while; what is not read is held back there and fills the buffer here.
 */
final class StreamEnd implements Streams.Connection {
    private enum State {
        OPEN,
        /** Closed by this side: what is queued is on its way, nothing more is taken. */
        CLOSING,
        CLOSED
    }

    private final NodeLife life;
    private final long number;
    private final String remote;
    private final ArrayDeque<Bytes> held = new ArrayDeque<>();
    private final ArrayDeque<Bytes> underWay = new ArrayDeque<>();
    private StreamEnd other;
    private Encryption encryption;
    private Streams.Handler handler;
    private State state = State.OPEN;
    private boolean isReading = true;
    private boolean isFull;
    private boolean hasEnded;
    private boolean isEndDelivered;
    private long lastArrival;
    private int bytesUnderWay;
    private long piecesSent;
    private long piecesArrived;

    StreamEnd(NodeLife life, long number, String remote) {
        this.life = life;
        this.number = number;
        this.remote = remote;
    }

    /** Connects both sides; nothing from there arrives here before that moment. */
    void join(StreamEnd far, long earliest) {
        other = far;
        far.other = this;
        far.lastArrival = earliest;
        life.streams().opened(this);
        far.life.streams().opened(far);
    }

    /** Called once, before anything arrives. */
    void accept(Streams.Acceptor acceptor) {
        life.loop().post(() -> handler = Check.present(acceptor.accepted(this), "handler"));
    }

    /** As {@link #accept}, unless the connection has been broken before its opener knew of it. */
    void acceptOr(Streams.Acceptor acceptor, Dialer.Refused refused) {
        if (state == State.OPEN) {
            accept(acceptor);
        } else if (life.isAlive()) {
            life.loop().post(() -> refused.refused("connection reset"));
        }
    }

    @Override
    public boolean write(Bytes bytes) {
        if (state != State.OPEN || hasEnded) {
            return true;
        }
        life.simulation().spend(300 + bytes.length() / 8);
        if (other.state == State.CLOSED) {
            reset("broken pipe");
            return true;
        }
        int cut = life.entropy().chance(settings().fragmentRate()) ? life.entropy().below(bytes.length() + 1) : 0;
        if (cut > 0 && cut < bytes.length()) {
            send(bytes.slice(0, cut));
            send(bytes.slice(cut, bytes.length()));
        } else if (!bytes.isEmpty()) {
            send(bytes);
        }
        isFull |= bytesUnderWay > settings().streamBytesMax();
        return !isFull;
    }

    private void send(Bytes piece) {
        bytesUnderWay += piece.length();
        arrive(Bytes.wrap(piece.toArray()));
    }

    /** An empty piece is the end. */
    private void arrive(Bytes piece) {
        Simulation simulation = life.simulation();
        long moment = simulation.moment() + simulation.network().latency() + piece.length();
        lastArrival = Math.max(moment, lastArrival + 1);
        underWay.add(piece);
        simulation.queue().add(new Arrival(this, ++piecesSent), lastArrival);
    }

    private WorldSettings settings() {
        return life.simulation().settings();
    }

    @Override
    public void reading(boolean wanted) {
        isReading = wanted;
        while (isReading && !held.isEmpty()) {
            hand(held.remove());
        }
    }

    /** Nobody reads along here, and what a handshake does to the bytes is the business of the real streams: they pass as they are. */
    @Override
    public void startTls(TlsIdentity identity) {
        Check.that(encryption == null, "TLS is spoken already");
        encryption = new Encryption("TLSv1.3", "TLS_AES_256_GCM_SHA384", 256);
    }

    @Override
    public Encryption encryption() {
        return encryption;
    }

    @Override
    public void close() {
        if (state == State.OPEN) {
            state = State.CLOSING;
            if (other.state == State.CLOSED) {
                over("closed");
            } else if (!hasEnded) {
                arrive(Bytes.EMPTY);
            } else if (isEndDelivered) {
                over("closed");
            }
        }
    }

    /** Sends no more, still reads. */
    void end() {
        if (state == State.OPEN && !hasEnded) {
            hasEnded = true;
            arrive(Bytes.EMPTY);
        }
    }

    @Override
    public void abort() {
        if (state != State.CLOSED) {
            over("aborted");
            breakOther();
        }
    }

    @Override
    public String remote() {
        return remote;
    }

    /** Its process is dead: the other side learns it soon, or, if it waits for an answer only, perhaps never. */
    void processEnded() {
        state = State.CLOSED;
        life.streams().closed(this);
        if (life.entropy().below(4) != 0) {
            breakOther();
        }
    }

    private void breakOther() {
        Simulation simulation = life.simulation();
        simulation.at(simulation.moment() + simulation.network().latency(), () -> other.reset("connection reset"));
    }

    private void reset(String cause) {
        if (state != State.CLOSED && life.isAlive()) {
            over(cause);
        }
    }

    private void over(String cause) {
        state = State.CLOSED;
        held.clear();
        life.streams().closed(this);
        life.simulation().trace().world(life.node(), WorldEvent.STREAM_CLOSE, number, 0);
        life.loop().post(() -> tellClosed(cause));
    }

    private void tellClosed(String cause) {
        if (handler != null) {
            handler.closed(cause);
        }
    }

    /** Something has come from the other side. */
    private void arrived(Bytes piece) {
        if (state == State.CLOSED || !life.isAlive()) {
            return;
        }
        life.simulation().trace().world(life.node(), WorldEvent.STREAM_RECEIVE, number,
                Crc32c.of(piece) & 0xFFFF_FFFFL);
        if (isReading && held.isEmpty()) {
            hand(piece);
        } else {
            held.add(piece);
        }
    }

    private void hand(Bytes piece) {
        if (piece.isEmpty()) {
            life.loop().post(this::tellEnd);
            other.delivered();
        } else {
            life.loop().post(() -> tell(piece));
            other.taken(piece.length());
        }
    }

    private void tell(Bytes piece) {
        if (state != State.CLOSED) {
            handler.received(piece);
        }
    }

    private void tellEnd() {
        if (state != State.CLOSED) {
            handler.ended();
        }
    }

    /** The other side has read this much. */
    private void taken(int length) {
        bytesUnderWay -= length;
        if (isFull && bytesUnderWay <= settings().streamBytesMax() / 2 && state == State.OPEN) {
            isFull = false;
            life.loop().post(this::tellRoom);
        }
    }

    private void tellRoom() {
        if (state == State.OPEN) {
            handler.writable();
        }
    }

    /** The other side knows that no more will come. */
    private void delivered() {
        isEndDelivered = true;
        if (state == State.CLOSING && life.isAlive()) {
            over("closed");
        }
    }

    /** Up to this piece all have arrived: what was held up comes before what was written after it, even if the way is free. */
    private void arrivedUpTo(long piece) {
        while (piecesArrived < piece) {
            piecesArrived++;
            other.arrived(underWay.remove());
        }
    }

    private static final class Arrival extends SimEvent {
        private static final int NORMAL = Peers.Link.NORMAL.ordinal();

        private final StreamEnd from;
        private final long piece;

        Arrival(StreamEnd from, long piece) {
            this.from = from;
            this.piece = piece;
        }

        @Override
        void fire() {
            Simulation simulation = from.life.simulation();
            Route route = simulation.network().route(from.life.node().number(), from.other.life.node().number());
            if (route.cloggedUntil[NORMAL] > simulation.now()) {
                simulation.queue().add(this, route.cloggedUntil[NORMAL]);
            } else {
                from.arrivedUpTo(piece);
            }
        }
    }
}
