package io.phantomdb.host.real;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.phantomdb.base.Bytes;
import io.phantomdb.host.HostException;
import io.phantomdb.host.PeerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the sockets of a loop share: their buffers, and flushing once per round of turns instead of once per write. On
 * the loop.
 */
final class Sockets {
    private static final int BACKLOG = 1_024;
    private static final int PAGE_BYTES = 8_192;
    /** Chunks of 1 MB: a node at rest holds one of them. */
    private static final int CHUNK_ORDER = 7;
    private static final long ACCEPT_PAUSE_NANOS = 1_000_000_000;

    private final StoreLoop loop;
    private final ByteBufAllocator buffers = new PooledByteBufAllocator(true, 0, 1, PAGE_BYTES, CHUNK_ORDER, 0, 0,
            false);
    private final Set<Channel> unflushed = new LinkedHashSet<>();
    private final TlsBuffers tlsBuffers = new TlsBuffers();
    private final Handshakes handshakes;
    private boolean flushPosted;

    Sockets(StoreLoop loop, Workers calculators) {
        this.loop = loop;
        this.handshakes = new Handshakes(calculators);
    }

    TlsBuffers tlsBuffers() {
        return tlsBuffers;
    }

    Handshakes handshakes() {
        return handshakes;
    }

    StoreLoop loop() {
        return loop;
    }

    /** Queues the bytes; they go out when the turns that are ready now are done. */
    void write(Channel channel, Bytes bytes) {
        channel.write(Unpooled.wrappedBuffer(bytes.arrayBeneath(), bytes.arrayOffset(), bytes.length()),
                channel.voidPromise());
        flushSoon(channel);
    }

    void flushSoon(Channel channel) {
        unflushed.add(channel);
        if (!flushPosted) {
            flushPosted = true;
            loop.post(this::flushAll);
        }
    }

    private void flushAll() {
        flushPosted = false;
        List<Channel> channels = List.copyOf(unflushed);
        unflushed.clear();
        channels.forEach(Channel::flush);
    }

    /** The unread rest of a buffer as bytes of our own. */
    static Bytes copy(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return Bytes.wrap(bytes);
    }

    void prepare(NioSocketChannel channel, int writeBytesHigh) {
        channel.config().setAllocator(buffers);
        channel.config().setTcpNoDelay(true).setKeepAlive(true).setAllowHalfClosure(true);
        channel.config().setWriteBufferHighWaterMark(writeBytesHigh);
        channel.config().setWriteBufferLowWaterMark(writeBytesHigh / 2);
    }

    /** Binds at once, so that an address in use is told to the caller. The channel is not on the loop yet. */
    static NioServerSocketChannel bind(PeerAddress at) {
        ServerSocketChannel server = null;
        try {
            server = ServerSocketChannel.open();
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(new InetSocketAddress(InetAddress.getByName(at.host()), at.port()), BACKLOG);
            server.configureBlocking(false);
            return new NioServerSocketChannel(server);
        } catch (UnknownHostException unknown) {
            closeQuietly(server);
            throw new HostException("Cannot listen at " + at + ": there is no host of that name.", unknown);
        } catch (IOException taken) {
            closeQuietly(server);
            throw new HostException("Cannot listen at " + at + ": " + taken.getMessage() + ".", taken);
        }
    }

    private static void closeQuietly(ServerSocketChannel server) {
        if (server != null) {
            try {
                server.close();
            } catch (IOException ignored) {
                // It never listened, and the reason why is on its way to the operator.
                return;
            }
        }
    }

    static PeerAddress addressOf(PeerAddress asked, NioServerSocketChannel server) {
        return new PeerAddress(asked.host(), server.localAddress().getPort());
    }

    /** Stops accepting for a while: most often the process has no file descriptor left. */
    void pauseAccepting(NioServerSocketChannel server) {
        server.config().setOption(ChannelOption.AUTO_READ, false);
        loop.atAfter(ACCEPT_PAUSE_NANOS, () -> server.config().setOption(ChannelOption.AUTO_READ, true));
    }
}
