package io.phantomdb.sql.roles;

import io.phantomdb.base.Check;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a server keeps of a password, so that it can tell who knows it without knowing it (RFC 5802, section 3; RFC 7677): written
 * as PostgreSQL writes it, {@code SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey}.
 */
public record ScramVerifier(int iterations, byte[] salt, byte[] storedKey, byte[] serverKey) {
    public static final int ITERATIONS = 4096;
    public static final int SALT_BYTES = 16;
    public static final int KEY_BYTES = 32;

    private static final Pattern FORM = Pattern.compile(
            "SCRAM-SHA-256\\$([1-9][0-9]{0,8}):([A-Za-z0-9+/]+={0,2})\\$([A-Za-z0-9+/]{43}=):([A-Za-z0-9+/]{43}=)");
    private static final String ALGORITHM = "HmacSHA256";

    /** Of a password. Takes milliseconds: not for a turn of a loop. */
    public static ScramVerifier of(String password, byte[] salt, int iterations) {
        byte[] salted = salted(prepared(password), salt, iterations);
        return new ScramVerifier(iterations, salt, hash(hmac(salted, "Client Key")), hmac(salted, "Server Key"));
    }

    /** Null if the text is none. */
    public static ScramVerifier parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        try {
            Base64.Decoder decoder = Base64.getDecoder();
            return new ScramVerifier(Integer.parseInt(matcher.group(1)), decoder.decode(matcher.group(2)),
                    decoder.decode(matcher.group(3)), decoder.decode(matcher.group(4)));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    public String text() {
        Base64.Encoder encoder = Base64.getEncoder();
        return "SCRAM-SHA-256$" + iterations + ":" + encoder.encodeToString(salt) + "$"
                + encoder.encodeToString(storedKey) + ":" + encoder.encodeToString(serverKey);
    }

    /** Hi() of RFC 5802. */
    static byte[] salted(byte[] password, byte[] salt, int iterations) {
        Mac mac = mac(password);
        mac.update(salt);
        byte[] last = mac.doFinal(new byte[]{0, 0, 0, 1});
        byte[] result = last.clone();
        for (int round = 1; round < iterations; round++) {
            last = mac.doFinal(last);
            for (int at = 0; at < result.length; at++) {
                result[at] ^= last[at];
            }
        }
        return result;
    }

    /**
     * The password as clients hash it: where it is ASCII, itself; else in the normal form of compatibility, as SASLprep wants it, which
     * also turns other spaces into the usual one.
     */
    private static byte[] prepared(String password) {
        boolean isPlain = password.chars().allMatch(each -> each < 0x80);
        return (isPlain ? password : Normalizer.normalize(password, Normalizer.Form.NFKC))
                .getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] hmac(byte[] key, String text) {
        return mac(key).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] hash(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (GeneralSecurityException missing) {
            throw Check.unreachable("every JDK has SHA-256");
        }
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            // A key of HMAC may be empty, one of the JDK may not: a zero byte is the same key.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw Check.unreachable("every JDK has " + ALGORITHM);
        }
    }

    /** True if the proof is of somebody who knows the password (RFC 5802, section 3). */
    public boolean proves(String authMessage, byte[] proof) {
        byte[] signature = hmac(storedKey, authMessage);
        if (proof.length != signature.length) {
            return false;
        }
        byte[] clientKey = new byte[proof.length];
        for (int at = 0; at < proof.length; at++) {
            clientKey[at] = (byte) (proof[at] ^ signature[at]);
        }
        return MessageDigest.isEqual(hash(clientKey), storedKey);
    }

    /** By which the server proves that it knows the verifier. */
    public byte[] serverSignature(String authMessage) {
        return hmac(serverKey, authMessage);
    }
}
