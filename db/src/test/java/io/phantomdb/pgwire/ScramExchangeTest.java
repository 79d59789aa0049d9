package io.phantomdb.pgwire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.roles.ScramVerifier;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of RFC 7677, section 3, and what is refused. */
final class ScramExchangeTest {
    private static final String CLIENT_NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String SERVER_NONCE = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String NONCE = CLIENT_NONCE + SERVER_NONCE;
    private static final String PROOF = "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    private static final byte[] SALT = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
    private static final ScramVerifier PENCIL = ScramVerifier.of("pencil", SALT, 4096);

    private static ScramExchange exchange() {
        return new ScramExchange(PENCIL, true, SERVER_NONCE, null);
    }

    private static ScramExchange begun() {
        ScramExchange exchange = exchange();
        exchange.first("SCRAM-SHA-256", "n,,n=user,r=" + CLIENT_NONCE);
        return exchange;
    }

    @Test
    void answersAsTheExampleDoes() {
        ScramExchange exchange = exchange();
        assertEquals(List.of("SCRAM-SHA-256"), exchange.mechanisms());
        assertEquals("r=" + NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                exchange.first("SCRAM-SHA-256", "n,,n=user,r=" + CLIENT_NONCE));
        assertEquals("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
                exchange.last("c=biws,r=" + NONCE + ",p=" + PROOF));
    }

    @Test
    void keepsVerifiersAsPostgresDoes() {
        String text = PENCIL.text();
        ScramVerifier read = ScramVerifier.parse(text);
        assertNotNull(read);
        assertEquals(text, read.text());
        assertNull(ScramVerifier.parse("pencil"));
        assertNull(ScramVerifier.parse(text.substring(1)));
    }

    @Test
    void refusesWrongProofsAndMadeUpVerifiers() {
        String wrong = "A" + PROOF.substring(1);
        assertNull(begun().last("c=biws,r=" + NONCE + ",p=" + wrong));
        ScramExchange madeUp = new ScramExchange(PENCIL, false, SERVER_NONCE, null);
        madeUp.first("SCRAM-SHA-256", "n,,n=user,r=" + CLIENT_NONCE);
        assertNull(madeUp.last("c=biws,r=" + NONCE + ",p=" + PROOF));
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (String first : List.of("", "n", "n,", "x,,n=user,r=abc", "n,a=me,n=user,r=abc", "n,,r=abc", "n,,n=user",
                "n,,n=user,r=", "n,,m=ext,n=user,r=abc", "p=tls-unique,,n=user,r=abc",
                "p=tls-server-end-point,,n=user,r=abc")) {
            assertThrows(StatementError.class, () -> exchange().first("SCRAM-SHA-256", first), first);
        }
        for (String last : List.of("", "c=biws", "c=biws,r=" + NONCE, "c=biws,r=other,p=" + PROOF,
                "c=bnop,r=" + NONCE + ",p=" + PROOF, "c=biws,r=" + NONCE + ",p=***")) {
            assertThrows(StatementError.class, () -> begun().last(last), last);
        }
        assertEquals(SqlState.PROTOCOL_VIOLATION, assertThrows(StatementError.class,
                () -> exchange().first("SCRAM-SHA-1", "n,,n=user,r=abc")).state());
    }

    @Test
    void bindsTheChannelToTheCertificate() {
        byte[] hash = {1, 2, 3};
        ScramExchange exchange = new ScramExchange(PENCIL, true, SERVER_NONCE, hash);
        assertEquals(List.of("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"), exchange.mechanisms());
        exchange.first("SCRAM-SHA-256-PLUS", "p=tls-server-end-point,,n=user,r=" + CLIENT_NONCE);
        assertThrows(StatementError.class, () -> exchange.last("c=biws,r=" + NONCE + ",p=" + PROOF));
        ScramExchange downgraded = new ScramExchange(PENCIL, true, SERVER_NONCE, hash);
        assertThrows(StatementError.class,
                () -> downgraded.first("SCRAM-SHA-256", "y,,n=user,r=" + CLIENT_NONCE));
    }
}
