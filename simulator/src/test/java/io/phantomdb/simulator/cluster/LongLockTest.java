package io.phantomdb.simulator.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Host;
import io.phantomdb.host.Scope;
import io.phantomdb.simulator.client.ClientPlace;
import io.phantomdb.simulator.client.ConnectionLost;
import io.phantomdb.simulator.client.PgConnection;
import io.phantomdb.simulator.client.SqlFailure;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import io.phantomdb.simulator.world.WorldSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lock may be held for minutes: whoever waits for it, at whichever node, waits as PostgreSQL does (chapter 13.3). */
class LongLockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int NODES = 3;
    private static final String UPDATE = "UPDATE t SET n = n + 1 WHERE id = 1";

    private final Simulation simulation = new Simulation(11, WorldSettings.calm(), null);
    private final NodeProgram program = new NodeProgram(NODES, new SplitEntropy(11));
    private Host host;
    private ClientPlace place;

    @BeforeEach
    void found() {
        for (int number = 1; number <= NODES; number++) {
            int node = number;
            simulation.addNode(number, "n" + number).start(started -> program.run(node, started));
        }
        SimNode clients = simulation.addNode(60, "cl");
        host = clients.start(main -> {});
        place = new ClientPlace(host, clients.dialer());
        await(start(() -> {
            untilDone("CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL)");
            untilDone("INSERT INTO t VALUES (1, 0) ON CONFLICT DO NOTHING");
            // Locks end with their leader's term, and leaderships are still being brought together.
            place.sleep(5 * SECOND);
        }));
    }

    private PgConnection connect(int node) {
        return PgConnection.open(place, program.sqlAddress(node), 300 * SECOND);
    }

    private void untilDone(String sql) {
        while (true) {
            try {
                PgConnection connection = connect(1);
                connection.query(sql);
                connection.abort();
                return;
            } catch (SqlFailure | ConnectionLost notYet) {
                place.sleep(SECOND / 5);
            }
        }
    }

    /** A story under way. */
    private static final class Told {
        private boolean isDone;
        private Throwable thrown;
    }

    private Told start(Runnable story) {
        Told told = new Told();
        host.tasks().start("test", new Scope(host, MemoryAccount.root("test", Long.MAX_VALUE)), () -> {
            try {
                story.run();
            } catch (RuntimeException | Error failed) {
                told.thrown = failed;
            }
            told.isDone = true;
        });
        return told;
    }

    private void await(Told told) {
        simulation.run(simulation.now() + 300 * SECOND, () -> told.isDone);
        assertNull(simulation.failure());
        if (told.thrown != null) {
            throw new AssertionError("the story failed", told.thrown);
        }
        assertTrue(told.isDone, "the story did not end");
    }

    @Test
    void itIsWaitedForAtEveryNode() {
        Told holder = start(() -> {
            PgConnection connection = connect(1);
            connection.query("BEGIN");
            connection.query(UPDATE);
            place.sleep(60 * SECOND);
            connection.query("COMMIT");
        });
        Told[] waiting = new Told[NODES];
        for (int node = 1; node <= NODES; node++) {
            int at = node;
            waiting[node - 1] = start(() -> {
                place.sleep(SECOND);
                connect(at).query(UPDATE);
            });
        }
        simulation.run(simulation.now() + 50 * SECOND, () -> false);
        for (Told each : waiting) {
            assertFalse(each.isDone, () -> "it did not wait: " + each.thrown);
        }
        await(holder);
        for (Told each : waiting) {
            await(each);
        }
        await(start(() -> assertEquals("4", connect(2).query("SELECT n FROM t").single())));
    }

    @Test
    void whoeverGivesUpLeavesNothingBehind() {
        Told holder = start(() -> {
            PgConnection connection = connect(1);
            connection.query("BEGIN");
            connection.query(UPDATE);
            place.sleep(30 * SECOND);
            connection.query("COMMIT");
        });
        for (int node = 1; node <= NODES; node++) {
            int at = node;
            await(start(() -> {
                place.sleep(SECOND);
                PgConnection connection = connect(at);
                connection.query("SET statement_timeout = '3s'");
                assertEquals("57014", assertThrows(SqlFailure.class, () -> connection.query(UPDATE)).state());
            }));
        }
        await(holder);
        await(start(() -> {
            long before = host.clock().nanos();
            PgConnection connection = connect(3);
            connection.query(UPDATE);
            assertTrue(host.clock().nanos() - before < SECOND, "somebody still had a lock");
            assertEquals("2", connection.query("SELECT n FROM t").single());
        }));
    }
}
