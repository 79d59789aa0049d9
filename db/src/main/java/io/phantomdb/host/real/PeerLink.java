package io.phantomdb.host.real;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.phantomdb.base.Bytes;
import io.phantomdb.host.Entropy;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Trace;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;

/**
 * The sending end of one link to one address: connects when there is something to send, waits longer after each failure,
 * and keeps a bounded queue. A connection on which nothing comes back is given up: after a partition TCP may wait for
 * minutes before it tries again, a new connection does not. On the loop.
 */
final class PeerLink {
    private static final long BACKOFF_NANOS_MIN = 20_000_000;
    private static final long BACKOFF_NANOS_MAX = 300_000_000;
    private static final int CONNECT_MILLIS_MAX = 2_000;
    private static final long HELLO_NANOS_MAX = 5_000_000_000L;
    private static final int MESSAGE_OVERHEAD_BYTES = 64;

    /** What differs between the links. */
    private record Limits(int queueBytesMax, int socketBytesHigh, long silenceNanosMax) {
        private static Limits of(Peers.Link link) {
            return switch (link) {
                case URGENT -> new Limits(16 << 20, 1 << 20, 2_000_000_000L);
                case NORMAL -> new Limits(32 << 20, 1 << 20, 5_000_000_000L);
                case BULK -> new Limits(32 << 20, 1 << 20, 15_000_000_000L);
            };
        }
    }

    private enum State {
        IDLE,
        CONNECTING,
        OPEN,
        CLOSED
    }

    /** What all links of a node share. */
    record Surroundings(Sockets sockets, Workers workers, Trace trace, Entropy entropy) {}

    private final Surroundings with;
    private final PeerAddress to;
    private final Peers.Link link;
    private final Limits limits;
    private final ArrayDeque<Bytes> queue = new ArrayDeque<>();
    private long queueBytes;
    private int sentOfFirst;
    private State state = State.IDLE;
    private NioSocketChannel channel;
    private long backoffNanos = BACKOFF_NANOS_MIN;
    private boolean waitingToRetry;
    private boolean failureTold;
    /** When the first byte was written that no sign of life has followed; 0 = none. */
    private long silentSinceNanos;
    private long dropped;

    PeerLink(Surroundings with, PeerAddress to, Peers.Link link) {
        this.with = with;
        this.to = to;
        this.link = link;
        this.limits = Limits.of(link);
    }

    long dropped() {
        return dropped;
    }

    boolean send(Bytes message) {
        int cost = message.length() + MESSAGE_OVERHEAD_BYTES;
        if (state == State.CLOSED || !queue.isEmpty() && queueBytes + cost > limits.queueBytesMax) {
            dropped++;
            return false;
        }
        queue.add(message);
        queueBytes += cost;
        switch (state) {
            case IDLE -> connectUnlessWaiting();
            case OPEN -> pump();
            case CONNECTING, CLOSED -> {
            }
        }
        return true;
    }

    private void connectUnlessWaiting() {
        if (!waitingToRetry) {
            state = State.CONNECTING;
            with.workers.run(() -> InetAddress.getByName(to.host()), (host, unknown) -> {
                if (state == State.CONNECTING && unknown == null) {
                    connect(host);
                } else if (state == State.CONNECTING) {
                    failed("the name of its host is not known");
                }
            });
        }
    }

    private void connect(InetAddress host) {
        NioSocketChannel connecting = new NioSocketChannel();
        channel = connecting;
        with.sockets.prepare(connecting, limits.socketBytesHigh);
        connecting.config().setConnectTimeoutMillis(CONNECT_MILLIS_MAX);
        connecting.pipeline().addLast(new Answers(connecting));
        with.sockets.loop().carry(connecting);
        connecting.connect(new InetSocketAddress(host, to.port())).addListener((ChannelFuture connected) -> {
            if (connected.isSuccess()) {
                connecting.writeAndFlush(Frames.hello(connecting.alloc(), link.ordinal()));
                with.sockets.loop().atAfter(HELLO_NANOS_MAX, () -> giveUpHello(connecting));
            } else {
                with.sockets.loop().run(() -> broken(connecting, connected.cause().getMessage()));
            }
        });
    }

