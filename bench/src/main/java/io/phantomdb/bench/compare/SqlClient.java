package io.phantomdb.bench.compare;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A connection with one prepared statement of one int4 parameter, sent in binary: Bind, Execute, Sync, and nothing else
 * (PostgreSQL 15, chapter 55.2.3 "Extended Query").
 */
final class SqlClient implements KeyedClient {
    private static final int PROTOCOL = 3 << 16;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final byte[] request;
    private String lastError = "";

    private SqlClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 13));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 13));
        this.request = requestWithoutKey();
    }

    /** Connects as user phantom, who is trusted, and prepares the statement. */
    static SqlClient open(int port, String statement) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        SqlClient client = new SqlClient(socket);
        client.start();
        client.parse(statement);
        return client;
    }

    private void start() throws IOException {
        byte[] body = "user\0phantom\0database\0phantom\0\0".getBytes(StandardCharsets.UTF_8);
        out.writeInt(8 + body.length);
        out.writeInt(PROTOCOL);
        out.write(body);
        out.flush();
        expectReady();
    }

    private void parse(String statement) throws IOException {
        byte[] body = ("s\0" + statement + "\0").getBytes(StandardCharsets.UTF_8);
        out.writeByte('P');
        out.writeInt(4 + body.length + 2 + 4);
        out.write(body);
        out.writeShort(1);
        out.writeInt(23);
        sync();
        out.flush();
        expectReady();
    }

    private void sync() throws IOException {
        out.writeByte('S');
        out.writeInt(4);
    }

    private void expectReady() throws IOException {
        if (!readUntilReady()) {
            throw new IOException("the server refused: " + lastError);
        }
    }

    /** Bind with a binary parameter and a binary result, Execute without a limit, Sync. */
    private static byte[] requestWithoutKey() {
        return new byte[]{'B', 0, 0, 0, 25, 0, 's', 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 4, 0, 0, 0, 0, 0, 1, 0, 1, 'E', 0, 0,
                0, 9, 0, 0, 0, 0, 0, 'S', 0, 0, 0, 4};
    }

    private static final int KEY_AT = 18;

    @Override
    public boolean operate(int key) throws IOException {
        for (int i = 0; i < 4; i++) {
            request[KEY_AT + i] = (byte) (key >>> 8 * (3 - i));
        }
        out.write(request);
        out.flush();
        return readUntilReady();
    }

    /** A simple query; returns whether the server did it. */
    boolean query(String sql) throws IOException {
        byte[] text = (sql + "\0").getBytes(StandardCharsets.UTF_8);
        out.writeByte('Q');
        out.writeInt(4 + text.length);
        out.write(text);
        out.flush();
        return readUntilReady();
    }

    /** False if an error came before. */
    private boolean readUntilReady() throws IOException {
        boolean isGood = true;
        while (true) {
            int type = in.read();
            if (type < 0) {
                throw new EOFException("the server closed the connection");
            }
            int length = in.readInt() - 4;
            if (type == 'E') {
                isGood = false;
                lastError = new String(in.readNBytes(length), StandardCharsets.UTF_8).replace('\0', ' ');
            } else {
                in.skipNBytes(length);
            }
            if (type == 'Z') {
                return isGood;
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.writeByte('X');
        out.writeInt(4);
        out.flush();
        socket.close();
    }
}
