package io.phantomdb.shard.peer;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.ClusterId;
import io.phantomdb.base.Fuzz;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What surrounds a message, damaged: refused, or an envelope. */
class EnvelopeProperties {
    @Property(tries = 20)
    void envelopes(@ForAll long seed) {
        Bytes sample = new Envelope(new ClusterId(1, 2), 3, 4, 5, 6, 2, false, 8, 900, Bytes.ofUtf8("body")).encode();
        Fuzz.decoder(seed, 400, List.of(sample), Envelope::decode, ByteReader.Malformed.class);
    }
}
