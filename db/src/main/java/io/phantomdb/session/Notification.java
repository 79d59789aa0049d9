package io.phantomdb.session;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.FormatNumbers;

/** What NOTIFY tells those who listen to a channel; the payload is empty where there is none. */
record Notification(int backendPid, String channel, String payload) {
    Bytes encode() {
        return new ByteWriter(64).u8(FormatNumbers.NOTIFICATION).u32(backendPid).sizedUtf8(channel).sizedUtf8(payload)
                .take();
    }

    /** Throws {@code Malformed} for anything else. */
    static Notification decode(Bytes encoded) {
        ByteReader reader = new ByteReader(encoded);
        int format = reader.u8();
        if (format != FormatNumbers.NOTIFICATION) {
            throw new ByteReader.Malformed("a notification of format " + format);
        }
        Notification notification = new Notification(reader.u32(), reader.sizedUtf8(), reader.sizedUtf8());
        reader.end();
        return notification;
    }
}
