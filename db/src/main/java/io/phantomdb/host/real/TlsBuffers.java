package io.phantomdb.host.real;

import io.phantomdb.base.Bytes;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;

/** The two buffers that all TLS connections of a loop write records into, one at a time; what is in them is copied out at once. */
final class TlsBuffers {
    static final ByteBuffer[] EMPTY = new ByteBuffer[0];

    private ByteBuffer cipher = ByteBuffer.allocate(0);
    private ByteBuffer plain = ByteBuffer.allocate(0);

    /** Empty, with room for any record. */
    ByteBuffer cipher(SSLEngine engine) {
        int size = engine.getSession().getPacketBufferSize();
        cipher = cipher.capacity() < size ? ByteBuffer.allocate(size) : cipher.clear();
        return cipher;
    }

    /** Empty, with room for the content of any record. */
    ByteBuffer plain(SSLEngine engine) {
        int size = engine.getSession().getApplicationBufferSize();
        plain = plain.capacity() < size ? ByteBuffer.allocate(size) : plain.clear();
        return plain;
    }

    /** What has been put into one of them. */
    static Bytes taken(ByteBuffer filled) {
        byte[] bytes = new byte[filled.position()];
        filled.flip().get(bytes);
        return Bytes.wrap(bytes);
    }
}
