package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.Lookup;
import io.phantomdb.host.HostException;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ways between nodes, and who listens where. Messages are copied byte by byte when they are sent: nothing is ever
 * shared between nodes by reference. The harness changes the weather and closes ways; a closed way loses what is on it.
 */
public final class Network {
    /** Who takes messages at an address. */
    record PeerDoor(NodeLife life, Peers.Receiver receiver) {}

    /** Who takes connections at an address. */
    record StreamDoor(NodeLife life, Streams.Acceptor acceptor) {}

    /** A message under way; the content is its own. */
    private record Letter(SimNode from, int target, PeerAddress to, Peers.Link link, Bytes message, long number) {}

    private static final int NODES_MAX = 64;
    private static final long STRAY_NANOS_MIN = 100_000_000L;
    private static final long STRAY_NANOS_MAX = 8_000_000_000L;

    private final Simulation simulation;
    private final SplitEntropy entropy;
    private final Route[] routes = new Route[NODES_MAX * NODES_MAX];
    private final Lookup<PeerAddress, PeerDoor> peerDoors = new Lookup<>();
    private final Lookup<PeerAddress, StreamDoor> streamDoors = new Lookup<>();
    /** Numbers of the nodes that listened there last. */
    private final Lookup<PeerAddress, Integer> homes = new Lookup<>();
    private final List<Arrival> strays = new ArrayList<>();
    private Weather weather = Weather.FINE;
    private long lost;
    private long lastMessage;

    Network(Simulation simulation, SplitEntropy entropy) {
        this.simulation = simulation;
        this.entropy = entropy;
    }

    public void weather(Weather newWeather) {
        weather = newWeather;
    }

    /** Messages lost by weather, closed ways and dead receivers. */
    public long lost() {
        return lost;
    }

    /** Closes or opens the way from one node to another; not the way back. */
    public void cut(int from, int to, boolean isCut) {
        Route route = route(from, to);
        if (route.isCut != isCut) {
            route.isCut = isCut;
            simulation.trace().world(simulation.node(from), isCut ? WorldEvent.WAY_CLOSED : WorldEvent.WAY_OPENED, to,
                    0);
        }
    }

    /** The same for the urgent link alone, as if only its connection were broken. */
    public void cutUrgent(int from, int to, boolean isCut) {
        Route route = route(from, to);
        if (route.isUrgentCut != isCut) {
            route.isUrgentCut = isCut;
            simulation.trace().world(simulation.node(from), isCut ? WorldEvent.URGENT_CLOSED : WorldEvent.URGENT_OPENED,
                    to, 0);
        }
    }

    /** Keeps everything on the way from one node to another back until that moment. Streams are held up by it too. */
    public void clog(int from, int to, long untilNanos) {
        for (Peers.Link link : Peers.Link.values()) {
            clog(from, to, link, untilNanos);
        }
    }

    /** The same for one link. */
    public void clog(int from, int to, Peers.Link link, long untilNanos) {
        long[] cloggedUntil = route(from, to).cloggedUntil;
        cloggedUntil[link.ordinal()] = Math.max(cloggedUntil[link.ordinal()], untilNanos);
        simulation.trace().world(simulation.node(from), WorldEvent.WAY_CLOGGED, to, untilNanos - simulation.now());
    }

    /** Whatever leaves for that node before the one moment arrives at the other, behind what leaves later. */
    public void mislead(int from, int to, long beforeNanos, long untilNanos) {
        Route route = route(from, to);
        route.misledBefore = beforeNanos;
        route.misledUntil = untilNanos;
        simulation.trace().world(simulation.node(from), WorldEvent.WAY_MISLED, to, untilNanos - simulation.now());
    }

    /** Has something happen as soon as the next message on the normal link of that way has arrived: once, or never. */
    public void afterNext(int from, int to, Runnable reflex) {
        route(from, to).onNextArrival = reflex;
    }

    /**
     * What has lost its way to a node arrives there now: right behind the turn in which that node said something that it
     * should not have said with these messages still to come.
     */
    public void hurryStrays(int to) {
        for (Arrival stray : strays) {
            if (stray.letter.target == to) {
                simulation.queue().remove(stray);
                simulation.queue().add(stray, simulation.moment() + 1);
            }
        }
    }

    /** Fine weather, all ways open. */
    public void heal() {
        weather = Weather.FINE;
        for (int place = 0; place < routes.length; place++) {
            if (routes[place] != null) {
                cut(place / NODES_MAX, place % NODES_MAX, false);
                cutUrgent(place / NODES_MAX, place % NODES_MAX, false);
                Arrays.fill(routes[place].cloggedUntil, 0);
                routes[place].misledBefore = 0;
                routes[place].onNextArrival = null;
            }
        }
    }

    Route route(int from, int to) {
        Check.that(from < NODES_MAX && to < NODES_MAX, "nodes are numbered below %d", NODES_MAX);
        int place = from * NODES_MAX + to;
        if (routes[place] == null) {
            routes[place] = new Route();
        }
        return routes[place];
    }

    void listenPeers(PeerAddress at, PeerDoor door) {
        PeerDoor present = peerDoors.get(at);
        refuseTaken(at, present != null && present.life().isAlive());
        peerDoors.put(at, door);
        homes.put(at, door.life().node().number());
    }

    void closePeers(PeerAddress at, NodeLife life) {
        PeerDoor present = peerDoors.get(at);
        if (present != null && present.life() == life) {
            peerDoors.remove(at);
        }
    }

