package io.phantomdb.node;

import io.phantomdb.base.Bytes;
import io.phantomdb.cluster.Founding;
import io.phantomdb.cluster.Identity;
import io.phantomdb.host.Host;
import io.phantomdb.host.HostException;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Promise;
import io.phantomdb.shard.peer.Exchange;
import java.io.IOException;

/**
 * One node of a cluster: everything the process runs, given a world to run in. It begins by asking its data directory who
 * it is. With an identity it opens its shards and serves SQL; without one it waits for a founder's invitation, and neither
 * votes nor serves. On the store loop, but for the constructor and what says otherwise.
 *
 * <pre>
 *    start ──► identity cell ──┬─ there ──► shards, transactions, SQL, sessions, pgwire
 *                              └─ none ───► wait for FOUND, write the cell, go on as above
 * </pre>
 */
public final class Node {
    private final Host host;
    private final NodeConfig config;
    private final Promise<PeerAddress> serving = new Promise<>();
    private Exchange exchange;
    private Member member;
    private boolean isStopped;

    public Node(Host host, NodeConfig config) {
        this.host = host;
        this.config = config;
    }

    /** Kept with the address of SQL when clients can connect; broken with a {@link HostException} if they never will. Any thread. */
    public Promise<PeerAddress> serving() {
        return serving;
    }

    /** Begins, at a turn of the store loop. Any thread. */
    public void start() {
        host.loops().store().post(this::begin);
    }

    private void begin() {
        try {
            exchange = new Exchange(host, host.entropy().fork("incarnation").nextLong());
            exchange.listen(config.listenPeer());
            Identity identity = readIdentity();
            if (identity != null) {
                identified(identity);
            }
            new Founding(host, exchange, identity, this::identified);
        } catch (HostException refused) {
            serving.tryFail(refused);
        }
    }

    private Identity readIdentity() {
        try {
            Bytes cell = host.disk().cells().read(Identity.CELL);
            if (cell == null && !host.disk().journal().segments().isEmpty()) {
                throw new HostException(
                        "the identity is missing from the data directory, although there is data in it: put"
                                + " it back as it was, or empty it and let the node join the cluster as a new one");
            }
            return cell == null ? null : Identity.decodeCell(cell);
        } catch (IOException unreadable) {
            throw new HostException("the identity in the data directory cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private void identified(Identity identity) {
        identity.members().forEach(other -> exchange.locate(other.node(), other.address()));
        exchange.identify(identity.cluster(), identity.node());
        member = new Member(host, config, exchange, identity);
        member.open((address, error) -> {
            if (error != null) {
                serving.tryFail(new HostException(error.getMessage(), error));
            } else {
                serving.tryKeep(address);
            }
        });
    }

    /** The node as a member of its cluster; null until it has an identity. */
    public Member member() {
        return member;
    }

    /** Ends sessions at their transaction boundaries, hands leaderships over, and stops. */
    public Promise<Void> drain() {
        return member == null ? Promise.kept(null) : member.drain();
    }
}
