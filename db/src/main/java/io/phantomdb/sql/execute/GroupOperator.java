package io.phantomdb.sql.execute;

import io.phantomdb.base.Lookup;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.plan.Plan;
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
        private final RowKeys keys;
        private final Lookup<Object, GroupState> byKey = new Lookup<>();
        private final List<GroupState> inOrder = new ArrayList<>();
        /** What each GROUPING says: a bit for each key that is not in the set. */
        private final Integer[] groupings;

        Groups(List<Integer> places) {
            this.places = places;
            List<Type> types = places.stream().map(plan.keyTypes()::get).toList();
            this.keys = new RowKeys(types);
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
            Object[] own = new Object[places.size()];
            for (int place = 0; place < own.length; place++) {
                own[place] = allKeys[places.get(place)];
            }
            Object hashed = keys.of(own);
            GroupState group = byKey.get(hashed);
            return group == null ? add(hashed, own) : group;
        }

        private GroupState add(Object hashed, Object[] own) {
            Object[] key = new Object[plan.keys().size()];
            for (int place = 0; place < own.length; place++) {
                key[places.get(place)] = own[place];
            }
            execution.memory().reserve(RowBytes.of(key) + (long) ACCUMULATOR_BYTES * plan.calls().size());
            GroupState group = new GroupState(execution, plan.calls(), key);
            byKey.put(hashed, group);
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
        for (List<Object[]> batch = input.next(); !batch.isEmpty(); batch = input.next()) {
            execution.tick();
            for (Object[] row : batch) {
                Object[] keys = ProjectOperator.project(plan.keys(), row, execution);
                for (Groups groups : sets) {
                    groups.of(keys).add(row);
                }
            }
        }
    }
}
