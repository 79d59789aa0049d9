package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/**
 * Who is let in, and after what question.
 *
 * @param mockSecret what made-up verifiers are made of: the same on all nodes and after every start, so that nobody can tell a role that
 *        is not there from one whose password is wrong
 */
public record Door(AccessRules rules, Bytes mockSecret) {
    /** Whoever comes is trusted. */
    static final Door OPEN = new Door(AccessRules.TRUST, Bytes.EMPTY);

    /** 28000 if a rule rejects the client, or none fits. */
    AccessRules.Method method(String remote, StartupParameters parameters) {
        String host = host(remote);
        AccessRules.Method method = rules.of(new AccessRules.Client(host, false, parameters.user(),
                parameters.database()));
        if (method == null || method == AccessRules.Method.REJECT) {
            String who = " host \"" + host + "\", user \"" + parameters.user() + "\", database \""
                    + parameters.database() + "\", no encryption";
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
