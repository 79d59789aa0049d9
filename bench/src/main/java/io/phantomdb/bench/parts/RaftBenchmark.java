package io.phantomdb.bench.parts;

import io.phantomdb.base.Bytes;
import io.phantomdb.raft.Configuration;
import io.phantomdb.raft.Event;
import io.phantomdb.raft.RaftCodec;
import io.phantomdb.raft.RaftEffect;
import io.phantomdb.raft.RaftGroup;
import io.phantomdb.raft.RaftSettings;
import io.phantomdb.raft.Role;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A group of three without network and disk: what one commit costs in the machines, with and without the codec. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class RaftBenchmark {
    private record Mail(int to, Event event) {}

    private static final Bytes PAYLOAD = Bytes.wrap(new byte[200]);

    private final TreeMap<Integer, RaftGroup> replicas = new TreeMap<>();
    private final ArrayDeque<Mail> mail = new ArrayDeque<>();
    private boolean encodes;
    private long nowNanos;
    private long committed;

    @Setup
    public void elect() {
        for (int replica = 1; replica <= 3; replica++) {
            long seed = replica;
            replicas.put(replica, new RaftGroup(RaftSettings.of(replica), () -> seed * 100_000_000L, RaftGroup.Recovered
                    .fresh(Configuration.of(List.of(1, 2, 3))), 0));
        }
        while (replicas.get(1).role() != Role.LEADER) {
            nowNanos = replicas.get(1).nextDeadlineNanos();
            step(1, new Event.TimePassed());
            deliver();
        }
    }

    private void step(int replica, Event event) {
        for (RaftEffect effect : replicas.get(replica).step(event, nowNanos)) {
            switch (effect) {
                case RaftEffect.Persist persist -> mail.addLast(new Mail(replica, new Event.Persisted(persist
                        .sequence())));
                case RaftEffect.Send send -> mail.addLast(new Mail(send.to(), new Event.Received(encodes
                        ? RaftCodec.decode(RaftCodec.encode(send.message()))
                        : send.message())));
                case RaftEffect.Commit commit -> committed += commit.entries().size();
                default -> {
                }
            }
        }
    }

    private void deliver() {
        while (!mail.isEmpty()) {
            Mail next = mail.removeFirst();
            step(next.to, next.event);
        }
    }

    private long commitOne() {
        step(1, new Event.Propose(List.of(PAYLOAD)));
        deliver();
        if (replicas.get(1).commitIndex() % 1_000 == 0) {
            replicas.forEach((number, group) -> step(number, new Event.Compact(group.commitIndex())));
        }
        return committed;
    }

    @Benchmark
    public long commit() {
        encodes = false;
        return commitOne();
    }

    @Benchmark
    public long commitEncoded() {
        encodes = true;
        return commitOne();
    }
}
