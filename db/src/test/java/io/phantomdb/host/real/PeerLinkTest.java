package io.phantomdb.host.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Peers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sending end against a listener that is not a healthy node. */
final class PeerLinkTest {
    private static final long STEP_NANOS = 50_000_000;

    private final RealWorld world = new RealWorld();
    private final ServerSocket listener;
    private final PeerAddress address;
    private final List<Socket> accepted = new ArrayList<>();

    PeerLinkTest() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        address = new PeerAddress("127.0.0.1", listener.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        world.close();
        for (Socket socket : accepted) {
            socket.close();
        }
        listener.close();
    }

    private void send() {
        world.on(1, () -> world.host(1).peers().send(address, Peers.Link.URGENT, Bytes.ofUtf8("are you there")));
    }

    private Socket acceptWhileSending(long nanosMax) throws IOException {
        listener.setSoTimeout((int) (STEP_NANOS / 1_000_000));
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanosMax) {
            send();
            try {
                Socket socket = listener.accept();
                accepted.add(socket);
                return socket;
            } catch (SocketTimeoutException nobodyYet) {
                continue;
            }
        }
        throw new AssertionError("no connection came");
    }

    @Test
    void aConnectionOnWhichNothingComesBackIsReplaced() throws IOException {
        Socket first = acceptWhileSending(5_000_000_000L);
        byte[] hello = first.getInputStream().readNBytes(Frames.HELLO_BYTES);
        assertEquals("PHNT", new String(hello, 0, 4, StandardCharsets.US_ASCII));
        first.getOutputStream().write(hello);
        long start = System.nanoTime();
        acceptWhileSending(8_000_000_000L);
        assertTrue(System.nanoTime() - start > 1_500_000_000L, "it was given up too early");
    }

    @Test
    void whoAnswersInAnotherProtocolIsLeftAndTriedAgainLater() throws IOException {
        Socket first = acceptWhileSending(5_000_000_000L);
        first.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(
                StandardCharsets.US_ASCII));
        first.setSoTimeout(5_000);
        assertEquals(Frames.HELLO_BYTES, first.getInputStream().readAllBytes().length);
        acceptWhileSending(5_000_000_000L);
    }
}
