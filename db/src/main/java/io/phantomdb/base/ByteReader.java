package io.phantomdb.base;

/**
 * Reads what {@link ByteWriter} wrote. Bytes that end too early or make no sense are the sender's fault, not a bug here:
 * they throw {@link Malformed}, which each caller turns into the error of its own trade.
 */
public final class ByteReader {
    /** The bytes do not hold what they should. */
    public static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Malformed(String message) {
            super(message, null, false, false);
        }
    }

    private final Bytes bytes;
    private int at;

    public ByteReader(Bytes bytes) {
        this.bytes = bytes;
    }

    public int u8() {
        need(1);
        return bytes.at(at++) & 0xFF;
    }

    public int u16() {
        return u8() << 8 | u8();
    }

    public int u32() {
        need(4);
        int value = 0;
        for (int index = 0; index < 4; index++) {
            value = value << 8 | bytes.at(at++) & 0xFF;
        }
        return value;
    }

    public long u64() {
        return (long) u32() << 32 | u32() & 0xFFFFFFFFL;
    }

    public long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int part = u8();
            value |= (long) (part & 0x7F) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw new Malformed("a variable-length number does not end");
    }

    /** A varint that counts or measures something inside these bytes. */
    public int size() {
        long value = varint();
        if (value < 0 || value > bytes.length()) {
            throw new Malformed("a length of " + value + " in " + bytes.length() + " bytes");
        }
        return (int) value;
    }

    /** A view of the next bytes, not a copy. */
    public Bytes raw(int length) {
        need(length);
        Bytes view = bytes.slice(at, at + length);
        at += length;
        return view;
    }

    public Bytes sized() {
        return raw(size());
    }

    public String sizedUtf8() {
        return sized().utf8();
    }

    public Bytes rest() {
        return raw(remaining());
    }

    public int remaining() {
        return bytes.length() - at;
    }

    public int position() {
        return at;
    }

    /** Nothing may be left. */
    public void end() {
        if (remaining() != 0) {
            throw new Malformed(remaining() + " bytes too many");
        }
    }

    private void need(int length) {
        if (length < 0 || length > remaining()) {
            throw new Malformed("ends " + (length - remaining()) + " bytes too early");
        }
    }
}
