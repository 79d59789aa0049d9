package io.phantomdb.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.host.Peers.Link;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every {@link Peers} keeps, on a network that loses nothing by itself. */
public abstract class PeersContract extends Contract {
    private record Arrival(Link link, Bytes message, boolean onLoop) {}

    private List<Arrival> listen(int node) {
        List<Arrival> arrivals = new CopyOnWriteArrayList<>();
        Host host = world.host(node);
        world.on(node, () -> host.peers().listen(world.address(node), (link, message) -> arrivals
                .add(new Arrival(link, message, host.loops().store().isHere()))));
        return arrivals;
    }

    private boolean send(int from, int to, Link link, Bytes message) {
        return on(from, () -> world.host(from).peers().send(world.address(to), link, message));
    }

    @Test
    public void aMessageArrivesWholeOnItsLinkAndOnTheLoop() {
        List<Arrival> arrivals = listen(2);
        for (Link link : Link.values()) {
            assertTrue(send(1, 2, link, pattern(100, link.ordinal())));
        }
        world.runUntil("three messages arrive", () -> arrivals.size() >= 3);
        for (Link link : Link.values()) {
            Arrival arrival = arrivals.stream().filter(one -> one.link == link).findFirst().orElseThrow();
            assertEquals(pattern(100, link.ordinal()), arrival.message);
            assertTrue(arrival.onLoop);
        }
    }

    @Test
    public void anEmptyMessageIsAMessage() {
        List<Arrival> arrivals = listen(2);
        send(1, 2, Link.NORMAL, Bytes.EMPTY);
        world.runUntil("it arrives", () -> !arrivals.isEmpty());
        assertEquals(Bytes.EMPTY, arrivals.get(0).message);
    }

    @Test
    public void theLargestMessageIsCutAndJoined() {
        List<Arrival> arrivals = listen(2);
        Bytes large = pattern(Peers.MESSAGE_BYTES_MAX, 7);
        send(1, 2, Link.NORMAL, large);
        send(1, 2, Link.URGENT, pattern(10, 1));
        world.runUntil("both arrive", () -> arrivals.size() == 2);
        assertTrue(arrivals.stream().anyMatch(arrival -> arrival.message.equals(large)));
        assertThrows(Check.Broken.class,
                () -> send(1, 2, Link.NORMAL, Bytes.wrap(new byte[Peers.MESSAGE_BYTES_MAX + 1])));
    }

    @Test
    public void sizesAroundAFrameSurvive() {
        List<Arrival> arrivals = listen(2);
        int frame = 1 << 20;
        int[] sizes = {1, 7, frame - 64, frame - 1, frame, frame + 1, 2 * frame, 2 * frame + 1};
        for (int size : sizes) {
            send(1, 2, Link.BULK, pattern(size, size));
        }
        world.runUntil("all arrive", () -> arrivals.size() == sizes.length);
        for (int size : sizes) {
            assertTrue(arrivals.stream().anyMatch(arrival -> arrival.message.equals(pattern(size, size))),
                    "of " + size);
        }
    }

    @Test
    public void aCalmLinkLosesNothingOfAThousand() {
        List<Arrival> arrivals = listen(2);
        world.on(1, () -> {
            for (int number = 0; number < 1_000; number++) {
                world.host(1).peers().send(world.address(2), Link.URGENT, Bytes.ofUtf8("m" + number));
            }
        });
        world.runUntil("all arrive", () -> arrivals.size() == 1_000);
        TreeSet<Bytes> distinct = new TreeSet<>();
        arrivals.forEach(arrival -> distinct.add(arrival.message));
        assertEquals(1_000, distinct.size());
        assertEquals(0, on(1, () -> world.host(1).peers().dropped()));
    }

    @Test
    public void bothWaysAtOnce() {
        List<Arrival> atOne = listen(1);
        List<Arrival> atTwo = listen(2);
        send(1, 2, Link.NORMAL, Bytes.ofUtf8("to two"));
        send(2, 1, Link.NORMAL, Bytes.ofUtf8("to one"));
        world.runUntil("both arrive", () -> atOne.size() == 1 && atTwo.size() == 1);
        assertEquals("to one", atOne.get(0).message.utf8());
        assertEquals("to two", atTwo.get(0).message.utf8());
    }

    @Test
    public void aNodeCanSendToItself() {
        List<Arrival> arrivals = listen(1);
        send(1, 1, Link.NORMAL, Bytes.ofUtf8("to myself"));
        world.runUntil("it arrives", () -> arrivals.size() == 1);
    }

    @Test
    public void whoIsNotThereIsReachedWhenItComes() {
        for (int number = 0; number < 3; number++) {
            send(1, 3, Link.NORMAL, Bytes.ofUtf8("early"));
        }
        world.advance(50_000_000);
        List<Arrival> arrivals = listen(3);
        world.runUntil("one of many tries arrives", () -> {
            send(1, 3, Link.NORMAL, Bytes.ofUtf8("late"));
            world.advance(10_000_000);
            return arrivals.stream().anyMatch(arrival -> arrival.message.utf8().equals("late"));
        });
    }

    @Test
    public void whoCrashedIsReachedAgain() {
        List<Arrival> before = listen(2);
        send(1, 2, Link.URGENT, Bytes.ofUtf8("before"));
        world.runUntil("it arrives", () -> before.size() == 1);
        world.crash(2);
        List<Arrival> after = listen(2);
        world.runUntil("one of many tries arrives", () -> {
            send(1, 2, Link.URGENT, Bytes.ofUtf8("after"));
            world.advance(10_000_000);
            return !after.isEmpty();
        });
        assertEquals("after", after.get(0).message.utf8());
    }

    @Test
    public void aQueueToNobodyIsBounded() {
        AtomicBoolean refused = new AtomicBoolean();
        Bytes message = pattern(1 << 20, 3);
        world.on(1, () -> {
            for (int number = 0; number < 1_000 && !refused.get(); number++) {
                refused.set(!world.host(1).peers().send(world.address(3), Link.NORMAL, message));
            }
        });
        assertTrue(refused.get(), "a gigabyte was queued for nobody");
        assertTrue(on(1, () -> world.host(1).peers().dropped()) > 0);
        List<Arrival> arrivals = listen(2);
        assertTrue(send(1, 2, Link.NORMAL, message), "one full queue closes no other");
        world.runUntil("it arrives", () -> arrivals.size() == 1);
    }

    @Test
    public void anAddressInUseIsRefusedWithASentence() {
        listen(1);
        HostException refusal = assertThrows(HostException.class,
                () -> world.on(2, () -> world.host(2).peers().listen(world.address(1), (link, message) -> {})));
        assertFalse(refusal.getMessage().isBlank());
        assertTrue(refusal.getMessage().contains(world.address(1).toString()), refusal.getMessage());
    }
}
