package io.phantomdb.host.real;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Streams;
import io.phantomdb.host.Trace;
import java.util.function.Consumer;

/** Byte streams over TCP, carried by the store's loop. An idle connection costs its socket and a few small objects. */
final class TcpStreams implements Streams {
    private final Sockets sockets;
    private final Trace trace;

    TcpStreams(Sockets sockets, Trace trace) {
        this.sockets = sockets;
        this.trace = trace;
    }

    @Override
    public Listener listen(PeerAddress at, Acceptor acceptor) {
        NioServerSocketChannel server = Sockets.bind(at);
        PeerAddress address = Sockets.addressOf(at, server);
        server.pipeline().addLast(new Accepting(sockets, trace, server, child -> {
            TcpConnection connection = new TcpConnection(sockets, child);
            connection.begin(acceptor.accepted(connection));
        }));
        sockets.loop().carry(server);
        return new Bound(server, address);
    }

    private record Bound(NioServerSocketChannel server, PeerAddress address) implements Listener {
        @Override
        public void close() {
            server.close();
        }
    }

    /** Takes new connections off a listener; also for the listener of peers. */
    static final class Accepting extends ChannelInboundHandlerAdapter {
        private final Sockets sockets;
        private final Trace trace;
        private final NioServerSocketChannel server;
        private final Consumer<NioSocketChannel> taker;

        Accepting(Sockets sockets, Trace trace, NioServerSocketChannel server, Consumer<NioSocketChannel> taker) {
            this.sockets = sockets;
            this.trace = trace;
            this.server = server;
            this.taker = taker;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            sockets.loop().run(() -> taker.accept((NioSocketChannel) message));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            trace.event(new Trace.Note("streams.accept-failed", cause.toString()));
            sockets.pauseAccepting(server);
        }
    }
}
