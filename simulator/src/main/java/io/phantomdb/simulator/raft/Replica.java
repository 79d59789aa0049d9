package io.phantomdb.simulator.raft;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.FatalError;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Peers;
import io.phantomdb.log.record.Entry;
import io.phantomdb.raft.Configuration;
import io.phantomdb.raft.Event;
import io.phantomdb.raft.LogMark;
import io.phantomdb.raft.Message;
import io.phantomdb.raft.RaftEffect;
import io.phantomdb.raft.RaftGroup;
import io.phantomdb.raft.RaftSettings;
import io.phantomdb.raft.Role;
import io.phantomdb.simulator.check.Register.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/** A replica of registers: a Raft group's machine, its log, a state machine, and clients that ask. Lives on its loop. */
final class Replica {
    private record Waiting(PeerAddress client, Request request, long term) {}

    /** A read that may be answered once so much is applied. */
    private record Confirmed(Waiting waiting, long index) {}

    private static final long GROUP = 1;
    private static final String STATE_CELL = "state";
    private static final long SNAPSHOT_PATIENCE_NANOS = 2_000_000_000L;

    private final Host host;
    private final RaftSettings settings;
    private final RaftDeployment deployment;
    private final ReplicaLog log;
    private final TreeMap<Long, Waiting> proposed = new TreeMap<>();
    private final TreeMap<Long, Waiting> confirming = new TreeMap<>();
    private final List<Confirmed> reading = new ArrayList<>();
    private RegisterMachine machine = new RegisterMachine();
    private RaftGroup group;
    private Loop.Timer timer;
    private long timerNanos;
    private long applied;
    private long appliedTerm;
    private long compacting;
    private long lastToken;
    /** A snapshot is being made durable: messages are lost until it is. */
    private boolean isInstalling;
    private Waiting proposing;

    Replica(Host host, RaftDeployment deployment, int number) {
        this.host = host;
        this.deployment = deployment;
        this.settings = deployment.settings(number);
        this.log = new ReplicaLog(host.disk().journal());
    }

    /** Blocking: reads what is on the disk, then begins on the loop. */
    void start() {
        try {
            ReplicaLog.Recovered recovered = log.recover(deployment.configuration());
            Bytes state = host.disk().cells().read(STATE_CELL);
            host.loops().store().post(() -> log.opened(() -> begin(recovered, state)));
        } catch (IOException failed) {
            throw new FatalError("the disk cannot be read", failed);
        }
    }

    private void begin(ReplicaLog.Recovered recovered, Bytes state) {
        applied = recovered.markIndex();
        appliedTerm = recovered.markTerm();
        if (state != null) {
            takeState(state);
        }
        if (recovered.has(applied, appliedTerm)) {
            join(recovered);
        } else {
            recovered.reset(applied, appliedTerm);
            log.mark(applied, appliedTerm, recovered.configuration(), true, () -> join(recovered));
        }
    }

    private void join(ReplicaLog.Recovered recovered) {
        group = new RaftGroup(settings, host.entropy().fork("elections")::nextLong, new RaftGroup.Recovered(recovered
                .hardState(), recovered.markIndex(), recovered.markTerm(), recovered.configuration(),
                recovered
                        .entries(),
                applied), host.clock().nanos());
        compacting = recovered.markIndex();
        host.peers().listen(deployment.address(settings.self()), this::received);
        setTimer();
    }

    /** A state is newer than the mark if a crash came between the two. */
    private void takeState(Bytes cell) {
        ByteReader reader = new ByteReader(cell);
        long index = reader.u64();
        long term = reader.u64();
        if (index >= applied) {
            applied = index;
            appliedTerm = term;
            machine = RegisterMachine.decode(reader.rest());
        }
    }

    private Bytes stateCell() {
        return new ByteWriter().u64(applied).u64(appliedTerm).raw(machine.encode()).take();
    }

    private void received(Peers.Link link, Bytes bytes) {
        if (isInstalling) {
            return;
        }
        switch (Frame.decode(bytes)) {
            case Frame.Raft(Message message) -> step(new Event.Received(message));
            case Frame.Ask(Request request) -> asked(request);
            case Frame.Snapshot snapshot -> install(snapshot);
            case Frame.SnapshotReply reply -> step(new Event.SnapshotSent(reply.from(), reply.index(), reply
                    .isAccepted()));
            case Frame.Reply reply -> throw new FatalError("a replica was answered like a client");
        }
    }

    private void asked(Request request) {
        PeerAddress client = deployment.client(request.client());
        if (group.role() != Role.LEADER) {
            reply(client, new Frame.Reply(request.number(), false, group.leader()));
        } else if (request.input() instanceof Input.Read) {
            confirming.put(++lastToken, new Waiting(client, request, group.term()));
            step(new Event.ConfirmLeadership(lastToken));
        } else {
            proposing = new Waiting(client, request, group.term());
            step(new Event.Propose(List.of(request.encode())));
        }
    }

    private void reply(PeerAddress client, Frame.Reply reply) {
        host.peers().send(client, Peers.Link.NORMAL, reply.encode());
    }

    private void step(Event event) {
        for (RaftEffect effect : group.step(event, host.clock().nanos())) {
            carryOut(effect);
        }
        setTimer();
    }

