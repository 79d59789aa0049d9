package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.TlsIdentity;

/**
 * Who is let in, and after what question.
 *
 * @param mockSecret what made-up verifiers are made of: the same on all nodes and after every start, so that nobody can tell a role that
 *        is not there from one whose password is wrong
 * @param tls what is shown to clients that want TLS; null if they are told that there is none
 */
public record Door(AccessRules rules, Bytes mockSecret, TlsIdentity tls) {
    /** Whoever comes is trusted. */
    static final Door OPEN = new Door(AccessRules.TRUST, Bytes.EMPTY, null);

    /** 28000 if a rule rejects the client, or none fits. */
    AccessRules.Method method(String remote, boolean isEncrypted, StartupParameters parameters) {
        String host = host(remote);
        AccessRules.Method method = rules.of(new AccessRules.Client(host, isEncrypted, parameters.user(),
                parameters.database()));
        if (method == null || method == AccessRules.Method.REJECT) {
            String who = " host \"" + host + "\", user \"" + parameters.user() + "\", database \""
                    + parameters.database() + (isEncrypted ? "\", SSL encryption" : "\", no encryption");
            throw new StatementError(SqlState.INVALID_AUTHORIZATION_SPECIFICATION, method == null
                    ? "no pg_hba.conf entry for" + who
                    : "pg_hba.conf rejects connection for" + who);
        }
        return method;
    }

    /** Without the port, and the brackets of IPv6. */
    private static String host(String remote) {
        int port = remote.lastIndexOf(':');
        String host = port < 0 ? remote : remote.substring(0, port);
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
