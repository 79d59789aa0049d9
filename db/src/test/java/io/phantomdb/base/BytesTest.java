package io.phantomdb.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void theSuccessorOfAViewEndsInZeroNotInWhatFollowsTheView() {
        Bytes view = Bytes.ofHex("0102ff").slice(0, 2);
        assertEquals(Bytes.ofHex("010200"), view.successor());
    }

    @Test
    void theEndOfAPrefixCarriesOver() {
        assertEquals(Bytes.ofHex("02"), Bytes.ofHex("01ffff").prefixEnd());
        assertEquals(Bytes.EMPTY, Bytes.ofHex("ff").prefixEnd());
    }
}
