package io.phantomdb.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.World;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The journal against a model, under random groups, batches, truncations, compactions, crashes and reopenings: what was
 * said to be durable is there, and what is there is a state that the groups have been in, not earlier than that.
 */
public abstract class JournalModelContract {
    private static final int GROUPS = 3;

    protected abstract World open(long seed);

    /** What one group should recover as. */
    private record State(HardState hardState, Compacted compacted, List<Entry> entries) {
        static final State START = new State(HardState.NONE, Compacted.NOTHING, List.of());

        long lastIndex() {
            return compacted.index() + entries.size();
        }
    }

    /** All that may be recovered of one group: the states since the last that is durable, and that one. */
    private static final class Model {
        private final List<State> states = new ArrayList<>(List.of(State.START));

        State newest() {
            return states.getLast();
        }

        void durable(State state) {
            while (states.getFirst() != state) {
                states.removeFirst();
            }
        }

        void recovered(State state) {
            states.clear();
            states.add(state);
        }
    }

    private static final class Run {
        private final Random random;
        private final World world;
        private final JournalSettings settings;
        private final List<Model> models = new ArrayList<>();
        private Journal journal;
        private long pendingDurable;
        private volatile long calledBack;

        Run(World world, long seed) {
            this.world = world;
            this.random = new Random(seed);
            this.settings = new JournalSettings(200 + random.nextInt(3_000), 1 + random.nextInt(4));
            for (int group = 0; group < GROUPS; group++) {
                models.add(new Model());
            }
        }

        void open() {
            AtomicReference<Journal.Opened> opened = new AtomicReference<>();
            world.on(1,
                    () -> Journal.open(settings, 7, world.host(1), opened::set));
            world.runUntil("the journal opens", () -> opened.get() != null || world.failure(1) != null);
            if (world.failure(1) != null) {
                throw new AssertionError("the journal does not open", world.failure(1));
            }
            journal = opened.get().journal();
            pendingDurable = 0;
            calledBack = 0;
            for (int group = 0; group < GROUPS; group++) {
                compare(models.get(group), group, opened.get().groups());
            }
        }

        private void compare(Model model, int group, SortedMap<ShardId, RecoveredGroup> recovered) {
            RecoveredGroup found = recovered.getOrDefault(new ShardId(group + 1),
                    new RecoveredGroup(HardState.NONE, Compacted.NOTHING, List.of()));
            State state = new State(found.hardState(), found.compacted(), found.entries());
            // A torn batch leaves part of one call: the hard state may be newer than the entries.
            List<State> possible = new ArrayList<>(model.states);
            for (State candidate : model.states) {
                possible.addAll(partsOf(model, candidate));
            }
            assertTrue(possible.contains(state), () -> "group " + group + " recovered as " + brief(state)
                    + " of " + model.states.stream().map(Run::brief).toList());
            model.recovered(state);
        }

        /** From one state to the next a call writes hard state, truncation and entries, and a crash may end it anywhere. */
        private static List<State> partsOf(Model model, State before) {
            int at = model.states.indexOf(before);
            if (at + 1 >= model.states.size()) {
                return List.of();
            }
            State after = model.states.get(at + 1);
            List<State> parts = new ArrayList<>();
            parts.add(new State(after.hardState, before.compacted, before.entries));
            int common = 0;
            while (common < Math.min(before.entries.size(), after.entries.size())
                    && before.entries.get(common).equals(after.entries.get(common))) {
                common++;
            }
            for (int size = common; size < after.entries.size(); size++) {
                parts.add(new State(after.hardState, before.compacted, after.entries.subList(0, size)));
            }
            for (int size = common; size < before.entries.size(); size++) {
                parts.add(new State(after.hardState, before.compacted, before.entries.subList(0, size)));
            }
            return parts;
        }

        private static String brief(State state) {
            return state.hardState + " after " + state.compacted.index() + ": " + state.entries.stream()
                    .map(entry -> entry.index() + "@" + entry.term()).toList();
        }

