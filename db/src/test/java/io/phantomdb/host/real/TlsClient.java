package io.phantomdb.host.real;

import io.phantomdb.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** A client's side of TLS without a socket: bytes in, bytes out, tasks at once. */
final class TlsClient {
    private final SSLEngine engine;
    private ByteArrayOutputStream toSend = new ByteArrayOutputStream();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private Bytes input = Bytes.EMPTY;

    TlsClient(String protocol) {
        engine = TestCertificate.usual().clientContext().createSSLEngine("localhost", 1);
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[]{protocol});
        try {
            engine.beginHandshake();
            go(Bytes.EMPTY);
        } catch (SSLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    void arrived(Bytes cipher) throws SSLException {
        input = input.concat(cipher);
        go(Bytes.EMPTY);
    }

    void write(Bytes plain) throws SSLException {
        go(plain);
    }

    void close() throws SSLException {
        engine.closeOutbound();
        go(Bytes.EMPTY);
    }

    void renegotiate() throws SSLException {
        engine.beginHandshake();
        go(Bytes.EMPTY);
    }

    boolean isReady() {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
                && !engine.getSession().getCipherSuite().contains("NULL");
    }

    boolean isEnded() {
        return engine.isInboundDone();
    }

    /** What is to be sent, since the last call. */
    Bytes take() {
        Bytes taken = Bytes.wrap(toSend.toByteArray());
        toSend = new ByteArrayOutputStream();
        return taken;
    }

    Bytes received() {
        return Bytes.wrap(received.toByteArray());
    }

    private void go(Bytes plain) throws SSLException {
        ByteBuffer from = plain.buffer();
        for (boolean going = true; going;) {
            going = switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> {
                    engine.getDelegatedTask().run();
                    yield true;
                }
                case NEED_WRAP -> wrap(from);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap();
                case NOT_HANDSHAKING, FINISHED -> from.hasRemaining() && wrap(from) | unwrap() || unwrap();
            };
        }
    }

    private boolean wrap(ByteBuffer from) throws SSLException {
        ByteBuffer to = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(from, to);
        toSend.write(to.array(), 0, to.position());
        return to.position() > 0;
    }

    private boolean unwrap() throws SSLException {
        if (engine.isInboundDone()) {
            return false;
        }
        ByteBuffer to = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        ByteBuffer from = input.buffer();
        int consumed = engine.unwrap(from, to).bytesConsumed();
        input = input.slice(consumed, input.length());
        received.write(to.array(), 0, to.position());
        return consumed > 0;
    }
}
