package io.phantomdb.host.real;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Encryption;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * The server's side of TLS between the bytes on the wire and plain ones, over the JDK's engine (RFC 8446, RFC 5246). It knows no
 * socket and no thread: what comes is fed to it, what it has to say it says to its {@link Wire}.
 *
 * <pre>
 *   wire ── arrived ──► unwrap ──► received(plain)
 *        ◄── send ──── wrap ◄──── write(plain)
 *                 └ tasks: the arithmetic of a handshake, done elsewhere; until then everything is kept here
 * </pre>
 *
 * <p>Between two records an idle connection holds no buffer of its own.
 */
final class TlsLayer {
    /** What is around the layer. Nothing it is told may throw. */
    interface Wire {
        void send(Bytes cipher);

        void received(Bytes plain);

        /** The other side has said that it sends no more. */
        void ended();

        /** Do this off the loop, then call {@link TlsLayer#tasksDone} on it. */
        void work(Runnable tasks);

        /** It cannot go on; what has to be said about it has been sent. */
        void failed(String cause);
    }

    private static final byte[] NOTHING = new byte[0];
    private static final String OLD_PROTOCOL = "TLSv1.2";

    private final SSLEngine engine;
    private final TlsBuffers buffers;
    private final Wire wire;
    private final ArrayDeque<ByteBuffer> plain = new ArrayDeque<>(2);
    private byte[] input = NOTHING;
    private int inputFrom;
    private int inputTo;
    private Encryption encryption;
    private boolean working;
    private boolean advancing;
    private boolean endTold;
    private boolean over;

    TlsLayer(SSLEngine engine, TlsBuffers buffers, Wire wire) {
        this.engine = engine;
        this.buffers = buffers;
        this.wire = wire;
    }

    /** Null before the handshake is over. */
    Encryption encryption() {
        return encryption;
    }

    /** Bytes from the wire, cut anywhere. */
    void arrived(Bytes cipher) {
        if (!over) {
            keep(cipher);
            advance();
        }
    }

    void write(Bytes bytes) {
        if (!over && !bytes.isEmpty()) {
            plain.add(ByteBuffer.wrap(bytes.arrayBeneath(), bytes.arrayOffset(), bytes.length()));
            advance();
        }
    }

    /** The work that was given away is done. */
    void tasksDone() {
        working = false;
        if (!over) {
            advance();
        }
    }

    /** Says goodbye, if it is in a position to. Nothing happens afterwards. */
    void close() {
        if (over) {
            return;
        }
        if (!working) {
            try {
                sayAll();
            } catch (SSLException broken) {
                plain.clear();
            }
            engine.closeOutbound();
            sayLastWords();
        }
        over();
    }

    /** What was written in answer to what is being taken in. */
    private void sayAll() throws SSLException {
        while (!plain.isEmpty() && engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING && wrap()) {
            continue;
        }
    }

    private void over() {
        over = true;
        plain.clear();
        input = NOTHING;
        inputFrom = 0;
        inputTo = 0;
    }

    private void keep(Bytes cipher) {
        int kept = inputTo - inputFrom;
        if (inputTo + cipher.length() > input.length) {
            byte[] larger = kept + cipher.length() > input.length ? new byte[kept + cipher.length()] : input;
            System.arraycopy(input, inputFrom, larger, 0, kept);
            input = larger;
            inputFrom = 0;
            inputTo = kept;
        }
        cipher.copyTo(input, inputTo);
        inputTo += cipher.length();
    }

    /** As far as it goes now. What the wire is told may call back: that is dealt with by the round that is running. */
    private void advance() {
        if (advancing || working) {
            return;
        }
        advancing = true;
        try {
            while (!over && step()) {
                refuseRenegotiation();
            }
        } catch (SSLException broken) {
            fail(broken);
        } finally {
            advancing = false;
        }
    }

