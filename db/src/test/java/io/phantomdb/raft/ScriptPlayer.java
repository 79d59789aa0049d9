package io.phantomdb.raft;

import io.phantomdb.base.Bytes;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plays a script of a group.
 *
 * <pre>
 *   group 1,2,3 [outgoing 3,4] [learners 5] [bytes 100] [inflight 4]
 *   time 1              replica 1's clock reaches its deadline         pass 1 50       50 ns pass for it
 *   deliver 1 2         what is on its way from 1 to 2 arrives         deliver         everything, and what follows from it
 *   drop 1 2, drop      it is lost                                     repeat 1 2      it arrives, and will once more
 *   persist 1           its writes become durable                      settle          deliver and persist until all is quiet
 *   propose 1 a b       read 1       transfer 1 2       flush 1 [n]    store and compact what is applied, or up to n
 *   cut 3, heal         what 3 sends and is sent is lost
 *   lead 1              the others lose patience, 1 campaigns; stops as soon as it leads, with nothing of its term said
 *   crash 1 [n]         n of its waiting writes survive                start 1
 *   log 1 1 1 4         it begins anew with entries of these terms on its disk
 *   snapshot 1 2        the shipping from 1 to 2 ends well             lose-snapshot 1 2
 *   state               where everybody is
 * </pre>
 */
final class ScriptPlayer implements TestReplica.Network {
    private record Link(int from, int to) implements Comparable<Link> {
        @Override
        public int compareTo(Link other) {
            return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
        }
    }

    private final StringBuilder out = new StringBuilder();
    private final SafetyLedger ledger = new SafetyLedger();
    private final TreeMap<Integer, TestReplica> replicas = new TreeMap<>();
    private final TreeMap<Link, ArrayDeque<Bytes>> links = new TreeMap<>();
    private final TreeMap<Link, LogMark> snapshots = new TreeMap<>();
    private final TreeSet<Integer> cut = new TreeSet<>();

