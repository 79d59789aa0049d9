package io.phantomdb.node;

import io.phantomdb.host.real.TestCertificate;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.net.ssl.SSLSocket;

/** A client that says what a test wants, byte by byte. */
final class RawClient implements AutoCloseable {
    private static final int SSL_REQUEST = 80_877_103;
    private static final int CANCEL_REQUEST = 80_877_102;
    private static final int PROTOCOL_3 = 196_608;
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private int pid;
    private int secret;
    /** Of the last message that was read. */
    private byte[] body = new byte[0];

    RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(socket.getOutputStream());
    }

    static Socket dial() throws IOException {
        Socket socket = new Socket("127.0.0.1", LocalNodes.sql(1).port());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** A session without TLS of a role that is trusted. */
    static RawClient plain(String user) throws IOException {
        RawClient client = new RawClient(dial());
        client.startup(user, "phantom");
        for (char type = client.message(); type != 'Z'; type = client.message()) {
            if (type == 'E') {
                throw new IOException("not let in");
            }
        }
        return client;
    }

    void startup(String user, String database) throws IOException {
        byte[] packet = ("user\0" + user + "\0database\0" + database + "\0\0").getBytes(StandardCharsets.UTF_8);
        out.writeInt(8 + packet.length);
        out.writeInt(PROTOCOL_3);
        out.write(packet);
        out.flush();
    }

    char message() throws IOException {
        char type = (char) in.readUnsignedByte();
        body = new byte[in.readInt() - 4];
        in.readFully(body);
        if (type == 'K') {
            pid = ByteBuffer.wrap(body).getInt();
            secret = ByteBuffer.wrap(body).getInt(4);
        }
        return type;
    }

    void send(char type, byte[] content) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(5 + content.length).put((byte) type).putInt(4 + content.length).put(
                content);
        out.write(message.array());
        out.flush();
    }

    /** What the last message says. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The SQLSTATE of the next error. */
    String nextError() throws IOException {
        while (message() != 'E') {
            continue;
        }
        for (String field : new String(body, StandardCharsets.UTF_8).split("\0")) {
            if (field.startsWith("C")) {
                return field.substring(1);
            }
        }
        throw new IOException("an error without a state");
    }

    /** Sends a query, and a while later cancels it through a connection of its own that speaks TLS. */
    void encryptedCancelAfter(TestCertificate certificate, long millis, String sql) throws IOException,
            InterruptedException {
        send('Q', (sql + "\0").getBytes(StandardCharsets.UTF_8));
        Thread.sleep(millis);
        Socket plain = dial();
        askForTls(plain);
        try (SSLSocket encrypted = (SSLSocket) certificate.clientContext().getSocketFactory().createSocket(plain,
                "localhost", 1, true)) {
            encrypted.getOutputStream().write(ByteBuffer.allocate(16).putInt(16).putInt(CANCEL_REQUEST).putInt(pid)
                    .putInt(secret).array());
            encrypted.getOutputStream().flush();
            while (encrypted.getInputStream().read() >= 0) {
                continue;
            }
        }
    }

    private static void askForTls(Socket socket) throws IOException {
        socket.getOutputStream().write(ByteBuffer.allocate(8).putInt(8).putInt(SSL_REQUEST).array());
        if (socket.getInputStream().read() != 'S') {
            throw new IOException("no TLS");
        }
    }

    /** A client that is wrong in one of six ways. Its socket is still open where it says nothing more. */
    static Socket brokenHandshake(int kind, Random random) throws IOException {
        Socket socket = dial();
        byte[] garbage = new byte[200];
        random.nextBytes(garbage);
        switch (kind) {
            case 0 -> socket.getOutputStream().write(new byte[]{22, 3, 1, 0, 100, 1, 0, 0, 96});
            case 1 -> {
                askForTls(socket);
                socket.getOutputStream().write(garbage);
            }
            case 2 -> {
                askForTls(socket);
                socket.getOutputStream().write(new byte[]{22, 3, 1, 0, 100, 1});
            }
            case 3 -> {
                askForTls(socket);
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case 4 -> {
                askForTls(socket);
                new RawClient(socket).startup("phantom", "phantom");
            }
            default -> socket.getOutputStream().write(ByteBuffer.allocate(58).putInt(8).putInt(SSL_REQUEST).put(garbage,
                    0, 50).array());
        }
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