    /** False if there is nothing to do before something comes. */
    private boolean step() throws SSLException {
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                giveWorkAway();
                yield false;
            }
            case NEED_WRAP -> wrap();
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap();
            case NOT_HANDSHAKING, FINISHED -> {
                noteEncryption();
                boolean said = !plain.isEmpty() && wrap();
                yield !over && unwrap() || said;
            }
        };
    }

    private void giveWorkAway() {
        working = true;
        wire.work(() -> {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
        });
    }

    private boolean wrap() throws SSLException {
        HandshakeStatus before = engine.getHandshakeStatus();
        ByteBuffer to = buffers.cipher(engine);
        SSLEngineResult result = sealed(to);
        while (!plain.isEmpty() && !plain.peek().hasRemaining()) {
            plain.remove();
        }
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            plain.clear();
        }
        if (result.bytesProduced() > 0) {
            wire.send(TlsBuffers.taken(to));
        }
        return result.bytesProduced() > 0 || engine.getHandshakeStatus() != before;
    }

    private SSLEngineResult sealed(ByteBuffer to) throws SSLException {
        try {
            return engine.wrap(plain.toArray(ByteBuffer[]::new), to);
        } catch (RuntimeException broken) {
            throw new SSLException(String.valueOf(broken.getMessage()), broken);
        }
    }

    /** What a client sends must not end more than its connection, even where the engine has not foreseen it. */
    private SSLEngineResult opened(ByteBuffer to) throws SSLException {
        try {
            return engine.unwrap(ByteBuffer.wrap(input, inputFrom, inputTo - inputFrom), to);
        } catch (RuntimeException broken) {
            throw new SSLException(String.valueOf(broken.getMessage()), broken);
        }
    }

    private boolean unwrap() throws SSLException {
        if (engine.isInboundDone()) {
            return false;
        }
        ByteBuffer to = buffers.plain(engine);
        SSLEngineResult result = opened(to);
        taken(result.bytesConsumed());
        if (result.bytesProduced() > 0) {
            wire.received(TlsBuffers.taken(to));
        }
        switch (result.getStatus()) {
            case CLOSED -> tellEnd();
            case BUFFER_OVERFLOW -> throw new SSLException("a record is longer than any may be");
            case OK, BUFFER_UNDERFLOW -> {
            }
        }
        return result.bytesConsumed() > 0 || result.getHandshakeStatus() == HandshakeStatus.NEED_TASK
                || result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
    }

    private void taken(int bytes) {
        inputFrom += bytes;
        if (inputFrom == inputTo) {
            input = NOTHING;
            inputFrom = 0;
            inputTo = 0;
        }
    }

    private void tellEnd() {
        if (!endTold && !over) {
            endTold = true;
            wire.ended();
        }
    }

    private void noteEncryption() {
        if (encryption == null) {
            String cipher = engine.getSession().getCipherSuite();
            encryption = new Encryption(engine.getSession().getProtocol(), cipher, keyBits(cipher));
        }
    }

    private static int keyBits(String cipher) {
        return cipher.contains("AES_128") ? 128 : 256;
    }

    /** A second handshake costs the server more than the client, and nobody needs one. */
    private void refuseRenegotiation() throws SSLException {
        if (encryption != null && encryption.protocol().equals(OLD_PROTOCOL) && !engine.isInboundDone()
                && !engine.isOutboundDone()
                && engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            throw new SSLException("renegotiation is not allowed");
        }
    }

    private void fail(SSLException broken) {
        engine.closeOutbound();
        sayLastWords();
        over();
        wire.failed(String.valueOf(broken.getMessage()));
    }

    /** The alert that says what is wrong, or the goodbye. */
    private void sayLastWords() {
        try {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP || !engine.isOutboundDone()) {
                ByteBuffer to = buffers.cipher(engine);
                SSLEngineResult result = engine.wrap(TlsBuffers.EMPTY, to);
                if (result.bytesProduced() == 0) {
                    return;
                }
                wire.send(TlsBuffers.taken(to));
            }
        } catch (SSLException speechless) {
            // There is nobody to whom it could be said: the connection is closed next.
            return;
        }
    }

    /** Bytes that are kept for a record that is not complete. */
    int bytesKept() {
        return input.length;
    }
}