    private void giveUpHello(NioSocketChannel waiting) {
        if (waiting == channel && state == State.CONNECTING) {
            broken(waiting, "nobody answers there");
        }
    }

    /** The other side has answered the hello: what waited goes out. */
    private void opened() {
        state = State.OPEN;
        backoffNanos = BACKOFF_NANOS_MIN;
        failureTold = false;
        pump();
    }

    /** Writes frames as long as the socket takes them. */
    private void pump() {
        long now = System.nanoTime();
        if (silentSinceNanos != 0 && now - silentSinceNanos > limits.silenceNanosMax) {
            broken(channel, "nothing comes back");
            return;
        }
        while (!queue.isEmpty() && channel.isWritable()) {
            writeNextFrame();
            if (silentSinceNanos == 0) {
                silentSinceNanos = now;
            }
        }
    }

    private void writeNextFrame() {
        Bytes first = queue.peek();
        channel.write(Frames.frame(channel.alloc(), first, sentOfFirst), channel.voidPromise());
        with.sockets.flushSoon(channel);
        sentOfFirst += Frames.payloadOf(first.length() - sentOfFirst);
        if (sentOfFirst == first.length()) {
            queue.remove();
            queueBytes -= first.length() + MESSAGE_OVERHEAD_BYTES;
            sentOfFirst = 0;
        }
    }

    /** This connection is over; if it is the current one, the next is tried after a while. */
    private void broken(NioSocketChannel which, String why) {
        which.close();
        if (which == channel && state != State.CLOSED) {
            channel = null;
            failed(why);
        }
    }

    private void failed(String why) {
        if (!failureTold) {
            failureTold = true;
            with.trace.event(
                    new Trace.Note("peers.unreachable", "the " + link + " link to " + to + " is broken: " + why));
        }
        dropQueue();
        state = State.IDLE;
        silentSinceNanos = 0;
        waitingToRetry = true;
        long jittered = backoffNanos / 2 + (long) (with.entropy.nextDouble() * backoffNanos);
        backoffNanos = Math.min(2 * backoffNanos, BACKOFF_NANOS_MAX);
        with.sockets.loop().atAfter(jittered, this::retry);
    }

    private void retry() {
        waitingToRetry = false;
        if (state == State.IDLE && !queue.isEmpty()) {
            connectUnlessWaiting();
        }
    }

    /** Who was not reachable gets new messages, not old ones: senders repeat what still matters. */
    private void dropQueue() {
        dropped += queue.size();
        queue.clear();
        queueBytes = 0;
        sentOfFirst = 0;
    }

    void close() {
        state = State.CLOSED;
        dropQueue();
        if (channel != null) {
            channel.close();
        }
    }

    /** What comes back on the connection: the hello, then signs of life. */
    private final class Answers extends ChannelInboundHandlerAdapter {
        private final NioSocketChannel mine;
        private final ByteBuf helloBytes;
        private boolean accepted;

        private Answers(NioSocketChannel mine) {
            this.mine = mine;
            this.helloBytes = mine.alloc().buffer(Frames.HELLO_BYTES);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf buffer = (ByteBuf) message;
            try {
                if (mine == channel) {
                    with.sockets.loop().run(() -> read(buffer));
                }
            } finally {
                buffer.release();
            }
        }

        private void read(ByteBuf buffer) {
            silentSinceNanos = 0;
            if (accepted) {
                return;
            }
            int wanted = Frames.HELLO_BYTES - helloBytes.readableBytes();
            helloBytes.writeBytes(buffer, Math.min(buffer.readableBytes(), wanted));
            if (helloBytes.readableBytes() < Frames.HELLO_BYTES) {
                return;
            }
            Frames.Hello hello = Frames.readHello(helloBytes);
            String refusal = hello == null ? "who listens there is no node of PhantomDB" : hello.refusal();
            if (refusal != null) {
                broken(mine, refusal);
                return;
            }
            accepted = true;
            opened();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            if (mine == channel && state == State.OPEN && mine.isWritable()) {
                with.sockets.loop().run(PeerLink.this::pump);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                context.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            with.sockets.loop().run(() -> broken(mine, "it was closed"));
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            helloBytes.release();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            with.sockets.loop().run(() -> broken(mine, String.valueOf(cause.getMessage())));
        }
    }
}
