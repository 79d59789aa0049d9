package io.phantomdb.base;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The targets of {@code .ci/fuzz} are there and take a little noise. */
class FuzzTargetsTest {
    private static final List<Bytes> SAMPLES = List.of(Bytes.ofUtf8("select a + 1 from t where b = 'x'"), Bytes.ofHex(
            "0000000008000300007573657200"), Bytes.ofHex("01000000000102030405060708090a0b0c0d0e0f"));

    @ParameterizedTest
    @ValueSource(strings = {"sql.SqlFuzzTarget", "store.StoreFuzzTarget", "shard.peer.PeerFuzzTarget",
            "pgwire.WireFuzzTarget"})
    void takesNoise(String target) throws ReflectiveOperationException {
        var method = Class.forName("io.phantomdb." + target).getMethod("fuzzerTestOneInput", byte[].class);
        Random random = new Random(1);
        method.invoke(null, (Object) new byte[0]);
        for (int round = 0; round < 200; round++) {
            method.invoke(null, (Object) Fuzz.damaged(random, SAMPLES));
        }
    }
}
