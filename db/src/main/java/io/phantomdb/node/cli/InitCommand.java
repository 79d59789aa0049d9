package io.phantomdb.node.cli;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.ClusterId;
import io.phantomdb.cluster.Identity;
import io.phantomdb.host.Entropy;
import io.phantomdb.host.HostException;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.real.HostConfig;
import io.phantomdb.host.real.RealHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Founds a cluster, once: gives the founder its identity and its list of members. */
@Command(name = "init", mixinStandardHelpOptions = true, description = {"Founds a cluster.",
        "Run it once, for the data directory of one node, the founder; then `start` that node and the others. The founder",
        "gives the others their identities; they need no init."})
final class InitCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The founder's data directory.")
    private Path data;
    @Option(names = "--listen-peer", required = true, paramLabel = "HOST:PORT", description = "Where the founder will listen for its peers.")
    private String listenPeer;
    @Option(names = "--join", required = true, paramLabel = "HOST:PORT,…", description = "Where all members, the founder too, listen for peers. Node ids are given in this order, the founder first.")
    private String join;

    @Override
    public Integer call() {
        PeerAddress founder = Addresses.parse(listenPeer);
        List<PeerAddress> members = Addresses.parseList(join);
        if (!members.contains(founder)) {
            throw new CliFailure("--join must name the founder's own address " + founder + " too");
        }
        Identity identity = found(data, founder, members);
        System.out.println(
                "founded cluster " + identity.cluster() + " with " + members.size() + " nodes; start them now");
        return 0;
    }

    static Identity found(Path data, PeerAddress founder, List<PeerAddress> addresses) {
        try (RealHost real = RealHost.open(data, HostConfig.of("init", failure -> {}))) {
            var cells = real.host().disk().cells();
            if (cells.read(Identity.CELL) != null) {
                throw new CliFailure(data + " belongs to a cluster already; nothing was changed");
            }
            Entropy entropy = real.host().entropy().fork("cluster id");
            ClusterId cluster = new ClusterId(entropy.nextLong(), entropy.nextLong());
            Identity identity = Identity.ofFounder(cluster, secret(real), founderFirst(founder, addresses));
            Bytes cell = identity.encodeCell();
            cells.writeNow(Identity.CELL, cell);
            return identity;
        } catch (IOException failed) {
            throw new HostException(data + " cannot be used: " + failed.getMessage(), failed);
        }
    }

    /** 256 bits that nobody knows. */
    private static Bytes secret(RealHost real) {
        Entropy entropy = real.host().entropy().fork("cluster secret");
        return new ByteWriter(4 * Long.BYTES).u64(entropy.nextLong()).u64(entropy.nextLong()).u64(entropy.nextLong())
                .u64(entropy.nextLong()).take();
    }

    private static List<PeerAddress> founderFirst(PeerAddress founder, List<PeerAddress> addresses) {
        List<PeerAddress> ordered = new ArrayList<>(addresses);
        ordered.remove(founder);
        ordered.addFirst(founder);
        return ordered;
    }
}
