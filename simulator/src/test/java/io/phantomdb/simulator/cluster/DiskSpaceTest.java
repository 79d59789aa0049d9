package io.phantomdb.simulator.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Host;
import io.phantomdb.host.Scope;
import io.phantomdb.raft.Role;
import io.phantomdb.shard.ShardEvent;
import io.phantomdb.simulator.client.Answer;
import io.phantomdb.simulator.client.ClientPlace;
import io.phantomdb.simulator.client.ConnectionLost;
import io.phantomdb.simulator.client.PgConnection;
import io.phantomdb.simulator.client.SqlFailure;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import io.phantomdb.simulator.world.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Disks that are nearly full: who has room leads, who has none refuses writes with 53100 and still reads, nothing is lost. */
class DiskSpaceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long LOW_BYTES = 300 << 10;
    private static final String DISK_FULL = "53100";

    private final Simulation simulation = new Simulation(7, WorldSettings.calm(), null);
    private final NodeProgram program = new NodeProgram(3, new SplitEntropy(7));
    private final List<SimNode> nodes = new ArrayList<>();
    private final TreeMap<Long, Integer> leaders = new TreeMap<>();
    private Host host;
    private ClientPlace place;
    private int inserted;

    private void found() {
        for (int number = 1; number <= 3; number++) {
            nodes.add(simulation.addNode(number, "n" + number));
        }
        simulation.trace().listen((node, event) -> {
            if (event instanceof ShardEvent.RoleChanged changed && changed.role() == Role.LEADER) {
                leaders.put(changed.shard().number(), changed.replica());
            }
        });
        nodes.forEach(node -> node.start(host -> program.run(node.number(), host)));
        SimNode clients = simulation.addNode(60, "cl");
        host = clients.start(main -> {});
        place = new ClientPlace(host, clients.dialer());
        tell(() -> untilDone(1, "CREATE TABLE t (id int PRIMARY KEY)"));
    }

    /** Runs the story to its end; what it throws fails the test. */
    private void tell(Runnable story) {
        boolean[] isDone = new boolean[1];
        Throwable[] thrown = new Throwable[1];
        host.tasks().start("test", new Scope(host, MemoryAccount.root("test", Long.MAX_VALUE)), () -> {
            try {
                story.run();
            } catch (RuntimeException | Error failed) {
                thrown[0] = failed;
            }
            isDone[0] = true;
        });
        simulation.run(simulation.now() + 120 * SECOND, () -> isDone[0]);
        assertNull(simulation.failure());
        if (thrown[0] != null) {
            throw new AssertionError("the story failed", thrown[0]);
        }
        assertTrue(isDone[0], "the story did not end");
    }

    /** The SQLSTATE of the refusal, or null. */
    private String tryOnce(int node, String sql) {
        try {
            PgConnection connection = PgConnection.open(place, program.sqlAddress(node), 20 * SECOND);
            try {
                connection.query(sql);
                return null;
            } finally {
                connection.abort();
            }
        } catch (SqlFailure refused) {
            return refused.state();
        } catch (ConnectionLost lost) {
            return "lost";
        }
    }

    private void untilDone(int node, String sql) {
        for (String state = tryOnce(node, sql); state != null; state = tryOnce(node, sql)) {
            place.sleep(SECOND / 5);
        }
    }

    private void insert(int node) {
        inserted++;
        untilDone(node, "INSERT INTO t VALUES (" + inserted + ") ON CONFLICT DO NOTHING");
    }

    private int count(int node) {
        PgConnection connection = PgConnection.open(place, program.sqlAddress(node), 20 * SECOND);
        Answer answer = connection.query("SELECT count(*) FROM t");
        connection.abort();
        return Integer.parseInt(answer.single());
    }

    @Test
    void whoHasRoomLeads() {
        found();
        tell(() -> {
            for (int row = 0; row < 20; row++) {
                insert(1 + row % 3);
            }
            int before = leaders.get(1L);
            simulation.nodes().get(before - 1).disk().leaveFree(LOW_BYTES);
            place.sleep(5 * SECOND);
            assertNotEquals(before, leaders.get(1L));
            assertNotEquals(before, leaders.get(2L));
            for (int row = 0; row < 20; row++) {
                assertNull(tryOnce(1 + row % 3, "INSERT INTO t VALUES (" + ++inserted + ")"));
            }
            place.sleep(5 * SECOND);
            assertNotEquals(before, leaders.get(1L));
            for (int node = 1; node <= 3; node++) {
                assertEquals(inserted, count(node));
            }
        });
    }

    @Test
    void whereNobodyHasRoomWritesAreRefusedAndReadsGoOnUntilThereIsSomeAgain() {
        found();
        tell(() -> {
            for (int row = 0; row < 20; row++) {
                insert(1 + row % 3);
            }
            nodes.forEach(node -> node.disk().leaveFree(LOW_BYTES));
            place.sleep(5 * SECOND);
            for (int node = 1; node <= 3; node++) {
                assertEquals(DISK_FULL, tryOnce(node, "INSERT INTO t VALUES (-1)"));
                assertEquals(DISK_FULL, tryOnce(node, "DELETE FROM t"));
                assertEquals(inserted, count(node));
            }
            nodes.forEach(node -> node.disk().makeRoom());
            place.sleep(5 * SECOND);
            assertNull(tryOnce(1, "INSERT INTO t VALUES (" + ++inserted + ")"));
            assertEquals(inserted, count(2));
        });
    }
}
