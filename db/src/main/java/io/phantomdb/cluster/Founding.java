package io.phantomdb.cluster;

import com.google.protobuf.InvalidProtocolBufferException;
import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.cluster.Identity.Member;
import io.phantomdb.cluster.proto.FoundAnswer;
import io.phantomdb.host.Host;
import io.phantomdb.host.Trace;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.peer.Exchange;
import io.phantomdb.shard.peer.Service;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * How nodes get their identities. The founder has its own from {@code init}; it invites the other members until each has
 * durably written who it is. A node takes an identity once: asked again for the same it agrees, for another cluster it
 * refuses. A node without an identity neither votes nor founds. On the store loop.
 */
public final class Founding {
    private static final long ANSWER_NANOS_MAX = 500_000_000L;
    private static final long INVITE_NANOS = 200_000_000L;

    private final Host host;
    private final Exchange exchange;
    private final Consumer<Identity> onIdentity;
    private Identity identity;
    private Identity writing;

    /** The identity is null while the node has none; it is told once when it comes. */
    public Founding(Host host, Exchange exchange, Identity identityOrNull, Consumer<Identity> onIdentity) {
        this.host = host;
        this.exchange = exchange;
        this.identity = identityOrNull;
        this.onIdentity = onIdentity;
        exchange.register(Service.FOUND, (from, body, reply) -> invited(body, reply));
        if (identity != null && identity.isInviting()) {
            invite();
        }
    }

    private void invite() {
        TreeSet<Integer> open = new TreeSet<>();
        for (Member member : identity.members()) {
            if (!member.node().equals(identity.node())) {
                open.add(member.node().number());
            }
        }
        inviteAll(open);
    }

    private void inviteAll(TreeSet<Integer> open) {
        if (open.isEmpty()) {
            identity = identity.invited();
            write(identity, () -> {});
            return;
        }
        for (Member member : identity.members()) {
            if (open.contains(member.node().number())) {
                exchange.ask(member.address(), 0, Service.FOUND, identity.as(member.node()).encode(), ANSWER_NANOS_MAX,
                        (
                                body, error) -> answered(member, body, open));
            }
        }
        host.loops().store().at(host.clock().nanos() + INVITE_NANOS, () -> inviteAll(open));
    }

    private void answered(Member member, Bytes body, TreeSet<Integer> open) {
        if (body == null) {
            return;
        }
        try {
            FoundAnswer answer = FoundAnswer.parseFrom(ProtoBytes.of(body));
            if (answer.getAccepted()) {
                open.remove(member.node().number());
            } else {
                note("node " + member.address() + " cannot join: " + answer.getReason());
            }
        } catch (InvalidProtocolBufferException malformed) {
            note("node " + member.address() + " gave an answer that is none: " + malformed.getMessage());
        }
    }

    private void note(String text) {
        host.trace().event(new Trace.Note("founding", text));
    }

    private void invited(Bytes body, Exchange.Reply reply) {
        Identity offered;
        try {
            offered = Identity.decode(body);
        } catch (ByteReader.Malformed malformed) {
            reply.send(answer(false, malformed.getMessage()));
            return;
        }
        offered.members().forEach(member -> {
            if (identity == null) {
                exchange.locate(member.node(), member.address());
            }
        });
        if (identity != null) {
            boolean isSame = identity.cluster().equals(offered.cluster()) && identity.node().equals(offered.node());
            reply.send(answer(isSame,
                    isSame
                            ? ""
                            : "it belongs to cluster " + identity.cluster() + " as node " + identity
                                    .node()));
        } else if (writing == null) {
            take(offered, reply);
        }
    }

    private void take(Identity offered, Exchange.Reply reply) {
        writing = offered;
        write(offered, () -> {
            identity = offered;
            onIdentity.accept(offered);
            reply.send(answer(true, ""));
        });
    }

    private void write(Identity written, Runnable then) {
        host.disk().cells().write(Identity.CELL, written.encodeCell(), (done, error) -> {
            if (error != null) {
                throw new io.phantomdb.base.FatalError("the identity of the node could not be written", error);
            }
            then.run();
        });
    }

    private static Bytes answer(boolean accepted, String reason) {
        return ProtoBytes.encode(FoundAnswer.newBuilder().setAccepted(accepted).setReason(reason).build());
    }
}
