package io.phantomdb.node.cli;

import io.phantomdb.base.FatalError;
import io.phantomdb.host.HostException;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.real.HostConfig;
import io.phantomdb.host.real.PemIdentity;
import io.phantomdb.host.real.RealHost;
import io.phantomdb.node.Node;
import io.phantomdb.node.NodeConfig;
import io.phantomdb.pgwire.AccessRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs one node until it is told to stop. */
@Command(name = "start", mixinStandardHelpOptions = true, description = {"Runs one node, until SIGTERM or SIGINT.",
        "A node that belongs to no cluster waits for the founder's invitation."})
final class StartCommand implements Callable<Integer> {
    private static final long DRAIN_SECONDS_MAX = 10;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The node's data directory; made if it is not there.")
    private Path data;
    @Option(names = "--listen-sql", defaultValue = "127.0.0.1:26257", paramLabel = "HOST:PORT", description = "Where clients connect (default: ${DEFAULT-VALUE}).")
    private String listenSql;
    @Option(names = "--listen-peer", defaultValue = "127.0.0.1:27257", paramLabel = "HOST:PORT", description = "Where other nodes connect (default: ${DEFAULT-VALUE}).")
    private String listenPeer;

    @Option(names = "--hba", paramLabel = "FILE", description = {
            "Who is asked for a password: rules such as those of pg_hba.conf, the first that fits counts.",
            "  host|hostssl|hostnossl DATABASE ROLE ADDRESS trust|reject|scram-sha-256",
            "Without it clients on this machine are trusted, all others are asked (scram-sha-256)."})
    private Path hba;

    private AccessRules rules() {
        if (hba == null) {
            return AccessRules.USUAL;
        }
        try {
            return AccessRules.parse(Files.readString(hba));
        } catch (IOException unreadable) {
            throw CliFailure.badInput(hba + " cannot be read: " + unreadable.getMessage());
        } catch (IllegalArgumentException wrong) {
            throw CliFailure.badInput(hba + ", " + wrong.getMessage());
        }
    }

    @Option(names = "--tls-cert", paramLabel = "FILE", description = {
            "The server's certificate, then those of whoever signed it, in PEM form: clients may speak TLS (1.2 or 1.3).",
            "Without it they are told that there is none. Whether they must is said by --hba (hostssl)."})
    private Path certificate;
    @Option(names = "--tls-key", paramLabel = "FILE", description = "The private key of that certificate (PEM: PKCS #8, or the older forms of RSA and EC keys; without a passphrase).")
    private Path key;

    /** Null if there is to be no TLS. */
    private PemIdentity identity(AccessRules rules) {
        if (certificate == null && key == null) {
            if (rules.needTls()) {
                System.err.println("a rule for hostssl fits nobody, as there is no TLS: give --tls-cert and --tls-key");
            }
            return null;
        }
        if (certificate == null || key == null) {
            throw CliFailure.badInput("TLS needs both --tls-cert and --tls-key");
        }
        try {
            PemIdentity identity = PemIdentity.read(certificate, key);
            identity.complaints().forEach(System.err::println);
            return identity;
        } catch (HostException unusable) {
            throw CliFailure.badInput(unusable.getMessage());
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        AccessRules rules = rules();
        PemIdentity identity = identity(rules);
        PeerAddress sql = Addresses.parse(listenSql);
        PeerAddress peer = Addresses.parse(listenPeer);
        CountDownLatch over = new CountDownLatch(1);
        AtomicReference<Throwable> fatal = new AtomicReference<>();
        RealHost real = RealHost.open(data, HostConfig.of("node", failure -> {
            fatal.set(failure);
            over.countDown();
        }));
        Node node = new Node(real.host(), NodeConfig.of(peer, sql, rules, identity));
        node.serving().onDone(() -> served(node, fatal, over));
        Thread hook = new Thread(() -> stop(node, real), "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        node.start();
        over.await();
        Throwable reason = fatal.get();
        System.err.println("phantomdb: " + sentence(reason));
        if (!isForOperators(reason)) {
            reason.printStackTrace(System.err);
        }
        Runtime.getRuntime().halt(1);
        return 1;
    }

    /** What says itself in a sentence what is wrong; where in the code it was thrown would only hide that. */
    private static boolean isForOperators(Throwable reason) {
        return reason instanceof HostException || reason instanceof FatalError;
    }

    private static String sentence(Throwable reason) {
        if (isForOperators(reason)) {
            return reason.getMessage();
        }
        return "the node stopped: " + (reason.getMessage() == null
                ? reason.getClass().getSimpleName()
                : reason.getMessage());
    }

    private static void served(Node node, AtomicReference<Throwable> fatal, CountDownLatch over) {
        RuntimeException error = node.serving().error();
        if (error != null) {
            fatal.set(error);
            over.countDown();
        } else {
            System.err.println("serving SQL at " + node.serving().value());
        }
    }

    /** Lets transactions end, then closes the data directory; the log line says how far it came. */
    private static void stop(Node node, RealHost real) {
        CountDownLatch drained = new CountDownLatch(1);
        real.host().loops().store().post(() -> node.drain().onDone(drained::countDown));
        try {
            if (!drained.await(DRAIN_SECONDS_MAX, TimeUnit.SECONDS)) {
                System.err.println("sessions did not end in time; stopping without them");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        real.close();
    }
}