    void listenStreams(PeerAddress at, StreamDoor door) {
        StreamDoor present = streamDoors.get(at);
        refuseTaken(at, present != null && present.life().isAlive());
        streamDoors.put(at, door);
    }

    void closeStreams(PeerAddress at, NodeLife life) {
        StreamDoor present = streamDoors.get(at);
        if (present != null && present.life() == life) {
            streamDoors.remove(at);
        }
    }

    /** Null if nobody listens there. */
    StreamDoor streamDoor(PeerAddress at) {
        StreamDoor door = streamDoors.get(at);
        return door != null && door.life().isAlive() ? door : null;
    }

    private static void refuseTaken(PeerAddress at, boolean isTaken) {
        if (isTaken) {
            throw new HostException("cannot listen on " + at + ": the address is in use");
        }
    }

    boolean hasStreams(PeerAddress at) {
        return streamDoor(at) != null;
    }

    /** The time a small message takes now. */
    long latency() {
        WorldSettings settings = simulation.settings();
        long usual = settings.latencyMin() + entropy.below((int) (settings.latencyMax() - settings.latencyMin() + 1));
        return usual * weather.delayFactor();
    }

    boolean send(NodeLife from, PeerAddress to, Peers.Link link, Bytes message) {
        simulation.spend(500 + message.length() / 8);
        Integer home = homes.get(to);
        int target = home == null ? 0 : home;
        long number = ++lastMessage;
        simulation.trace().sent(from.node(), target, number, link, message);
        Route route = route(from.node().number(), target);
        if (route.bytesUnderWay[link.ordinal()] + message.length() > bytesMax(message)) {
            simulation.trace().world(from.node(), WorldEvent.PEER_FULL, target, message.length(), number);
            return false;
        }
        if (entropy.chance(weather.lossRate())) {
            lose(from.node(), target, message, number);
            return true;
        }
        Letter letter = new Letter(from.node(), target, to, link, Bytes.wrap(message.toArray()), number);
        deliver(letter, route);
        if (entropy.chance(weather.repeatRate())) {
            deliver(letter, route);
        }
        return true;
    }

    /** A link takes at least one message, however large. */
    private int bytesMax(Bytes message) {
        return Math.max(simulation.settings().linkBytesMax(), message.length());
    }

    private void deliver(Letter letter, Route route) {
        int link = letter.link.ordinal();
        long arrival = simulation.moment() + latency() + letter.message.length() / 2;
        if (simulation.now() < route.misledBefore) {
            send(letter, route, Math.max(arrival, route.misledUntil));
            return;
        }
        if (entropy.chance(weather.strayRate())) {
            strays.add(send(letter, route, arrival + entropy.between(STRAY_NANOS_MIN, STRAY_NANOS_MAX)));
            return;
        }
        if (entropy.chance(weather.reorderRate())) {
            arrival += latency() * 4;
        } else {
            arrival = Math.max(arrival, route.lastArrival[link] + 1);
            route.lastArrival[link] = arrival;
        }
        send(letter, route, arrival);
    }

    private Arrival send(Letter letter, Route route, long moment) {
        Arrival arrival = new Arrival(this, letter, peerDoors.get(letter.to), route);
        route.bytesUnderWay[letter.link.ordinal()] += letter.message.length();
        simulation.queue().add(arrival, moment);
        return arrival;
    }

    private void lose(SimNode from, int target, Bytes message, long number) {
        lost++;
        simulation.trace().world(from, WorldEvent.PEER_LOSE, target, message.length(), number);
    }

    /** A message that reaches its receiver. */
    private static final class Arrival extends SimEvent {
        private final Network network;
        private final Letter letter;
        private final PeerDoor addressee;
        private final Route route;

        Arrival(Network network, Letter letter, PeerDoor addressee, Route route) {
            this.network = network;
            this.letter = letter;
            this.addressee = addressee;
            this.route = route;
        }

        @Override
        void fire() {
            Simulation simulation = network.simulation;
            network.strays.remove(this);
            long cloggedUntil = route.cloggedUntil[letter.link.ordinal()];
            if (cloggedUntil > simulation.now()) {
                simulation.queue().add(this, cloggedUntil);
                return;
            }
            Bytes message = letter.message;
            route.bytesUnderWay[letter.link.ordinal()] -= message.length();
            PeerDoor door = network.peerDoors.get(letter.to);
            if (isCut() || door == null || !reaches(door)) {
                network.lose(letter.from, letter.target, message, letter.number);
                return;
            }
            SimNode receiver = door.life().node();
            simulation.trace().world(receiver, WorldEvent.PEER_RECEIVE, letter.from.number(), Crc32c.of(message)
                    & 0xFFFF_FFFFL, letter.number);
            door.life().loop().post(() -> door.receiver().received(letter.link, message));
            react();
        }

        private boolean isCut() {
            return route.isCut || route.isUrgentCut && letter.link == Peers.Link.URGENT;
        }

        private void react() {
            Runnable reflex = route.onNextArrival;
            if (reflex != null && letter.link == Peers.Link.NORMAL) {
                route.onNextArrival = null;
                reflex.run();
            }
        }

        /** What was sent to a process that has died may still reach the next one: its sender has connected again. */
        private boolean reaches(PeerDoor door) {
            return door.life().isAlive() && (door == addressee || network.entropy.below(2) == 0);
        }
    }
}
