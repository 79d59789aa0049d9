package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.roles.ScramVerifier;
import java.util.Arrays;
import java.util.List;

/** The messages around a SCRAM exchange (PostgreSQL 15, chapter 55.3.1). On the loop: what it computes takes microseconds. */
final class Authentication {
    private static final int NO_DATA = -1;

    private final String role;
    private final ScramExchange exchange;

    /**
     * The verifier is null if nobody can know the password: then the client is asked all the same. The certificate's hash is null if the
     * connection is not encrypted, or none can be bound to.
     */
    Authentication(String role, ScramVerifier verifier, Door door, String nonce, Bytes certificateHash) {
        this.role = role;
        this.exchange = new ScramExchange(verifier == null ? madeUp(door.mockSecret(), role) : verifier,
                verifier != null, nonce, certificateHash == null ? null : certificateHash.toArray());
    }

    private static ScramVerifier madeUp(Bytes secret, String role) {
        byte[] key = secret.toArray();
        byte[] salt = Arrays.copyOf(ScramVerifier.hmac(key, "salt " + role), ScramVerifier.SALT_BYTES);
        return new ScramVerifier(ScramVerifier.ITERATIONS, salt, ScramVerifier.hmac(key, "stored " + role),
                ScramVerifier.hmac(key, "server " + role));
    }

    List<String> mechanisms() {
        return exchange.mechanisms();
    }

    /** Answers a message of the client. True if it has proved that it knows the password; 28P01 if it has failed to. */
    boolean answer(Bytes body, ReplyWriter writer) {
        if (!exchange.isBegun()) {
            int end = 0;
            while (end < body.length() && body.at(end) != 0) {
                end++;
            }
            writer.authenticationSaslContinue(exchange.first(body.slice(0, Math.min(end, body.length())).utf8(),
                    initial(body, end + 1)));
            return false;
        }
        String last = exchange.last(body.utf8());
        if (last == null) {
            throw new StatementError(SqlState.INVALID_PASSWORD,
                    "password authentication failed for user \"" + role + "\"");
        }
        writer.authenticationSaslFinal(last);
        return true;
    }

    /** The data after the name of the mechanism, with its length before it. */
    private static String initial(Bytes body, int from) {
        if (from + Integer.BYTES > body.length()) {
            throw new StatementError(SqlState.PROTOCOL_VIOLATION, "insufficient data left in message");
        }
        int length = 0;
        for (int at = from; at < from + Integer.BYTES; at++) {
            length = length << Byte.SIZE | body.at(at) & 0xFF;
        }
        int start = from + Integer.BYTES;
        if (length == NO_DATA) {
            return "";
        }
        if (length < 0 || length != body.length() - start) {
            throw new StatementError(SqlState.PROTOCOL_VIOLATION, "invalid message format");
        }
        return body.slice(start, body.length()).utf8();
    }
}
