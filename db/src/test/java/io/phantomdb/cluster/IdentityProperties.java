package io.phantomdb.cluster;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.ClusterId;
import io.phantomdb.base.Fuzz;
import io.phantomdb.host.HostException;
import io.phantomdb.host.PeerAddress;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** An identity from a damaged cell, or from whoever says to be a founder: refused, or an identity. */
class IdentityProperties {
    private static final Identity SAMPLE = Identity.ofFounder(new ClusterId(1, 2), Bytes.ofUtf8("secret"),
            List.of(new PeerAddress("one", 7_000),
                    new PeerAddress("two", 7_001)));

    @Property(tries = 20)
    void cells(@ForAll long seed) {
        Fuzz.decoder(seed, 400, List.of(SAMPLE.encodeCell()), bytes -> Fuzz.seal(bytes, 1), Identity::decodeCell,
                HostException.class);
    }

    @Property(tries = 20)
    void invitations(@ForAll long seed) {
        Fuzz.decoder(seed, 400, List.of(SAMPLE.encode()), Identity::decode, ByteReader.Malformed.class);
    }
}
