package io.phantomdb.host.real;

import io.phantomdb.host.Host;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.TlsIdentity;
import io.phantomdb.host.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The real world in one process: directories under the system's temporary one, ports of the loopback interface, time that
 * passes by itself. A crash here is a closing: what a real one does to the disk is the crash test's business.
 */
final class RealWorld implements World {
    private static final long WAIT_NANOS_MAX = 10_000_000_000L;
    private static final long POLL_NANOS = 100_000;

    private final Path root;
    private final Map<Integer, RealHost> hosts = new TreeMap<>();
    private final Map<Integer, PeerAddress> addresses = new TreeMap<>();
    private final Map<Integer, Throwable> failures = new ConcurrentHashMap<>();
    private final List<SocketClient> clients = new ArrayList<>();

    RealWorld() {
        try {
            root = Files.createTempDirectory("phantomdb-world");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path directory(int node) {
        return root.resolve("node" + node);
    }

    @Override
    public Host host(int node) {
        RealHost open = hosts.get(node);
        if (open == null) {
            HostConfig config = new HostConfig("n" + node, 2, 2, 2, 1 << 20, reason -> failures.put(node, reason));
            open = RealHost.open(directory(node), config);
            hosts.put(node, open);
        }
        return open.host();
    }

    @Override
    public void on(int node, Runnable turn) {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        host(node).loops().store().post(() -> {
            try {
                turn.run();
            } catch (RuntimeException | Error error) {
                thrown.set(error);
            } finally {
                ended.countDown();
            }
        });
        runUntil("the turn ends", () -> ended.getCount() == 0);
        switch (thrown.get()) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case null, default -> {
            }
        }
    }

    @Override
    public void runUntil(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > WAIT_NANOS_MAX) {
                throw new AssertionError("waited in vain for: " + what + (failures.isEmpty() ? "" : " " + failures));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @Override
    public void advance(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void crash(int node) {
        RealHost host = hosts.remove(node);
        if (host != null) {
            host.close();
        }
    }

    @Override
    public Throwable failure(int node) {
        return failures.get(node);
    }

    @Override
    public PeerAddress address(int node) {
        return addresses.computeIfAbsent(node, number -> new PeerAddress("127.0.0.1", freePort()));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Client connect(PeerAddress at) {
        SocketClient client = SocketClient.connect(at);
        clients.add(client);
        return client;
    }

    @Override
    public Client connectTls(PeerAddress at) {
        SocketClient client = SocketClient.connectTls(at, TestCertificate.usual().clientContext());
        clients.add(client);
        return client;
    }

    @Override
    public TlsIdentity identity() {
        return TestCertificate.usual().identity();
    }

    @Override
    public void close() {
        clients.forEach(SocketClient::abort);
        hosts.values().forEach(RealHost::close);
        hosts.clear();
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
