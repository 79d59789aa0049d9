package io.phantomdb.host.real;

import io.phantomdb.base.Bytes;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;

/** A plain blocking socket with a thread for each direction, so that the test itself never waits. */
final class SocketClient implements World.Client {
    private static final Bytes END = Bytes.ofUtf8("end");

    private final Socket socket;
    /** The one that speaks TCP. */
    private final Socket beneath;
    private final LinkedBlockingQueue<Bytes> toSend = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Object gate = new Object();
    private boolean reading = true;
    private volatile boolean ended;

    private SocketClient(Socket socket, Socket beneath) {
        this.socket = socket;
        this.beneath = beneath;
    }

    static SocketClient connect(PeerAddress at) {
        try {
            Socket socket = new Socket(at.host(), at.port());
            return begun(new SocketClient(socket, socket));
        } catch (IOException refused) {
            throw new AssertionError("nobody listens at " + at, refused);
        }
    }

    /** The handshake is done by whichever of its threads needs it first. */
    static SocketClient connectTls(PeerAddress at, SSLContext context) {
        try {
            Socket socket = new Socket(at.host(), at.port());
            return begun(new SocketClient(context.getSocketFactory().createSocket(socket, at.host(), at.port(), true),
                    socket));
        } catch (IOException refused) {
            throw new AssertionError("nobody listens at " + at, refused);
        }
    }

    private static SocketClient begun(SocketClient client) {
        Thread.ofVirtual().start(client::sendAll);
        Thread.ofVirtual().start(client::receiveAll);
        return client;
    }

    private void sendAll() {
        try {
            for (Bytes next = toSend.take(); next != END; next = toSend.take()) {
                socket.getOutputStream().write(next.toArray());
            }
            socket.shutdownOutput();
        } catch (IOException broken) {
            ended = true;
        } catch (InterruptedException never) {
            throw new AssertionError(never);
        }
    }

    private void receiveAll() {
        byte[] buffer = new byte[1 << 16];
        try {
            while (true) {
                waitUntilReading();
                int length = socket.getInputStream().read(buffer);
                if (length < 0) {
                    break;
                }
                synchronized (received) {
                    received.write(buffer, 0, length);
                }
            }
        } catch (IOException | InterruptedException broken) {
            ended = true;
        }
        ended = true;
    }

    private void waitUntilReading() throws InterruptedException {
        synchronized (gate) {
            while (!reading) {
                gate.wait();
            }
        }
    }

    @Override
    public void send(Bytes bytes) {
        toSend.add(bytes);
    }

    @Override
    public Bytes received() {
        synchronized (received) {
            return Bytes.wrap(received.toByteArray());
        }
    }

    @Override
    public void reading(boolean wanted) {
        synchronized (gate) {
            reading = wanted;
            gate.notifyAll();
        }
    }

    @Override
    public void end() {
        toSend.add(END);
    }

    @Override
    public void abort() {
        try {
            beneath.setSoLinger(true, 0);
            beneath.close();
        } catch (IOException closedAlready) {
            ended = true;
        }
    }

    @Override
    public boolean isEnded() {
        return ended;
    }
}
