package io.phantomdb.host.real;

import io.phantomdb.host.Clock;
import io.phantomdb.host.Entropy;
import io.phantomdb.host.Host;
import io.phantomdb.host.HostException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.core.Jvm;

/** A node's host over the real world. Opened and closed by the thread that starts and ends the node, not by its loop. */
public final class RealHost implements AutoCloseable {
    private static final long LAST_TURN_SECONDS_MAX = 5;

    private final Host host;
    private final StoreLoop loop;
    private final Fatality fatality;
    private final LineTrace trace;
    private final Workers[] pools;
    private boolean closed;

    private RealHost(Host host, StoreLoop loop, Fatality fatality, LineTrace trace, Workers... pools) {
        this.host = host;
        this.loop = loop;
        this.fatality = fatality;
        this.trace = trace;
        this.pools = pools;
    }

    /**
     * Takes the directory, which is made if it is not there, and starts the threads. Throws a {@link HostException} with a
     * sentence for the operator if the directory is in use, foreign, or cannot be used.
     */
    public static RealHost open(Path dataDirectory, HostConfig config) {
        switchOffChronicleExtras();
        DataDirectory directory = DataDirectory.open(dataDirectory);
        LineTrace trace = new LineTrace(config.name(), System.err);
        try {
            return open(directory, config, trace);
        } catch (HostException refused) {
            directory.close();
            throw refused;
        }
    }

    private static RealHost open(DataDirectory directory, HostConfig config, LineTrace trace) {
        Fatality fatality = new Fatality(config.onFatal());
        Clock clock = new SystemClock();
        Entropy entropy = SeededEntropy.fromSystem();
        StoreLoop loop = new StoreLoop(config.name(), clock, trace, fatality);
        Workers workers = new Workers(config.name() + "-worker", config.workerThreads(), loop, fatality);
        Workers readers = new Workers(config.name() + "-reader", config.readThreads(), loop, fatality);
        Workers stories = new Workers(config.name() + "-stories", config.storyThreads(), loop, fatality);
        Workers cellWriter = new Workers(config.name() + "-cells", 1, loop, fatality);
        ChronicleDisk disk = ChronicleDisk.open(directory, config, new ChronicleDisk.Threads(loop, workers, readers,
                cellWriter));
        Sockets sockets = new Sockets(loop, stories);
        loop.start();
        TcpPeers peers = new TcpPeers(new PeerLink.Surroundings(sockets, workers, trace, entropy.fork("peers")));
        Host host = new Host(clock, entropy, peers, new TcpStreams(sockets, trace), disk, new CaffeineCaches(),
                new RealLoops(loop, workers), new VirtualTasks(loop, stories, fatality), trace);
        return new RealHost(host, loop, fatality, trace, workers, readers, stories, cellWriter);
    }

    /** Chronicle must not phone home, print, or start threads of its own, whatever the launcher's flags are. */
    private static void switchOffChronicleExtras() {
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.disk.monitor.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        System.setProperty("background.releaser", "false");
        System.setProperty("org.slf4j.simpleLogger.log.net.openhft", "warn");
        Jvm.disablePerfHandler();
    }

    public Host host() {
        return host;
    }

    /**
     * Ends everything: what the journal was given is written first, then the directory is free again. Whoever closes while
     * another thread does waits for it: after any call the directory is free. Not on the loop.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            CountDownLatch lastTurn = new CountDownLatch(1);
            loop.post(() -> {
                host.peers().close();
                lastTurn.countDown();
            });
            lastTurn.await(fatality.isOver() ? 0 : LAST_TURN_SECONDS_MAX, TimeUnit.SECONDS);
            fatality.closing();
            loop.close();
            for (Workers pool : pools) {
                pool.close();
            }
            host.disk().close();
            trace.close();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
