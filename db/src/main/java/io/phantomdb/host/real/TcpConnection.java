package io.phantomdb.host.real;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Encryption;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Streams;
import io.phantomdb.host.TlsIdentity;

/** One accepted connection. On the loop. */
final class TcpConnection extends ChannelInboundHandlerAdapter implements Streams.Connection {
    private static final int WRITE_BYTES_HIGH = 256 << 10;
    /** After our last byte the client's unread bytes are taken for so long: a close with unread input would be a reset. */
    private static final long LINGER_NANOS = 1_000_000_000;

    private final Sockets sockets;
    private final NioSocketChannel channel;
    private final String remote;
    private Streams.Handler handler;
    private boolean full;
    private boolean inputEnded;
    /** We have said that we close: nothing more is told to the handler but the end. */
    private boolean closing;
    private boolean closedTold;
    private String cause = "closed by the client";
    private Loop.Timer linger = () -> {};
    private boolean endTold;
    private boolean readingWanted = true;
    /** A handshake's arithmetic is done elsewhere: until then nothing more is read. */
    private boolean calculating;
    /** Null while what is said is not encrypted. */
    private TlsLayer tls;

    TcpConnection(Sockets sockets, NioSocketChannel channel) {
        this.sockets = sockets;
        this.channel = channel;
        this.remote = String.valueOf(channel.remoteAddress()).replaceFirst("^/", "");
    }

    void begin(Streams.Handler newHandler) {
        handler = newHandler;
        sockets.prepare(channel, WRITE_BYTES_HIGH);
        channel.pipeline().addLast(this);
        sockets.loop().carry(channel);
    }

    @Override
    public boolean write(Bytes bytes) {
        if (closing || !channel.isOpen()) {
            return true;
        }
        if (tls != null) {
            tls.write(bytes);
        } else {
            sockets.write(channel, bytes);
        }
        full |= !channel.isWritable();
        return !full;
    }

    @Override
    public void reading(boolean wanted) {
        readingWanted = wanted;
        readAsWanted();
    }

    private void readAsWanted() {
        if (!closing && channel.isOpen()) {
            channel.config().setAutoRead(readingWanted && !calculating);
        }
    }

    @Override
    public void startTls(TlsIdentity identity) {
        Check.that(tls == null, "TLS is spoken already");
        tls = new TlsLayer(((PemIdentity) identity).newEngine(), sockets.tlsBuffers(), new Wire());
    }

    @Override
    public Encryption encryption() {
        return tls == null ? null : tls.encryption();
    }

    /** The connection as its TLS layer sees it. */
    private final class Wire implements TlsLayer.Wire {
        @Override
        public void send(Bytes cipher) {
            sockets.write(channel, cipher);
        }

        @Override
        public void received(Bytes plain) {
            handler.received(plain);
        }

        @Override
        public void ended() {
            tellEnd();
        }

        @Override
        public void work(Runnable tasks) {
            calculating = true;
            readAsWanted();
            sockets.handshakes().run(tasks, () -> {
                calculating = false;
                if (!closing && channel.isOpen()) {
                    tls.tasksDone();
                    readAsWanted();
                }
            });
        }

        @Override
        public void failed(String why) {
            closeBecause("TLS: " + why);
        }
    }

    @Override
    public void close() {
        if (!closing && channel.isOpen()) {
            if (tls != null) {
                tls.close();
            }
            closeBecause("closed by the server");
        }
    }

    private void closeBecause(String why) {
        closing = true;
        cause = why;
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> {
            if (inputEnded || !sent.isSuccess()) {
                channel.close();
            } else {
                channel.shutdownOutput();
                channel.config().setAutoRead(true);
                linger = sockets.loop().atAfter(LINGER_NANOS, channel::close);
            }
        });
    }

    @Override
    public void abort() {
        if (channel.isOpen()) {
            closing = true;
            cause = "aborted by the server";
            channel.config().setSoLinger(0);
            channel.close();
        }
    }

    @Override
    public String remote() {
        return remote;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        try {
            if (!closing) {
                Bytes chunk = Sockets.copy(buffer);
                sockets.loop().run(() -> arrived(chunk));
            }
        } finally {
            buffer.release();
        }
    }

    private void arrived(Bytes chunk) {
        if (tls != null) {
            tls.arrived(chunk);
        } else {
            handler.received(chunk);
        }
    }

    private void tellEnd() {
        if (!endTold && !closing) {
            endTold = true;
            handler.ended();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent && !inputEnded) {
            inputEnded = true;
            if (closing && channel.isOutputShutdown()) {
                channel.close();
            } else if (!closing) {
                sockets.loop().run(this::tellEnd);
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (full && channel.isWritable()) {
            full = false;
            if (!closing) {
                sockets.loop().run(handler::writable);
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        linger.cancel();
        if (!closedTold) {
            closedTold = true;
            sockets.loop().run(() -> handler.closed(cause));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        if (!closing) {
            closing = true;
            cause = String.valueOf(broken.getMessage());
        }
        context.close();
    }
}