    private void carryOut(RaftEffect effect) {
        switch (effect) {
            case RaftEffect.Persist persist -> log.persist(persist, () -> step(new Event.Persisted(persist
                    .sequence())));
            case RaftEffect.Send send -> host.peers().send(deployment.address(send.to()), Peers.Link.URGENT,
                    new Frame.Raft(send.message()).encode());
            case RaftEffect.Commit commit -> {
                commit.entries().forEach(this::apply);
                answerReads();
            }
            case RaftEffect.Compacted(LogMark mark) -> log.mark(mark.index(), mark.term(), mark.configuration(), false,
                    () -> {});
            case RaftEffect.Appended appended -> proposed.put(appended.firstIndex(), proposing);
            case RaftEffect.ProposalRefused refused -> reply(proposing.client(), new Frame.Reply(proposing.request()
                    .number(), false, 0));
            case RaftEffect.ReadConfirmed confirmed -> confirmed(confirmed);
            case RaftEffect.ReadRefused refused -> confirming.remove(refused.token());
            case RaftEffect.RoleChanged changed -> roleChanged(changed);
            case RaftEffect.SendSnapshot snapshot -> sendSnapshot(snapshot.to());
        }
    }

    private void roleChanged(RaftEffect.RoleChanged changed) {
        if (changed.role() == Role.LEADER) {
            host.trace().event(new ReplicaEvent.Elected(GROUP, settings.self(), changed.term()));
        } else {
            proposed.clear();
        }
    }

    /** The state as of the index, or any later one, is what the read may see. */
    private void confirmed(RaftEffect.ReadConfirmed confirmed) {
        Waiting waiting = confirming.remove(confirmed.token());
        reading.add(new Confirmed(waiting, confirmed.readIndex()));
        answerReads();
    }

    private void answerReads() {
        for (Iterator<Confirmed> each = reading.iterator(); each.hasNext();) {
            Confirmed read = each.next();
            if (read.index() <= applied) {
                Request request = read.waiting().request();
                reply(read.waiting().client(), new Frame.Reply(request.number(), true, machine.value(request.key())));
                each.remove();
            }
        }
    }

    private void apply(Entry entry) {
        if (entry.index() <= applied) {
            return;
        }
        applied = entry.index();
        appliedTerm = entry.term();
        host.trace().event(new ReplicaEvent.Applied(GROUP, entry.index(), entry.term(), Crc32c.of(entry.payload())));
        if (entry.kind() == Entry.Kind.EFFECTS) {
            execute(entry);
        }
        if (applied % deployment.digestEvery() == 0) {
            host.trace().event(new ReplicaEvent.Digested(GROUP, applied, Crc32c.of(machine.encode())));
        }
        if (applied - compacting >= deployment.compactEvery()) {
            compact();
        }
    }

    private void execute(Entry entry) {
        Request request = Request.decode(new ByteReader(entry.payload()));
        Long answer = machine.apply(request);
        Waiting waiting = proposed.remove(entry.index());
        if (waiting != null && answer != null && waiting.term() == entry.term()) {
            reply(waiting.client(), new Frame.Reply(request.number(), true, answer));
        }
    }

    private void compact() {
        compacting = applied;
        long index = applied;
        host.disk().cells().write(STATE_CELL, stateCell(), (none, error) -> {
            if (error != null) {
                throw new FatalError("the state cannot be written", error);
            }
            if (index == compacting && !isInstalling) {
                step(new Event.Compact(index));
            }
        });
    }

    private void sendSnapshot(int to) {
        Frame.Snapshot snapshot = new Frame.Snapshot(settings.self(), applied, appliedTerm, group.configurationAt(
                applied), machine.encode());
        host.peers().send(deployment.address(to), Peers.Link.BULK, snapshot.encode());
        host.loops().store().at(host.clock().nanos() + SNAPSHOT_PATIENCE_NANOS, () -> step(new Event.SnapshotSent(to,
                snapshot.index(), false)));
    }

    private void install(Frame.Snapshot snapshot) {
        PeerAddress leader = deployment.address(snapshot.from());
        if (!group.acceptsSnapshot(snapshot.index())) {
            boolean isThere = snapshot.index() <= group.commitIndex();
            host.peers().send(leader, Peers.Link.BULK,
                    new Frame.SnapshotReply(settings.self(), snapshot.index(), isThere)
                            .encode());
            return;
        }
        isInstalling = true;
        compacting = snapshot.index();
        Bytes cell = new ByteWriter().u64(snapshot.index()).u64(snapshot.term()).raw(snapshot.state())
                .take();
        host.disk().cells().write(STATE_CELL, cell, (none, error) -> {
            if (error != null) {
                throw new FatalError("the state cannot be written", error);
            }
            installed(snapshot, leader);
        });
    }

    private void installed(Frame.Snapshot snapshot, PeerAddress leader) {
        isInstalling = false;
        machine = RegisterMachine.decode(snapshot.state());
        applied = snapshot.index();
        appliedTerm = snapshot.term();
        compacting = applied;
        step(new Event.SnapshotInstalled(snapshot.index(), snapshot.term(), snapshot.configuration()));
        host.peers().send(leader, Peers.Link.BULK, new Frame.SnapshotReply(settings.self(), snapshot.index(), true)
                .encode());
    }

    private void setTimer() {
        long deadline = group.nextDeadlineNanos();
        if (timer != null && deadline == timerNanos) {
            return;
        }
        if (timer != null) {
            timer.cancel();
        }
        timerNanos = deadline;
        timer = host.loops().store().at(deadline, () -> {
            timer = null;
            if (!isInstalling) {
                step(new Event.TimePassed());
            }
        });
    }
}
