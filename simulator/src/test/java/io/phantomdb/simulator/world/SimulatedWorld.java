package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import io.phantomdb.host.Host;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.TlsIdentity;
import io.phantomdb.host.Streams;
import io.phantomdb.host.World;
import java.io.ByteArrayOutputStream;
import java.util.function.BooleanSupplier;

/** The fixture of the contracts over a calm simulated world. */
final class SimulatedWorld implements World {
    private static final int NODES = 3;
    private static final int CLIENTS = 9;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Simulation simulation = new Simulation(42, WorldSettings.calm(), null);
    private final Host[] hosts = new Host[NODES + 1];
    private final Throwable[] failures = new Throwable[NODES + 1];
    private final SimNode[] nodes = new SimNode[NODES + 1];
    private final SimNode clients = simulation.addNode(CLIENTS, "cl");
    private final Host clientHost;

    SimulatedWorld() {
        for (int number = 1; number <= NODES; number++) {
            int own = number;
            nodes[number] = simulation.addNode(number, "n" + number);
            nodes[number].onBreakdown((node, where, thrown) -> failures[own] = thrown);
        }
        clientHost = clients.start(host -> {});
    }

    @Override
    public Host host(int node) {
        if (hosts[node] == null) {
            hosts[node] = nodes[node].start(host -> {});
        }
        return hosts[node];
    }

    @Override
    public void on(int node, Runnable turn) {
        onLoop(host(node), turn);
    }

    private void onLoop(Host host, Runnable turn) {
        boolean[] done = new boolean[1];
        Throwable[] thrown = new Throwable[1];
        host.loops().store().post(() -> {
            try {
                turn.run();
            } catch (RuntimeException | Error broken) {
                thrown[0] = broken;
            }
            done[0] = true;
        });
        runUntil("the turn ends", () -> done[0]);
        switch (thrown[0]) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case null, default -> {
                // It went well.
            }
        }
    }

    @Override
    public void runUntil(String what, BooleanSupplier condition) {
        long deadline = simulation.now() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (simulation.now() >= deadline) {
                throw new AssertionError("did not come about: " + what);
            }
            simulation.run(simulation.now() + 1_000_000, condition);
        }
    }

    @Override
    public void advance(long nanos) {
        simulation.run(simulation.now() + nanos, () -> false);
    }

    @Override
    public void crash(int node) {
        host(node);
        hosts[node] = null;
        if (nodes[node].isUp()) {
            nodes[node].crash(SimNode.Crash.POWER);
        }
    }

    @Override
    public Throwable failure(int node) {
        return failures[node];
    }

    @Override
    public PeerAddress address(int node) {
        return new PeerAddress("10.0.0." + node, 7_000);
    }

    @Override
    public Client connect(PeerAddress at) {
        Far far = new Far();
        onLoop(clientHost, () -> clients.dialer().dial(at, far, far::refused));
        runUntil("an answer to a dial", () -> far.connection != null || far.refusal != null);
        if (far.refusal != null) {
            throw new AssertionError(far.refusal);
        }
        return far;
    }

    @Override
    public Client connectTls(PeerAddress at) {
        return connect(at);
    }

    @Override
    public TlsIdentity identity() {
        return () -> Bytes.ofUtf8("hash");
    }

    @Override
    public void close() {
        if (simulation.failure() != null) {
            throw new AssertionError(simulation.failure().toString(), simulation.failure().cause());
        }
    }

    private final class Far implements Client, Streams.Acceptor, Streams.Handler {
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private Streams.Connection connection;
        private String refusal;
        private boolean isEnded;

        private void refused(String cause) {
            refusal = cause;
        }

        @Override
        public Streams.Handler accepted(Streams.Connection opened) {
            connection = opened;
            return this;
        }

        @Override
        public void received(Bytes chunk) {
            received.writeBytes(chunk.toArray());
        }

        @Override
        public void ended() {
            isEnded = true;
        }

        @Override
        public void writable() {
            // These tests send little.
        }

        @Override
        public void closed(String cause) {
            isEnded = true;
        }

        @Override
        public void send(Bytes bytes) {
            onLoop(clientHost, () -> connection.write(bytes));
        }

        @Override
        public Bytes received() {
            return Bytes.wrap(received.toByteArray());
        }

        @Override
        public void reading(boolean wanted) {
            onLoop(clientHost, () -> connection.reading(wanted));
        }

        @Override
        public void end() {
            onLoop(clientHost, () -> clients.dialer().end(connection));
        }

        @Override
        public void abort() {
            onLoop(clientHost, connection::abort);
        }

        @Override
        public boolean isEnded() {
            return isEnded;
        }
    }
}
