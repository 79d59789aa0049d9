package io.phantomdb.log;

import io.phantomdb.base.Check;

/**
 * A segment is closed at so many bytes. When there are more than so many segments, what is still needed of the oldest is
 * written again, so that it can go.
 */
public record JournalSettings(long segmentBytesMax, int segmentsMax) {
    public static final JournalSettings USUAL = new JournalSettings(64 << 20, 4);

    public JournalSettings {
        Check.that(segmentBytesMax > 0 && segmentsMax >= 1, "sizes are positive");
    }
}
