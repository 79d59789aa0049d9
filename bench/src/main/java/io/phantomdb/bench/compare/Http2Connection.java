package io.phantomdb.bench.compare;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * As much of HTTP/2 (RFC 9113) as one caller of one gRPC method needs who waits for each answer: a stream per call, one at a
 * time. Headers of answers are not decoded: a call that failed has no data (gRPC over HTTP/2, "Responses").
 */
final class Http2Connection implements Closeable {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int WINDOW_INITIAL_BYTES = 65_535;
    private static final int CREDIT_BYTES = 1 << 14;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final byte[] firstHeaders;
    /** The four fields that the first request has put into the table, the newest first (RFC 7541, section 2.3.3). */
    private static final byte[] LATER_HEADERS = {(byte) 0x83, (byte) 0x86, (byte) 0xc1, (byte) 0xc0, (byte) 0xbf,
            (byte) 0xbe};
    private int stream = -1;
    private long sendWindowBytes = WINDOW_INITIAL_BYTES;
    private int creditOwedBytes;

    Http2Connection(int port, String path) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 13));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 13));
        firstHeaders = headers(path, "127.0.0.1:" + port);
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        writeFrame(SETTINGS, 0, 0, new byte[0]);
        out.flush();
    }

    /** Method and scheme from the static table, the rest as literals that are put into the dynamic one (RFC 7541, 6.2.1). */
    private static byte[] headers(String path, String authority) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x83);
        block.write(0x86);
        block.write(0x44);
        literal(block, path);
        block.write(0x41);
        literal(block, authority);
        block.write(0x5f);
        literal(block, "application/grpc");
        block.write(0x40);
        literal(block, "te");
        literal(block, "trailers");
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        // A length below 127 is one byte.
        block.write(bytes.length);
        block.writeBytes(bytes);
    }

    /** Sends one message and returns the one that answers it, or null if the server refused. */
    byte[] call(byte[] message) throws IOException {
        while (sendWindowBytes < message.length + 5) {
            readFrame();
        }
        byte[] block = stream < 0 ? firstHeaders : LATER_HEADERS;
        stream += 2;
        writeFrame(HEADERS, END_HEADERS, stream, block);
        writeFrameHead(message.length + 5, DATA, END_STREAM, stream);
        out.writeByte(0);
        out.writeInt(message.length);
        out.write(message);
        out.flush();
        sendWindowBytes -= message.length + 5;
        return readAnswer();
    }

    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private boolean isAnswered;

    private byte[] readAnswer() throws IOException {
        answer.reset();
        isAnswered = false;
        while (!isAnswered) {
            readFrame();
        }
        byte[] framed = answer.toByteArray();
        if (framed.length < 5) {
            return null;
        }
        byte[] message = new byte[framed.length - 5];
        System.arraycopy(framed, 5, message, 0, message.length);
        return message;
    }

    private void readFrame() throws IOException {
        int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int of = in.readInt();
        byte[] payload = in.readNBytes(length);
        switch (type) {
            case DATA -> {
                // Padding is not used by etcd's server.
                answer.write(payload);
                giveCredit(length);
                isAnswered |= of == stream && (flags & END_STREAM) != 0;
            }
            case HEADERS -> isAnswered |= of == stream && (flags & END_STREAM) != 0;
            case RESET -> isAnswered |= of == stream;
            case SETTINGS -> acknowledge(SETTINGS, flags, new byte[0]);
            case PING -> acknowledge(PING, flags, payload);
            case GOAWAY -> throw new IOException("the server ends the connection");
            case WINDOW_UPDATE -> sendWindowBytes += of == 0 ? increment(payload) : 0;
            default -> {
                // Priorities and what is not known may be ignored (RFC 9113, 5.5).
            }
        }
    }

    private static int increment(byte[] payload) {
        return (payload[0] & 0x7f) << 24 | (payload[1] & 0xff) << 16 | (payload[2] & 0xff) << 8 | payload[3] & 0xff;
    }

    private void acknowledge(int type, int flags, byte[] payload) throws IOException {
        if ((flags & ACK) == 0) {
            writeFrame(type, ACK, 0, payload);
            out.flush();
        }
    }

    /** The window of the connection; a stream's own is never used up by one small answer. */
    private void giveCredit(int bytes) throws IOException {
        creditOwedBytes += bytes;
        if (creditOwedBytes >= CREDIT_BYTES) {
            writeFrameHead(4, WINDOW_UPDATE, 0, 0);
            out.writeInt(creditOwedBytes);
            creditOwedBytes = 0;
        }
    }

    private void writeFrame(int type, int flags, int of, byte[] payload) throws IOException {
        writeFrameHead(payload.length, type, flags, of);
        out.write(payload);
    }

    private void writeFrameHead(int length, int type, int flags, int of) throws IOException {
        out.writeShort(length >>> 8);
        out.writeByte(length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(of);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
