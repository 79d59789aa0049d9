package io.phantomdb.host;

import io.phantomdb.base.Bytes;

/** The key and the certificate that this side shows when it speaks TLS. Made where the host is made; a value. */
public interface TlsIdentity {
    /** The hash of the certificate that a login can be bound to (RFC 5929, tls-server-end-point); null if none is defined for it. */
    Bytes endPointHash();
}
