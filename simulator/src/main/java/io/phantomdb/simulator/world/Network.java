package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.Lookup;
import io.phantomdb.host.HostException;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Streams;

/**
 * Ways between nodes, and who listens where. Messages are copied byte by byte when they are sent: nothing is ever
 * shared between nodes by reference. The harness changes the weather and closes ways; a closed way loses what is on it.
 */
public final class Network {
    /** Who takes messages at an address. */
    record PeerDoor(NodeLife life, Peers.Receiver receiver) {}

    /** Who takes connections at an address. */
    record StreamDoor(NodeLife life, Streams.Acceptor acceptor) {}

    private static final int NODES_MAX = 64;

    private final Simulation simulation;
    private final SplitEntropy entropy;
    private final Route[] routes = new Route[NODES_MAX * NODES_MAX];
    private final Lookup<PeerAddress, PeerDoor> peerDoors = new Lookup<>();
    private final Lookup<PeerAddress, StreamDoor> streamDoors = new Lookup<>();
    /** Numbers of the nodes that listened there last. */
    private final Lookup<PeerAddress, Integer> homes = new Lookup<>();
    private Weather weather = Weather.FINE;
    private long lost;

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
        route(from, to).isCut = isCut;
    }

    /** Keeps everything on the way from one node to another back until that moment. Streams are held up by it too. */
    public void clog(int from, int to, long untilNanos) {
        Route route = route(from, to);
        route.cloggedUntil = Math.max(route.cloggedUntil, untilNanos);
    }

    /** Fine weather, all ways open. */
    public void heal() {
        weather = Weather.FINE;
        for (Route route : routes) {
            if (route != null) {
                route.isCut = false;
                route.cloggedUntil = 0;
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
        simulation.trace().world(from.node(), WorldEvent.PEER_SEND, target, message.length());
        Route route = route(from.node().number(), target);
        if (route.bytesUnderWay[link.ordinal()] + message.length() > bytesMax(message)) {
            return false;
        }
        if (entropy.chance(weather.lossRate())) {
            lose(from.node(), target, message);
            return true;
        }
        deliver(from, target, to, link, route, message);
        if (entropy.chance(weather.repeatRate())) {
            deliver(from, target, to, link, route, message);
        }
        return true;
    }

    /** A link takes at least one message, however large. */
    private int bytesMax(Bytes message) {
        return Math.max(simulation.settings().linkBytesMax(), message.length());
    }

    private void deliver(NodeLife from, int target, PeerAddress to, Peers.Link link, Route route, Bytes message) {
        long arrival = simulation.moment() + latency() + message.length() / 2;
        if (entropy.chance(weather.reorderRate())) {
            arrival += latency() * 4;
        } else {
            arrival = Math.max(arrival, route.lastArrival[link.ordinal()] + 1);
            route.lastArrival[link.ordinal()] = arrival;
        }
        route.bytesUnderWay[link.ordinal()] += message.length();
        Bytes copy = Bytes.wrap(message.toArray());
        simulation.queue().add(new Arrival(this, from.node(), target, peerDoors.get(to), to, link, route, copy),
                arrival);
    }

    private void lose(SimNode from, int target, Bytes message) {
        lost++;
        simulation.trace().world(from, WorldEvent.PEER_LOSE, target, message.length());
    }

    /** A message that reaches its receiver. */
    private static final class Arrival extends SimEvent {
        private final Network network;
        private final SimNode from;
        private final int target;
        private final PeerDoor addressee;
        private final PeerAddress to;
        private final Peers.Link link;
        private final Route route;
        private final Bytes message;

        Arrival(Network network, SimNode from, int target, PeerDoor addressee, PeerAddress to, Peers.Link link,
                Route route,
                Bytes message) {
            this.network = network;
            this.from = from;
            this.target = target;
            this.addressee = addressee;
            this.to = to;
            this.link = link;
            this.route = route;
            this.message = message;
        }

        @Override
        void fire() {
            Simulation simulation = network.simulation;
            if (route.cloggedUntil > simulation.now()) {
                simulation.queue().add(this, route.cloggedUntil);
                return;
            }
            route.bytesUnderWay[link.ordinal()] -= message.length();
            PeerDoor door = network.peerDoors.get(to);
            if (route.isCut || door == null || !reaches(door)) {
                network.lose(from, target, message);
                return;
            }
            SimNode receiver = door.life().node();
            simulation.trace().world(receiver, WorldEvent.PEER_RECEIVE, from.number(), Crc32c.of(message)
                    & 0xFFFF_FFFFL);
            door.life().loop().post(() -> door.receiver().received(link, message));
        }

        /** What was sent to a process that has died may still reach the next one: its sender has connected again. */
        private boolean reaches(PeerDoor door) {
            return door.life().isAlive() && (door == addressee || network.entropy.below(2) == 0);
        }
    }
}
