package io.phantomdb.sql.execute;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.spill.Partitions;
import java.util.ArrayList;
import java.util.List;

/**
 * GROUP BY with a hash table: set by set, groups come out in the order their first rows came in. When there is no room for more
 * groups, rows of other ones are put away by the hashes of their keys, and each of those parts is grouped afterwards.
 */
final class GroupOperator extends Operator {
    private static final int ACCUMULATOR_BYTES = 64;

    private final Execution execution;
    private final Operator input;
    private final Plan.Group plan;
    private final List<Groups> sets = new ArrayList<>();
    private boolean grouped;
    private int set;
    private int at;
    private final int level;
    private final WorkMemory memory;
    /** A part that was put away. */
    private GroupOperator inner;

    /** The groups of one grouping set. */
    private final class Groups {
        private final List<Integer> places;
        private KeyTable keys;
        /** The keys of the row at hand, of which a new group takes the array. */
        private Object[] own;
        private final List<GroupState> inOrder = new ArrayList<>();
        /** What each GROUPING says: a bit for each key that is not in the set. */
        private final Integer[] groupings;
        /** Null while all groups fit. */
        private Partitions away;
        private int part;
        private long bytes;

        Groups(List<Integer> places) {
            this.places = places;
            List<Type> types = places.stream().map(plan.keyTypes()::get).toList();
            this.keys = new KeyTable(types);
            this.own = new Object[places.size()];
            this.groupings = plan.groupings().stream().map(this::grouping).toArray(Integer[]::new);
            if (places.isEmpty()) {
                inOrder.add(new GroupState(execution, plan.calls(), new Object[plan.keys().size()]));
            }
        }

        private Integer grouping(List<Integer> ofKeys) {
            int bits = 0;
            for (int key : ofKeys) {
                bits = bits << 1 | (places.contains(key) ? 0 : 1);
            }
            return bits;
        }

        void add(Object[] allKeys, Object[] row) {
            if (places.isEmpty()) {
                inOrder.getFirst().add(row);
                return;
            }
            for (int place = 0; place < own.length; place++) {
                own[place] = allKeys[places.get(place)];
            }
            int hash = keys.hash(own);
            int number = keys.find(own, hash);
            if (number >= 0) {
                inOrder.get(number).add(row);
            } else if (away == null && hasRoom()) {
                newGroup(hash).add(row);
            } else {
                away = away == null ? new Partitions(execution.spill(), level) : away;
                away.add(hash, row);
            }
        }

        private boolean hasRoom() {
            long more = keys.bytes(own) + RowBytes.of(own) + (long) ACCUMULATOR_BYTES * plan.calls().size();
            if (inOrder.isEmpty() || level == Partitions.LEVELS) {
                memory.reserve(more);
            } else if (!memory.tryReserve(more)) {
                return false;
            }
            bytes += more;
            return true;
        }

        private GroupState newGroup(int hash) {
            Object[] key = new Object[plan.keys().size()];
            for (int place = 0; place < own.length; place++) {
                key[places.get(place)] = own[place];
            }
            GroupState group = new GroupState(execution, plan.calls(), key);
            keys.add(own, hash);
            own = new Object[places.size()];
            inOrder.add(group);
            return group;
        }

        /** The rows of this set that were put away, part by part. */
        GroupOperator nextPart() {
            if (away == null || part == Partitions.COUNT) {
                return null;
            }
            memory.release(bytes);
            bytes = 0;
            keys = null;
            Plan.Group ofSet = new Plan.Group(plan.input(), plan.keys(), plan.keyTypes(), List.of(places), plan.calls(),
                    plan.groupings());
            return new GroupOperator(execution.again(), new SpilledOperator(away.part(part++)), ofSet, level + 1);
        }

        Object[] result(GroupState group) {
            Object[] row = group.result(groupings.length);
            System.arraycopy(groupings, 0, row, row.length - groupings.length, groupings.length);
            return row;
        }
    }

    GroupOperator(Execution execution, Operator input, Plan.Group plan) {
        this(execution, input, plan, 0);
    }

    private GroupOperator(Execution execution, Operator input, Plan.Group plan, int level) {
        this.level = level;
        this.memory = new WorkMemory(execution);
        this.execution = execution;
        this.input = input;
        this.plan = plan;
    }

    @Override
    List<Object[]> next() {
        if (!grouped) {
            group();
            grouped = true;
        }
        List<Object[]> batch = new ArrayList<>();
        while (set < sets.size() && batch.size() < BATCH_ROWS) {
            Groups groups = sets.get(set);
            if (at < groups.inOrder.size()) {
                // What was given is not needed any more.
                batch.add(groups.result(groups.inOrder.set(at++, null)));
            } else if (inner != null || (inner = groups.nextPart()) != null) {
                List<Object[]> more = inner.next();
                batch.addAll(more);
                inner = more.isEmpty() ? closed(inner) : inner;
            } else {
                set++;
                at = 0;
            }
        }
        return batch;
    }

    private static GroupOperator closed(GroupOperator done) {
        done.execution.close();
        return null;
    }

    private void group() {
        plan.sets().forEach(places -> sets.add(new Groups(places)));
        Program[] programs = plan.keys().toArray(new Program[0]);
        Object[] keys = new Object[programs.length];
        for (List<Object[]> batch = input.next(); !batch.isEmpty(); batch = input.next()) {
            execution.tick();
            for (Object[] row : batch) {
                for (int key = 0; key < keys.length; key++) {
                    keys[key] = programs[key].evaluate(row, execution.frame());
                }
                for (Groups groups : sets) {
                    groups.add(keys, row);
                }
            }
        }
    }
}
