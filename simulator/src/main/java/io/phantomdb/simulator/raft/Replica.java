package io.phantomdb.simulator.raft;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.FatalError;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Peers;
import io.phantomdb.log.Compacted;
import io.phantomdb.log.Journal;
import io.phantomdb.log.RecoveredGroup;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/** A replica of registers: a Raft group's machine, the journal, a state machine, and clients that ask. Lives on its loop. */
final class Replica {
    private record Waiting(PeerAddress client, Request request, long term) {}

    private record Sent(long index, long term) {}

    /** A read that may be answered once so much is applied. */
    private record Confirmed(Waiting waiting, long index) {}

    private static final ShardId GROUP = new ShardId(1);
    private static final String STATE_CELL = "state";
    private static final long SNAPSHOT_PATIENCE_NANOS = 2_000_000_000L;

    private final Host host;
    private final RaftSettings settings;
    private final RaftDeployment deployment;
    private final TreeMap<Long, Waiting> proposed = new TreeMap<>();
    private final TreeMap<Long, Waiting> confirming = new TreeMap<>();
    /** The last snapshots that were sent, by follower. */
    private final TreeMap<Integer, Sent> sent = new TreeMap<>();
    private final List<Confirmed> reading = new ArrayList<>();
    /** Committed while a snapshot was being installed. */
    private final ArrayDeque<Entry> postponed = new ArrayDeque<>();
    private RegisterMachine machine = new RegisterMachine();
    private Journal journal;
    private RaftGroup group;
    private Loop.Timer timer;
    private long timerNanos;
    private long applied;
    private long appliedTerm;
    private long campaigns;
    /** Up to here the state is written, or being written. */
    private long compacting;
    /** A snapshot that is not put in place yet, or null. */
    private Frame.Snapshot held;
    private boolean isHeldUntilOvertaken;
    private long lastToken;
    private boolean isInstalling;
    private Waiting proposing;

    Replica(Host host, RaftDeployment deployment, int number) {
        this.host = host;
        this.deployment = deployment;
        this.settings = deployment.settings(number);
    }

    /** Blocking: reads what is on the disk, then begins on the loop. */
    void start() {
        Bytes state;
        try {
            state = host.disk().cells().read(STATE_CELL);
        } catch (IOException failed) {
            throw new FatalError("the state cannot be read", failed);
        }
        host.loops().store().post(() -> Journal.open(deployment.journal(), settings.self(), host,
                opened -> begin(opened, state)));
    }

    /** Gives the leadership to another replica, if this one has it. Any thread. */
    void handOver(int to) {
        host.loops().store().post(() -> {
            if (group != null) {
                step(new Event.TransferLeadership(to));
            }
        });
    }

    /** The last applied index. */
    long applied() {
        return applied;
    }

    /** How often it has asked for votes. */
    long campaigns() {
        return campaigns;
    }

    private void begin(Journal.Opened opened, Bytes state) {
        journal = opened.journal();
        RecoveredGroup logged = opened.groups().get(GROUP);
        LogMark mark = new LogMark(0, 0, deployment.configuration());
        if (state != null) {
            ReplicaState recovered = ReplicaState.decode(state);
            mark = recovered.mark();
            machine = RegisterMachine.decode(recovered.registers());
        }
        applied = mark.index();
        appliedTerm = mark.term();
        compacting = applied;
        RaftGroup.Recovered recovered = logged == null
                ? RaftGroup.Recovered.fresh(deployment.configuration())
                : RaftGroup.Recovered.reconciled(logged.hardState(), markOf(logged.compacted()), logged.entries(),
                        mark);
        host.trace().event(ReplicaEvent.Found.of(recovered, mark));
        group = new RaftGroup(settings, host.entropy().fork("elections")::nextLong, recovered, host.clock().nanos(),
                host.trace());
        host.peers().listen(deployment.address(settings.self()), this::received);
        setTimer();
    }

    private LogMark markOf(Compacted compacted) {
        return new LogMark(compacted.index(), compacted.term(), compacted.index() == 0
                ? deployment.configuration()
                : Configuration.decode(compacted.configuration()));
    }

