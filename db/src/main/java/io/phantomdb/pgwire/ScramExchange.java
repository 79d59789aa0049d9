package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.roles.ScramVerifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677; PostgreSQL 15, chapter 55.3.1): two messages from the client, two answers. A
 * value machine: it waits for nothing and draws nothing.
 *
 * <pre>
 *   n,,n=,r=abc            ──►  r=abcXYZ,s=salt,i=4096
 *   c=biws,r=abcXYZ,p=…    ──►  v=…                      or a refusal
 * </pre>
 *
 * <p>Of whom there is no verifier gets the same answers as whoever has one, up to the refusal, which is the same too.
 */
final class ScramExchange {
    static final String PLAIN = "SCRAM-SHA-256";
    static final String WITH_BINDING = "SCRAM-SHA-256-PLUS";
    private static final String BINDING_TYPE = "tls-server-end-point";

    private final ScramVerifier verifier;
    private final boolean isReal;
    private final String serverNonce;
    /** The hash of the server's certificate; null without TLS. */
    private final byte[] certificateHash;
    private String gs2Header;
    private boolean isBound;
    private String clientFirstBare;
    private String serverFirst;
    private String nonce;

    /** With a verifier that nobody's password fits where it is not real. */
    ScramExchange(ScramVerifier verifier, boolean isReal, String serverNonce, byte[] certificateHash) {
        this.verifier = verifier;
        this.isReal = isReal;
        this.serverNonce = serverNonce;
        this.certificateHash = certificateHash;
    }

    /** What the client may choose from. */
    List<String> mechanisms() {
        List<String> mechanisms = new ArrayList<>();
        if (certificateHash != null) {
            mechanisms.add(WITH_BINDING);
        }
        mechanisms.add(PLAIN);
        return mechanisms;
    }

    /** True once the client has sent its first message. */
    boolean isBegun() {
        return serverFirst != null;
    }

    /** Answers the first message; throws 08P01 if it is none. */
    String first(String mechanism, String message) {
        if (!mechanisms().contains(mechanism)) {
            throw protocol("client selected an invalid SASL authentication mechanism", null);
        }
        isBound = mechanism.equals(WITH_BINDING);
        readHeader(message);
        String[] parts = clientFirstBare.split(",");
        if (parts[0].startsWith("m=")) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "client requires an unsupported SCRAM extension");
        }
        if (parts.length < 2 || !parts[0].startsWith("n=")) {
            throw malformed("Expected attribute \"n\" and attribute \"r\".");
        }
        nonce = value(parts[1], 'r');
        if (nonce.isEmpty() || !nonce.chars().allMatch(each -> each > 0x20 && each < 0x7F)) {
            throw protocol("non-printable characters in SCRAM nonce", null);
        }
        nonce += serverNonce;
        serverFirst = "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(verifier.salt()) + ",i="
                + verifier.iterations();
        return serverFirst;
    }

    /** The part before the message proper: whether the channel is bound, and an identity that is not used. */
    private void readHeader(String message) {
        int end = message.indexOf(',', message.indexOf(',') + 1);
        if (message.indexOf(',') < 0 || end < 0) {
            throw malformed("Comma expected, but found the end.");
        }
        String flag = message.substring(0, message.indexOf(','));
        String identity = message.substring(flag.length() + 1, end);
        if (!identity.isEmpty()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "client uses authorization identity, but it is not supported");
        }
        switch (flag) {
            case "n" -> requireUnbound("The client selected SCRAM-SHA-256-PLUS, but the SCRAM message does not include"
                    + " channel binding data.");
            case "y" -> {
                requireUnbound("The client selected SCRAM-SHA-256-PLUS, but the SCRAM message does not include channel"
                        + " binding data.");
                if (certificateHash != null) {
                    throw new StatementError(SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
                            "SCRAM channel binding negotiation error",
                            "The client supports SCRAM channel binding but thinks the server does not."
                                    + "  However, this server does support channel binding.",
                            null, 0);
                }
            }
            case "p=" + BINDING_TYPE -> {
                if (!isBound) {
                    throw malformed("The client selected SCRAM-SHA-256 without channel binding, but the SCRAM message"
                            + " includes channel binding data.");
                }
            }
            default -> {
                if (flag.startsWith("p=")) {
                    throw protocol("unsupported SCRAM channel-binding type \"" + flag.substring(2) + "\"", null);
                }
                throw malformed("Unexpected channel-binding flag \"" + flag + "\".");
            }
        }
        gs2Header = message.substring(0, end + 1);
        clientFirstBare = message.substring(end + 1);
    }

    private void requireUnbound(String detail) {
        if (isBound) {
            throw malformed(detail);
        }
    }

    /** Answers the last message; null if the client does not know the password. 08P01 if it makes no sense. */
    String last(String message) {
        int proofAt = message.lastIndexOf(",p=");
        String[] parts = message.split(",");
        if (proofAt < 0 || parts.length < 3) {
            throw malformed("Expected attribute \"p\".");
        }
        if (!Arrays.equals(decoded(value(parts[0], 'c')), binding())) {
            throw new StatementError(SqlState.INVALID_AUTHORIZATION_SPECIFICATION, isBound
                    ? "SCRAM channel binding check failed"
                    : "unexpected SCRAM channel-binding attribute in client-final-message");
        }
        if (!value(parts[1], 'r').equals(nonce)) {
            throw protocol("invalid SCRAM response", "Nonce does not match.");
        }
        String authMessage = clientFirstBare + "," + serverFirst + "," + message.substring(0, proofAt);
        boolean proves = verifier.proves(authMessage, decoded(message.substring(proofAt + ",p=".length())));
        return proves && isReal
                ? "v=" + Base64.getEncoder().encodeToString(verifier.serverSignature(authMessage))
                : null;
    }

    private byte[] binding() {
        Bytes header = Bytes.ofUtf8(gs2Header);
        return (isBound ? header.concat(Bytes.wrap(certificateHash)) : header).toArray();
    }

    private static String value(String part, char attribute) {
        if (part.length() < 2 || part.charAt(0) != attribute || part.charAt(1) != '=') {
            throw malformed("Expected attribute \"" + attribute + "\".");
        }
        return part.substring(2);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            throw malformed("Malformed base64.");
        }
    }

    private static StatementError malformed(String detail) {
        return protocol("malformed SCRAM message", detail);
    }

    private static StatementError protocol(String message, String detail) {
        return new StatementError(SqlState.PROTOCOL_VIOLATION, message, detail, null, 0);
    }
}
