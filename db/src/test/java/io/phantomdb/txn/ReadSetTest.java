package io.phantomdb.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.phantomdb.base.Bytes;
import io.phantomdb.shard.proto.PointRead;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several readings of a key is validated. */
class ReadSetTest {
    private static final Bytes KEY = Bytes.ofUtf8("key");
    private static final Bytes OTHER = Bytes.ofUtf8("other");

    private final ReadSet reads = new ReadSet();

    private List<Long> validated() {
        return reads.points().stream().map(PointRead::getVersion).toList();
    }

    @Test
    void theFirstReadingIsNotReplacedByANewerOne() {
        reads.read(KEY, 5, 10);
        reads.read(OTHER, 1, 10);
        reads.read(KEY, 7, 12);
        assertEquals(List.of(5L, 1L), validated());
        assertEquals(10, reads.at(KEY).getReadIndex());
    }

    /** A deposed leader may answer after its successor has. */
    @Test
    void anOlderReadingThatCameLaterCounts() {
        reads.read(KEY, 7, 12);
        reads.read(OTHER, 1, 12);
        reads.read(KEY, 5, 9);
        assertEquals(List.of(5L, 1L), validated());
        assertEquals(9, reads.at(KEY).getReadIndex());
    }

    @Test
    void theSameVersionReadAgainIsValidatedAsOfItsFirstReading() {
        reads.read(KEY, 5, 10);
        reads.read(KEY, 5, 8);
        reads.read(KEY, 5, 12);
        assertEquals(10, reads.at(KEY).getReadIndex());
        assertNull(reads.at(OTHER));
    }
}