    private void received(Peers.Link link, Bytes bytes) {
        switch (Frame.decode(bytes)) {
            case Frame.Raft(Message message) -> step(new Event.Received(message));
            case Frame.Ask(Request request) -> asked(request);
            case Frame.Snapshot snapshot -> install(snapshot);
            case Frame.SnapshotReply reply -> snapshotAnswered(reply);
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
        if (held != null && isHeldUntilOvertaken && group.lastIndex() > held.state().mark().index()) {
            writeHeld();
        }
        setTimer();
    }

    private void carryOut(RaftEffect effect) {
        switch (effect) {
            case RaftEffect.Persist persist -> persist(persist);
            case RaftEffect.Compacted(LogMark mark) -> journal.compacted(GROUP, mark.index(), mark.term(), mark
                    .configuration().encode());
            case RaftEffect.Send send -> host.peers().send(deployment.address(send.to()), Peers.Link.URGENT,
                    new Frame.Raft(send.message()).encode());
            case RaftEffect.Commit commit -> committed(commit.entries());
            case RaftEffect.Appended appended -> proposed.put(appended.firstIndex(), proposing);
            case RaftEffect.ProposalRefused refused -> reply(proposing.client(), new Frame.Reply(proposing.request()
                    .number(), false, 0));
            case RaftEffect.ReadConfirmed confirmed -> confirmed(confirmed);
            case RaftEffect.ReadRefused refused -> confirming.remove(refused.token());
            case RaftEffect.RoleChanged changed -> roleChanged(changed);
            case RaftEffect.SendSnapshot snapshot -> sendSnapshot(snapshot.to());
        }
    }

    private void persist(RaftEffect.Persist persist) {
        host.trace().event(new ReplicaEvent.Writing(persist.truncateFrom()));
        journal.append(GROUP, persist.hardState(), persist.truncateFrom(), persist.entries(), () -> {
            host.trace().event(ReplicaEvent.Written.of(persist));
            step(new Event.Persisted(persist.sequence()));
        });
    }

    private void roleChanged(RaftEffect.RoleChanged changed) {
        if (changed.role() == Role.CANDIDATE) {
            campaigns++;
        }
        if (changed.role() == Role.LEADER) {
            host.trace().event(new ReplicaEvent.Elected(GROUP.number(), settings.self(), changed.term()));
        } else {
            proposed.clear();
        }
    }

    /** The state as of the index, or any later one, is what the read may see. */
    private void confirmed(RaftEffect.ReadConfirmed confirmed) {
        reading.add(new Confirmed(confirming.remove(confirmed.token()), confirmed.readIndex()));
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

    private void committed(List<Entry> entries) {
        postponed.addAll(entries);
        while (!isInstalling && !postponed.isEmpty()) {
            apply(postponed.remove());
        }
        answerReads();
    }

    private void apply(Entry entry) {
        if (entry.index() <= applied) {
            return;
        }
        applied = entry.index();
        appliedTerm = entry.term();
        host.trace().event(new ReplicaEvent.Applied(GROUP.number(), entry.index(), entry.term(), Crc32c.of(entry
                .payload()) & 0xFFFF_FFFFL));
        if (entry.kind() == Entry.Kind.EFFECTS) {
            execute(entry);
        }
        if (applied % deployment.digestEvery() == 0) {
            host.trace().event(new ReplicaEvent.Digested(GROUP.number(), applied, Crc32c.of(machine.encode())
                    & 0xFFFF_FFFFL));
        }
        if (applied - compacting >= deployment.compactEvery(settings.self())) {
            writeState();
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

    private LogMark appliedMark() {
        return new LogMark(applied, appliedTerm, group.configurationAt(applied));
    }

    /** The state goes to the disk as a whole; once it is there the log up to it may go. */
    private void writeState() {
        compacting = applied;
        LogMark mark = appliedMark();
        host.disk().cells().write(STATE_CELL, new ReplicaState(mark, machine.encode()).encode(), (none, error) -> {
            written(mark, error);
            step(new Event.Compact(mark.index()));
        });
    }

    private void written(LogMark mark, Exception error) {
        if (error != null) {
            throw new FatalError("the state cannot be written", error);
        }
        host.trace().event(new ReplicaEvent.StateWritten(mark.index(), mark.term()));
    }

    private void sendSnapshot(int to) {
        ReplicaState state = new ReplicaState(appliedMark(), machine.encode());
        sent.put(to, new Sent(applied, group.term()));
        host.peers().send(deployment.address(to), Peers.Link.BULK, new Frame.Snapshot(settings.self(), state).encode());
        host.loops().store().at(host.clock().nanos() + SNAPSHOT_PATIENCE_NANOS, () -> step(new Event.SnapshotSent(to,
                state.mark().index(), false)));
    }

    /** Answers to what was sent in an earlier term say nothing to this one's leader. */
    private void snapshotAnswered(Frame.SnapshotReply reply) {
        if (new Sent(reply.index(), group.term()).equals(sent.get(reply.from()))) {
            step(new Event.SnapshotSent(reply.from(), reply.index(), reply.isAccepted()));
        }
    }

    private void install(Frame.Snapshot snapshot) {
        LogMark mark = snapshot.state().mark();
        if (mark.index() <= applied) {
            answer(snapshot, true);
        } else if (!isInstalling && group.acceptsSnapshot(mark.index())) {
            isInstalling = true;
            host.trace().event(new ReplicaEvent.Installing(mark.index(), group.lastIndex() >= mark.index() && group
                    .termAt(mark.index()) != mark.term()));
            if (deployment.installNanosMax() == 0) {
                write(snapshot);
            } else {
                writeLater(snapshot);
            }
        }
    }

    /** After a while, or, half of the time, as soon as the log goes on behind it before anybody knows of a commit there. */
    private void writeLater(Frame.Snapshot snapshot) {
        held = snapshot;
        isHeldUntilOvertaken = host.entropy().nextLong() < 0;
        long lateNanos = Long.remainderUnsigned(host.entropy().nextLong(), deployment.installNanosMax());
        host.loops().store().at(host.clock().nanos() + lateNanos, () -> {
            if (held == snapshot) {
                writeHeld();
            }
        });
    }

    private void writeHeld() {
        Frame.Snapshot snapshot = held;
        held = null;
        write(snapshot);
    }

    private void write(Frame.Snapshot snapshot) {
        host.disk().cells().write(STATE_CELL, snapshot.state().encode(), (none, error) -> {
            written(snapshot.state().mark(), error);
            installed(snapshot);
        });
    }

    private void installed(Frame.Snapshot snapshot) {
        LogMark mark = snapshot.state().mark();
        machine = RegisterMachine.decode(snapshot.state().registers());
        applied = mark.index();
        appliedTerm = mark.term();
        compacting = applied;
        isInstalling = false;
        step(new Event.SnapshotInstalled(mark.index(), mark.term(), mark.configuration()));
        committed(List.of());
        answer(snapshot, true);
    }

    private void answer(Frame.Snapshot snapshot, boolean isAccepted) {
        host.peers().send(deployment.address(snapshot.from()), Peers.Link.BULK, new Frame.SnapshotReply(settings.self(),
                snapshot.state().mark().index(), isAccepted).encode());
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
            step(new Event.TimePassed());
        });
    }
}