        void act() {
            int group = random.nextInt(GROUPS);
            switch (random.nextInt(12)) {
                case 0 -> crash();
                case 1, 2 -> world.on(1, () -> compact(group));
                case 3, 4 -> drain();
                default -> world.on(1, () -> append(group));
            }
        }

        private void crash() {
            world.crash(1);
            open();
        }

        private void drain() {
            drainTo(pendingDurable - random.nextInt(3));
        }

        void drainAll() {
            drainTo(pendingDurable);
        }

        private void drainTo(long wanted) {
            world.runUntil("batches are durable", () -> calledBack >= wanted || world.failure(1) != null);
            assertEquals(null, world.failure(1));
        }

        private void append(int group) {
            Model model = models.get(group);
            State before = model.newest();
            HardState hardState = random.nextInt(3) == 0
                    ? new HardState(before.hardState.term() + 1, random.nextInt(4))
                    : null;
            long truncateFrom = random.nextInt(4) == 0 && !before.entries.isEmpty()
                    ? before.lastIndex() - random.nextInt(before.entries.size())
                    : 0;
            List<Entry> kept = truncateFrom == 0
                    ? before.entries
                    : before.entries.subList(0, (int) (truncateFrom - before.compacted.index() - 1));
            HardState now = hardState == null ? before.hardState : hardState;
            List<Entry> added = entries(before.compacted.index() + kept.size() + 1, now.term());
            if (hardState == null && truncateFrom == 0 && added.isEmpty()) {
                return;
            }
            List<Entry> all = new ArrayList<>(kept);
            all.addAll(added);
            State after = new State(now, before.compacted, all);
            model.states.add(after);
            long number = ++pendingDurable;
            journal.append(new ShardId(group + 1), hardState, truncateFrom, added, () -> {
                calledBack = calledBack + 1;
                assertEquals(calledBack, number);
                model.durable(after);
            });
        }

        private List<Entry> entries(long first, long term) {
            List<Entry> entries = new ArrayList<>();
            int count = random.nextInt(4);
            for (int at = 0; at < count; at++) {
                byte[] payload = new byte[random.nextInt(random.nextInt(20) == 0 ? 3_000 : 60)];
                random.nextBytes(payload);
                entries.add(new Entry(first + at, Math.max(1, term), Entry.Kind.EFFECTS, Bytes.wrap(payload)));
            }
            return entries;
        }

        private void compact(int group) {
            Model model = models.get(group);
            State before = model.newest();
            if (!before.entries.isEmpty()) {
                compact(group, 1 + random.nextInt(before.entries.size()));
            }
        }

        private void compactAll(int group) {
            int entries = models.get(group).newest().entries.size();
            if (entries > 0) {
                compact(group, entries);
            }
        }

        private void compact(int group, int gone) {
            Model model = models.get(group);
            State before = model.newest();
            Entry last = before.entries.get(gone - 1);
            Compacted compacted = new Compacted(last.index(), last.term(), Bytes.ofUtf8("c" + last.index()));
            model.states.add(new State(before.hardState, compacted,
                    before.entries.subList(gone, before.entries.size())));
            journal.compacted(new ShardId(group + 1), last.index(), last.term(), compacted.configuration());
        }
    }

    protected final void checkRecovery(long seed) throws Exception {
        try (World world = open(seed)) {
            Run run = new Run(world, seed);
            run.open();
            for (int step = 0; step < 120; step++) {
                run.act();
            }
            run.crash();
        }
    }

    protected final void checkSegmentsGo(long seed) throws Exception {
        try (World world = open(seed)) {
            Run run = new Run(world, seed);
            run.open();
            for (int step = 0; step < 400; step++) {
                run.act();
            }
            for (int group = 0; group < GROUPS; group++) {
                int each = group;
                world.on(1, () -> run.compactAll(each));
            }
            for (int round = 0; round < 200; round++) {
                world.on(1, () -> run.append(0));
                run.drain();
                world.on(1, () -> run.compactAll(0));
            }
            run.drainAll();
            int segments = run.journal.segments();
            assertTrue(segments <= run.settings.segmentsMax() + 8, () -> segments + " segments are left");
            run.crash();
        }
    }
}
