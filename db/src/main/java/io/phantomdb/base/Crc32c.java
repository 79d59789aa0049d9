package io.phantomdb.base;

import java.util.zip.CRC32C;

/** CRC-32C (RFC 3720, appendix B.4), the checksum of everything on disk. */
public final class Crc32c {
    private Crc32c() {}

    public static int of(Bytes bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.arrayBeneath(), bytes.arrayOffset(), bytes.length());
        return (int) crc.getValue();
    }

    public static int of(byte[] array, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(array, offset, length);
        return (int) crc.getValue();
    }
}
