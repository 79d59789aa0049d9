package io.phantomdb.pgwire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Fuzz;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.NodeId;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.sql.MemoryTransactions;
import io.phantomdb.sql.SqlEngine;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whole conversations that are nearly right, in pieces: the server answers or hangs up, nothing in it breaks, and when the
 * client is gone nothing of it is left.
 */
class ConversationProperties {
    private static final Bytes STARTUP = ClientBytes.startup(196_608, Map.of("user", "phantom"));
    private static final Bytes SYNC = ClientBytes.message('S', Bytes.EMPTY);
    private static final List<Bytes> MESSAGES = List.of(ClientBytes.query(
            "create table if not exists t (a int primary key, b text)"), ClientBytes.query("begin"),
            ClientBytes.query(
                    "select a, b from t where a > 0 order by b; insert into t values (7, 'seven')"),
            ClientBytes.query("commit"), ClientBytes.query("copy t from stdin"), ClientBytes.parse("s",
                    "select count(*) from t where b like 'a%'"),
            ClientBytes.bind("p", "s", false, List.of()), ClientBytes.named('D', "P",
                    "p"),
            ClientBytes.named('D', "S", "s"), ClientBytes.execute("p", 1), ClientBytes.named('C', "S", "s"),
            ClientBytes.named('C', "P", "p"), SYNC, SYNC, ClientBytes.message('H', Bytes.EMPTY), ClientBytes.message(
                    'd', Bytes.ofUtf8("1\tone\n")),
            ClientBytes.message('c', Bytes.EMPTY), ClientBytes.message('f', Bytes
                    .ofUtf8("no\0")));

    @Property(tries = 300)
    void theServerAnswersOrHangsUpAndNothingIsLeft(@ForAll long seed) {
        Random random = new Random(seed);
        WireWorld world = new WireWorld(seed);
        MemoryTransactions transactions = new MemoryTransactions(7, SqlEngine.genesis());
        SqlEngine engine = new SqlEngine(transactions, world.host().caches(), 1, 1);
        MemoryAccount memory = MemoryAccount.root("node", 64 << 20);
        PgServer server = new PgServer(
                new PgServer.Parts(world.host(), engine, transactions, new NodeId(1), memory, (node,
                        key) -> {}),
                new PgServer.Limits(2_000, 16 << 20, 60_000_000_000L));
        server.listen(new PeerAddress("test", 5432));
        for (int client = 0; client < 3; client++) {
            converse(world, random);
            world.settle();
            assertEquals(0, memory.bytesUsed(), "memory that a client has left behind");
        }
        assertEquals(0, server.sessions());
        WireWorld.Pipe sane = world.connect();
        sane.send(STARTUP.concat(ClientBytes.query("select 1")));
        world.settle();
        assertEquals("Ready I", ServerText.lines(sane.take()).getLast());
    }

    private static void converse(WireWorld world, Random random) {
        Bytes all = random.nextInt(10) == 0 ? Bytes.wrap(Fuzz.damaged(random, List.of(STARTUP))) : STARTUP;
        for (int count = random.nextInt(12); count > 0; count--) {
            Bytes message = MESSAGES.get(random.nextInt(MESSAGES.size()));
            boolean isDamaged = random.nextInt(4) == 0;
            all = all.concat(isDamaged ? Bytes.wrap(Fuzz.damaged(random, MESSAGES)) : message);
        }
        WireWorld.Pipe pipe = world.connect();
        for (int at = 0; at < all.length() && !pipe.isClosedByServer();) {
            int to = Math.min(all.length(), at + 1 + random.nextInt(random.nextInt(3) == 0 ? 500 : 9));
            pipe.send(all.slice(at, to));
            at = to;
            if (random.nextInt(4) == 0) {
                world.settle();
            }
        }
        world.settle();
        world.advance(2_000_000_000L);
        Bytes answers = pipe.take();
        assertTrue(!answers.utf8().contains("CXX000"), () -> "something broke: " + ServerText.lines(answers));
        if (!pipe.isClosedByServer()) {
            pipe.reset();
        }
    }
}