    static String play(String script) {
        ScriptPlayer player = new ScriptPlayer();
        for (String line : script.split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                player.out.append(line).append('\n');
            } else if (line.startsWith("> ")) {
                player.out.append(line).append('\n');
                player.act(line.substring(2).trim().split(" +"));
            }
        }
        return player.out.toString();
    }

    private void act(String[] words) {
        switch (words[0]) {
            case "group" -> found(words);
            case "settle" -> settle(true);
            case "state" -> replicas.values().forEach(this::state);
            case "heal" -> cut.clear();
            case "lead" -> lead(replicas.get(number(words, 1)));
            case "deliver", "drop", "repeat", "snapshot", "lose-snapshot" -> way(words);
            default -> at(replicas.get(number(words, 1)), words);
        }
    }

    private void way(String[] words) {
        Link link = words.length == 3 ? new Link(number(words, 1), number(words, 2)) : null;
        switch (words[0]) {
            case "deliver" -> {
                if (link == null) {
                    settle(false);
                } else {
                    deliver(link, queue(link).size());
                }
            }
            case "drop" -> {
                if (link == null) {
                    links.clear();
                } else {
                    queue(link).clear();
                }
            }
            case "repeat" -> List.copyOf(queue(link)).forEach(message -> arrive(link, message));
            case "snapshot" -> {
                LogMark mark = snapshots.remove(link);
                boolean installed = replicas.get(link.to).snapshotArrives(mark);
                replicas.get(link.from).step(new Event.SnapshotSent(link.to, mark.index(), installed));
            }
            default -> replicas.get(link.from).step(new Event.SnapshotSent(link.to, snapshots.remove(link).index(),
                    false));
        }
    }

    private void at(TestReplica replica, String[] words) {
        switch (words[0]) {
            case "time" -> replica.timePasses(replica.raft().nextDeadlineNanos() - replica.nowNanos());
            case "pass" -> replica.timePasses(number(words, 2));
            case "persist" -> persist(replica);
            case "propose" -> replica.step(new Event.Propose(Arrays.stream(words, 2, words.length).map(Bytes::ofUtf8)
                    .toList()));
            case "read" -> replica.step(new Event.ConfirmLeadership(ledger.readBegins(0)));
            case "transfer" -> replica.step(new Event.TransferLeadership(number(words, 2)));
            case "flush" -> {
                long upTo = words.length > 2 ? number(words, 2) : replica.appliedIndex();
                replica.flush(upTo, upTo);
            }
            case "cut" -> cut.add(replica.number());
            case "log" -> {
                replica.crash(0);
                List<Entry> log = entries(words);
                replica.disk().begin(new HardState(log.getLast().term(), 0), log);
                replica.start();
            }
            case "crash" -> replica.crash(words.length > 2 ? number(words, 2) : 0);
            case "start" -> replica.start();
            default -> throw new IllegalArgumentException("a script does not know: " + words[0]);
        }
    }

    private static List<Entry> entries(String[] words) {
        List<Entry> entries = new ArrayList<>();
        for (int at = 2; at < words.length; at++) {
            entries.add(new Entry(at - 1, number(words, at), Entry.Kind.EFFECTS, Bytes.ofUtf8("x" + words[at])));
        }
        return entries;
    }

    private static int number(String[] words, int at) {
        return Integer.parseInt(words[at]);
    }

    private void found(String[] words) {
        List<Integer> voters = numbers(words[1]);
        List<Integer> outgoing = List.of();
        List<Integer> learners = List.of();
        int bytes = 1_000;
        int inFlight = 4;
        for (int at = 2; at < words.length; at += 2) {
            switch (words[at]) {
                case "outgoing" -> outgoing = numbers(words[at + 1]);
                case "learners" -> learners = numbers(words[at + 1]);
                case "bytes" -> bytes = number(words, at + 1);
                case "inflight" -> inFlight = number(words, at + 1);
                default -> throw new IllegalArgumentException("a group has no " + words[at]);
            }
        }
        Configuration founders = new Configuration(voters, outgoing, learners);
        for (int member : founders.members()) {
            RaftSettings settings = new RaftSettings(member, 100, 20, 7, bytes, inFlight);
            replicas.put(member, new TestReplica(settings, founders, ledger, this, new SplittableRandom(member)));
        }
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }

    private void persist(TestReplica replica) {
        for (int count = replica.disk().queued(); count > 0; count--) {
            replica.finishWrite();
        }
    }

    /** Until nothing is on its way; with writes, until nothing is to be written either. */
    private void settle(boolean withWrites) {
        for (int rounds = 0; rounds < 1_000; rounds++) {
            boolean moved = false;
            for (Link link : List.copyOf(links.keySet())) {
                moved |= !queue(link).isEmpty();
                deliver(link, queue(link).size());
            }
            for (TestReplica replica : replicas.values()) {
                if (withWrites && replica.isUp() && replica.disk().queued() > 0) {
                    moved = true;
                    persist(replica);
                }
            }
            if (!moved) {
                return;
            }
        }
        throw new IllegalStateException("it never settles");
    }

    /** The others' own attempts are lost, and not told. */
    private void lead(TestReplica candidate) {
        links.clear();
        for (int tries = 0; tries < 5 && candidate.raft().role() != Role.LEADER; tries++) {
            int told = out.length();
            for (TestReplica other : replicas.values()) {
                if (other != candidate && other.isUp()) {
                    other.timePasses(200);
                }
            }
            out.setLength(told);
            links.clear();
            candidate.timePasses(candidate.raft().nextDeadlineNanos() - candidate.nowNanos());
            settleUntilLeading(candidate);
        }
    }

    private void settleUntilLeading(TestReplica candidate) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Link link : List.copyOf(links.keySet())) {
                if (candidate.raft().role() == Role.LEADER) {
                    return;
                }
                moved |= !queue(link).isEmpty();
                deliver(link, queue(link).size());
            }
            for (TestReplica replica : replicas.values()) {
                if (replica.isUp() && candidate.raft().role() != Role.LEADER && replica.disk().queued() > 0) {
                    moved = true;
                    persist(replica);
                }
            }
        }
    }

    private ArrayDeque<Bytes> queue(Link link) {
        return links.computeIfAbsent(link, _ -> new ArrayDeque<>());
    }

    private void deliver(Link link, int count) {
        for (int left = count; left > 0 && !queue(link).isEmpty(); left--) {
            arrive(link, queue(link).removeFirst());
        }
    }

    private void arrive(Link link, Bytes message) {
        if (replicas.get(link.to).isUp() && !cut.contains(link.from) && !cut.contains(link.to)) {
            replicas.get(link.to).step(new Event.Received(RaftCodec.decode(message)));
        }
    }

    private void state(TestReplica replica) {
        out.append("  ").append(replica.number()).append(": ");
        if (!replica.isUp()) {
            out.append("down\n");
            return;
        }
        RaftGroup raft = replica.raft();
        List<String> entries = new ArrayList<>();
        for (long index = raft.compactedIndex(); index <= raft.lastIndex(); index++) {
            entries.add(index + "." + raft.termAt(index));
        }
        out.append(raft.role()).append(" of term ").append(raft.term()).append(", log ").append(String.join(" ",
                entries)).append(", committed ").append(raft.commitIndex()).append(", applied ").append(replica
                        .appliedIndex());
        if (raft.role() == Role.LEADER) {
            out.append(", followers ").append(raft.matchIndexes());
        }
        out.append('\n');
    }

    @Override
    public void happens(TestReplica at, RaftEffect effect) {
        out.append("  ").append(at.number()).append(": ").append(EffectText.of(effect)).append('\n');
    }

    @Override
    public void send(int from, int to, Message message) {
        if (!cut.contains(from) && !cut.contains(to)) {
            queue(new Link(from, to)).addLast(RaftCodec.encode(message));
        }
    }

    @Override
    public void sendSnapshot(TestReplica from, int to) {
        snapshots.put(new Link(from.number(), to), from.snapshot());
    }

    @Override
    public void committedFirst(TestReplica by, Entry entry) {}
}
