package io.phantomdb.pgwire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.pgwire.AccessRules.Client;
import io.phantomdb.pgwire.AccessRules.Method;
import org.junit.jupiter.api.Test;

final class AccessRulesTest {
    private static Client from(String address) {
        return new Client(address, false, "bob", "shop");
    }

    @Test
    void trustsThisMachineAndAsksOthers() {
        assertEquals(Method.TRUST, AccessRules.USUAL.of(from("127.0.0.1")));
        assertEquals(Method.TRUST, AccessRules.USUAL.of(from("0:0:0:0:0:0:0:1")));
        assertEquals(Method.TRUST, AccessRules.USUAL.of(from("::ffff:127.0.0.1")));
        assertEquals(Method.SCRAM_SHA_256, AccessRules.USUAL.of(from("10.1.2.3")));
        assertEquals(Method.SCRAM_SHA_256, AccessRules.USUAL.of(from("fe80::1%eth0")));
    }

    @Test
    void takesTheFirstRuleThatFits() {
        AccessRules rules = AccessRules.parse("""
                # who may
                hostssl all all all trust
                host shop,other bob 10.0.0.0/8 reject   # not here
                host sameuser all 10.0.0.0/8 scram-sha-256
                """);
        assertEquals(Method.REJECT, rules.of(from("10.1.2.3")));
        assertNull(rules.of(from("11.1.2.3")));
        assertEquals(Method.TRUST, rules.of(new Client("11.1.2.3", true, "bob", "shop")));
        assertEquals(Method.SCRAM_SHA_256, rules.of(new Client("10.1.2.3", false, "eve", "eve")));
        assertNull(rules.of(new Client("10.1.2.3", false, "eve", "shop")));
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        for (String wrong : new String[]{"local all all trust", "host all all trust", "host all all 10.0.0.0/8 md5",
                "host all all 10.0.0/8 trust", "host all all 10.0.0.0/33 trust", "host all all ::1/x trust"}) {
            String message = assertThrows(IllegalArgumentException.class, () -> AccessRules.parse("\n" + wrong), wrong)
                    .getMessage();
            assertTrue(message.startsWith("line 2: "), message);
        }
    }

    @Test
    void knowsAddresses() {
        assertTrue(Network.parse("::/0").contains("2001:db8::5"));
        assertTrue(Network.parse("2001:db8::/32").contains("2001:db8:0:0:0:0:0:5"));
        assertFalse(Network.parse("2001:db8::/32").contains("2001:db9::"));
        assertFalse(Network.parse("0.0.0.0/0").contains("::1"));
        assertFalse(Network.parse("0.0.0.0/0").contains("a"));
    }
}
