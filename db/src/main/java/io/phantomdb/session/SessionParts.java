package io.phantomdb.session;

import io.phantomdb.base.Encryption;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Entropy;
import io.phantomdb.host.Host;
import io.phantomdb.sql.Engine;
import io.phantomdb.txn.Transactions;

/** What a session stands on. The memory account and the entropy are its own; the encryption is null if there is none. */
public record SessionParts(Host host, Engine engine, Transactions transactions, MemoryAccount memory, Entropy entropy,
        int backendPid, String user, String database, Encryption encryption, Backends backends, Listeners listeners) {}
