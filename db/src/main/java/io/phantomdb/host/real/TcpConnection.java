package io.phantomdb.host.real;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.phantomdb.base.Bytes;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Streams;

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
        sockets.write(channel, bytes);
        full |= !channel.isWritable();
        return !full;
    }

    @Override
    public void reading(boolean wanted) {
        if (!closing && channel.isOpen()) {
            channel.config().setAutoRead(wanted);
        }
    }

    @Override
    public void close() {
        if (closing || !channel.isOpen()) {
            return;
        }
        closing = true;
        cause = "closed by the server";
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
                sockets.loop().run(() -> handler.received(chunk));
            }
        } finally {
            buffer.release();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent && !inputEnded) {
            inputEnded = true;
            if (closing && channel.isOutputShutdown()) {
                channel.close();
            } else if (!closing) {
                sockets.loop().run(handler::ended);
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
