package io.phantomdb.cluster;

import com.google.protobuf.InvalidProtocolBufferException;
import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.ClusterId;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.FormatNumbers;
import io.phantomdb.base.NodeId;
import io.phantomdb.cluster.proto.IdentityRecord;
import io.phantomdb.cluster.proto.MemberRecord;
import io.phantomdb.host.HostException;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.shard.ProtoBytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Which cluster a node belongs to, as which node, with whom. Written once into a cell: format, checksum, record. A founder
 * is inviting until all others have written theirs.
 *
 * @param secret what only the nodes of the cluster know; empty if it was founded before there was one
 */
public record Identity(ClusterId cluster, Bytes secret, NodeId node, List<Member> members, boolean isInviting) {
    /** The cell it is kept in. */
    public static final String CELL = "identity";

    /** A node and where its peers reach it. */
    public record Member(NodeId node, PeerAddress address) {}

    /** The founder's: node ids are given in the order of the addresses, of which the first is its own. */
    public static Identity ofFounder(ClusterId cluster, Bytes secret, List<PeerAddress> addresses) {
        List<Member> members = new ArrayList<>();
        for (PeerAddress address : addresses) {
            members.add(new Member(new NodeId(members.size() + 1), address));
        }
        return new Identity(cluster, secret, new NodeId(1), List.copyOf(members), members.size() > 1);
    }

    public Identity as(NodeId other) {
        return new Identity(cluster, secret, other, members, false);
    }

    public Identity invited() {
        return new Identity(cluster, secret, node, members, false);
    }

    /**
     * A number that no other node of this cluster has, and hardly one of any other; never 0. What lies in the data
     * directory carries it, so that the parts of two directories are not mistaken for one.
     */
    public long stamp() {
        long stamp = (cluster.high() ^ Long.rotateLeft(cluster.low(), 32)) * NodeId.MAX + node.number();
        return stamp == 0 ? 1 : stamp;
    }

    /**
     * What is made up at logins is made of this: the same on all nodes, and never told. Of a cluster that was founded before there were
     * secrets it is its id, which clients with a commit token know.
     */
    public Bytes loginSecret() {
        return Bytes.ofUtf8("phantomdb mock ").concat(secret.isEmpty() ? Bytes.ofUtf8(cluster.toString()) : secret);
    }

    public Bytes encodeCell() {
        Bytes record = encode();
        return new ByteWriter(5 + record.length()).u8(FormatNumbers.CELL).u32(Crc32c.of(record)).raw(record).take();
    }

    /** Throws a {@link HostException} with a sentence for the operator if the cell is not what this binary wrote. */
    public static Identity decodeCell(Bytes cell) {
        try {
            ByteReader reader = new ByteReader(cell);
            int format = reader.u8();
            if (format != FormatNumbers.CELL) {
                throw new HostException("the data directory was written in format " + format
                        + ", which this version of PhantomDB does not know");
            }
            int checksum = reader.u32();
            Bytes record = reader.rest();
            if (checksum != Crc32c.of(record)) {
                throw new HostException("the identity in the data directory is damaged: its checksum does not match");
            }
            return decode(record);
        } catch (ByteReader.Malformed malformed) {
            throw new HostException("the identity in the data directory is damaged: " + malformed.getMessage());
        }
    }

    public Bytes encode() {
        IdentityRecord.Builder record = IdentityRecord.newBuilder().setClusterHigh(cluster.high()).setClusterLow(cluster
                .low()).setNode(node.number()).setInviting(isInviting).setClusterVersion(
                        FormatNumbers.CLUSTER_VERSION)
                .setSecret(ProtoBytes.of(secret));
        for (Member member : members) {
            record.addMembers(MemberRecord.newBuilder().setNode(member.node.number()).setPeerHost(member.address.host())
                    .setPeerPort(member.address.port()));
        }
        return ProtoBytes.encode(record.build());
    }

    public static Identity decode(Bytes encoded) {
        try {
            IdentityRecord record = IdentityRecord.parseFrom(ProtoBytes.of(encoded));
            List<Member> members = new ArrayList<>();
            for (MemberRecord member : record.getMembersList()) {
                members.add(new Member(nodeId(member.getNode()), new PeerAddress(member.getPeerHost(), member
                        .getPeerPort())));
            }
            return new Identity(new ClusterId(record.getClusterHigh(), record.getClusterLow()),
                    ProtoBytes.of(record.getSecret()),
                    nodeId(record.getNode()),
                    List.copyOf(members), record.getInviting());
        } catch (InvalidProtocolBufferException | Check.Broken malformed) {
            throw new ByteReader.Malformed("not an identity: " + malformed.getMessage());
        }
    }

    private static NodeId nodeId(int number) {
        if (number < 1 || number > NodeId.MAX) {
            throw new ByteReader.Malformed("a node id of " + number);
        }
        return new NodeId(number);
    }
}
