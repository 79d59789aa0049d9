package io.phantomdb.host.real;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.phantomdb.base.Bytes;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Trace;
import java.util.function.Consumer;

/**
 * The accepting end of a connection between nodes: a hello each way, then messages from there and signs of life from
 * here. On the loop.
 */
final class PeerArrivals extends ChannelInboundHandlerAdapter {
    private static final long HELLO_NANOS_MAX = 5_000_000_000L;
    private static final long ALIVE_NANOS = 200_000_000;
    private static final int WRITE_BYTES_HIGH = 64 << 10;

    private final Sockets sockets;
    private final Trace trace;
    private final NioSocketChannel channel;
    private final Peers.Receiver receiver;
    private final MessageReader messages;
    private final Consumer<PeerArrivals> gone;
    private ByteBuf helloBytes;
    private Peers.Link link;
    private boolean alivePending;
    private Loop.Timer helloTimer = () -> {};

    PeerArrivals(Sockets sockets, Trace trace, NioSocketChannel channel, MessageReader.Budget budget,
            Peers.Receiver receiver, Consumer<PeerArrivals> gone) {
        this.sockets = sockets;
        this.trace = trace;
        this.channel = channel;
        this.receiver = receiver;
        this.messages = new MessageReader(budget);
        this.gone = gone;
    }

    void begin() {
        sockets.prepare(channel, WRITE_BYTES_HIGH);
        channel.pipeline().addLast(this);
        helloBytes = channel.alloc().buffer(Frames.HELLO_BYTES);
        sockets.loop().carry(channel);
        helloTimer = sockets.loop().atAfter(HELLO_NANOS_MAX, () -> refuse("it said nothing"));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        try {
            sockets.loop().run(() -> read(buffer));
        } finally {
            buffer.release();
        }
    }

    private void read(ByteBuf buffer) {
        if (link == null && !readHello(buffer)) {
            return;
        }
        try {
            messages.read(buffer, this::received);
        } catch (MessageReader.Refused refused) {
            refuse("it sent " + refused.getMessage());
        }
        signOfLifeSoon();
    }

    private void received(Bytes message) {
        receiver.received(link, message);
    }

    /** True once the hello is read and accepted. */
    private boolean readHello(ByteBuf buffer) {
        if (!channel.isOpen()) {
            return false;
        }
        helloBytes.writeBytes(buffer,
                Math.min(buffer.readableBytes(), Frames.HELLO_BYTES - helloBytes.readableBytes()));
        if (helloBytes.readableBytes() < Frames.HELLO_BYTES) {
            return false;
        }
        helloTimer.cancel();
        Frames.Hello hello = Frames.readHello(helloBytes);
        String refusal = hello == null ? "it does not speak as a node of PhantomDB does" : hello.refusal();
        if (hello != null) {
            channel.writeAndFlush(Frames.hello(channel.alloc(), hello.linkNumber()));
        }
        if (refusal != null) {
            refuse(refusal);
            return false;
        }
        link = hello.link();
        return true;
    }

    /** One byte back for all that arrived in a while: the sender takes silence for a dead path. */
    private void signOfLifeSoon() {
        if (alivePending || !channel.isOpen()) {
            return;
        }
        alivePending = true;
        sockets.loop().atAfter(ALIVE_NANOS, () -> {
            alivePending = false;
            if (channel.isOpen()) {
                channel.writeAndFlush(channel.alloc().buffer(1).writeByte(Frames.ALIVE));
            }
        });
    }

    private void refuse(String why) {
        if (channel.isOpen()) {
            trace.event(new Trace.Note("peers.refused", "closed a connection from " + channel.remoteAddress() + ": "
                    + why));
            channel.close();
        }
    }

    void close() {
        channel.close();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        helloTimer.cancel();
        messages.close();
        helloBytes.release();
        gone.accept(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        context.close();
    }
}
