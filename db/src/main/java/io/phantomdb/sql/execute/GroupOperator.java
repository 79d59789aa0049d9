package io.phantomdb.sql.execute;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.plan.Program;
import java.util.ArrayList;
import java.util.List;

/** GROUP BY in memory: set by set, groups come out in the order their first rows came in. */
final class GroupOperator extends Operator {
    private static final int ACCUMULATOR_BYTES = 64;

    private final Execution execution;
    private final Operator input;
    private final Plan.Group plan;
    private final List<Groups> sets = new ArrayList<>();
    private boolean grouped;
    private int set;
    private int at;

    /** The groups of one grouping set. */
    private final class Groups {
        private final List<Integer> places;
        private final KeyTable keys;
        /** The keys of the row at hand, of which a new group takes the array. */
        private Object[] own;
        private final List<GroupState> inOrder = new ArrayList<>();
        /** What each GROUPING says: a bit for each key that is not in the set. */
        private final Integer[] groupings;

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

        GroupState of(Object[] allKeys) {
            if (places.isEmpty()) {
                return inOrder.getFirst();
            }
            for (int place = 0; place < own.length; place++) {
                own[place] = allKeys[places.get(place)];
            }
            int hash = keys.hash(own);
            int number = keys.find(own, hash);
            return number >= 0 ? inOrder.get(number) : add(hash);
        }

        private GroupState add(int hash) {
            Object[] key = new Object[plan.keys().size()];
            for (int place = 0; place < own.length; place++) {
                key[places.get(place)] = own[place];
            }
            execution.memory().reserve(RowBytes.of(key) + (long) ACCUMULATOR_BYTES * plan.calls().size());
            GroupState group = new GroupState(execution, plan.calls(), key);
            keys.add(own, hash);
            own = new Object[places.size()];
            inOrder.add(group);
            return group;
        }

        Object[] result(GroupState group) {
            Object[] row = group.result(groupings.length);
            System.arraycopy(groupings, 0, row, row.length - groupings.length, groupings.length);
            return row;
        }
    }

    GroupOperator(Execution execution, Operator input, Plan.Group plan) {
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
                batch.add(groups.result(groups.inOrder.get(at++)));
            } else {
                set++;
                at = 0;
            }
        }
        return batch;
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
                    groups.of(keys).add(row);
                }
            }
        }
    }
}
