package io.phantomdb.host.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.host.HostException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The files that OpenSSL writes are read; what is wrong with others is said in a sentence that names the file. */
final class PemIdentityTest {
    private static final TestCertificate CURVE = TestCertificate.usual();

    /** What is inside of PKCS #8: the older form of the key. */
    private static byte[] older(byte[] pkcs8) {
        int version = content(pkcs8, 0);
        int algorithm = version + 3;
        int key = content(pkcs8, algorithm) + (pkcs8[algorithm + 1] & 0xFF);
        return Arrays.copyOfRange(pkcs8, content(pkcs8, key), pkcs8.length);
    }

    private static int content(byte[] der, int at) {
        int length = der[at + 1] & 0xFF;
        return at + 2 + (length < 0x80 ? 0 : length & 0x7F);
    }

    private static String refusal(TestCertificate of, String key) {
        Path file = of.write("other.key", key);
        return assertThrows(HostException.class, () -> PemIdentity.read(of.certificateFile(), file)).getMessage();
    }

    @Test
    void readsKeysInTheirOlderForms() {
        Path curve = CURVE.write("sec1.key",
                "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                        + TestCertificate.pem("EC PRIVATE KEY", older(CURVE.key().getEncoded())));
        PemIdentity.read(CURVE.certificateFile(), curve).newEngine();
        TestCertificate rsa = TestCertificate.make("RSA", "-keysize", "2048");
        Path pkcs1 = rsa.write("pkcs1.key", TestCertificate.pem("RSA PRIVATE KEY", older(rsa.key().getEncoded())));
        PemIdentity.read(rsa.certificateFile(), pkcs1).newEngine();
        String mismatch = assertThrows(HostException.class, () -> PemIdentity.read(CURVE.certificateFile(), rsa
                .keyFile())).getMessage();
        assertTrue(mismatch.contains("EC key") && mismatch.contains(rsa.keyFile().toString()), mismatch);
    }

    @Test
    void hashesTheCertificateAsItsSignatureDoes() throws Exception {
        TestCertificate sha384 = TestCertificate.make("EC", "-groupname", "secp384r1", "-sigalg", "SHA384withECDSA");
        assertEquals(Bytes.wrap(MessageDigest.getInstance("SHA-384").digest(sha384.certificate().getEncoded())), sha384
                .identity().endPointHash());
        assertTrue(sha384.identity().complaints().stream().noneMatch(each -> each.contains("valid")));
    }

    @Test
    void saysWhatIsWrong() {
        assertTrue(refusal(CURVE, "nothing").contains("holds no private key in PEM form"));
        assertTrue(refusal(CURVE, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIF\n-----END ENCRYPTED PRIVATE KEY-----")
                .contains("encrypted with a passphrase"));
        assertTrue(refusal(CURVE, "-----BEGIN OPENSSH PRIVATE KEY-----\nMIIF\n-----END OPENSSH PRIVATE KEY-----")
                .contains("OPENSSH"));
        assertTrue(
                refusal(CURVE, "-----BEGIN PRIVATE KEY-----\nMIIF\n-----END PRIVATE KEY-----").contains("no EC key"));
        assertTrue(refusal(CURVE, "-----BEGIN EC PRIVATE KEY-----\nMIIF\n-----END EC PRIVATE KEY-----").contains(
                "no EC key"));
        TestCertificate other = TestCertificate.make("EC", "-groupname", "secp256r1");
        assertTrue(assertThrows(HostException.class, () -> PemIdentity.read(CURVE.certificateFile(), other.keyFile()))
                .getMessage().contains("does not belong to the certificate"));
        assertTrue(assertThrows(HostException.class, () -> PemIdentity.read(CURVE.keyFile(), CURVE.keyFile()))
                .getMessage().contains("holds no certificate"));
        assertTrue(assertThrows(HostException.class, () -> PemIdentity.read(Path.of("none.crt"), CURVE.keyFile()))
                .getMessage().contains("there is no file none.crt"));
        Path cut = CURVE.write("cut.crt", "-----BEGIN CERTIFICATE-----\nMIIF\n-----END CERTIFICATE-----");
        assertTrue(assertThrows(HostException.class, () -> PemIdentity.read(cut, CURVE.keyFile())).getMessage()
                .contains("cannot be read"));
    }

    @Test
    void refusesKeysThatTlsHasNoUseFor() {
        TestCertificate edwards = TestCertificate.make("Ed25519");
        assertTrue(assertThrows(HostException.class, edwards::identity).getMessage().contains("use RSA or EC"));
        assertNull(TestCertificate.usual().identity().newEngine().getHandshakeSession());
    }
}
