package io.phantomdb.sql.plan;

import io.phantomdb.base.Check;
import io.phantomdb.sql.bind.BoundChange;
import io.phantomdb.sql.bind.BoundRules;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.PartitionSet;
import io.phantomdb.sql.catalog.RoutineUse;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import java.util.List;
import java.util.TreeMap;

/** {@link BoundRules} with programs for expressions: of a statement's own table, and of those whose rows may change with it. */
public final class Rules {
    /** The rules of one table. */
    public record OfTable(Table table, List<ChangePlan.Assignment> generated, List<ChangePlan.Check> checks,
            List<Referring> referring, List<Referred> referred, List<Trigger> triggers,
            List<Membership> memberships) {}

    /** As {@link BoundRules.Membership}. */
    public record Membership(List<Program> keys, PartitionSet set, int partition) {}

    /** As {@link BoundRules.OfFamily}; the routing is null if there are no partitions. */
    public record Family(Routing routing, List<Member> members) {}

    /** As {@link BoundRules.OfMember}. */
    public record Member(Rules rules, int[] places) {}

    /** As {@link BoundRules.ToPartitions}. */
    public record ToPartitions(Routing routing, List<Program> row, List<Referring> members) {}

    /** As {@link BoundRules.Trigger}. */
    public record Trigger(TriggerDescriptor descriptor, RoutineUse use, Program when) {}

    /** As {@link BoundRules.Referring}. */
    public record Referring(ForeignKeyDescriptor key, Table parent, Table named, IndexLayout parentIndex,
            List<Program> values,
            ToPartitions partitions) {}

    /** As {@link BoundRules.Referred}. */
    public record Referred(ForeignKeyDescriptor key, Table parent, Table child, IndexLayout parentIndex,
            List<Program> indexKey, IndexLayout childIndex, List<Program> childPrefix, List<Program> childKey,
            List<Program> cascaded, List<ChangePlan.Assignment> defaults) {}

    private final OfTable own;
    private final List<ChangePlan.Check> viewChecks;
    private final Family family;
    private final TreeMap<Integer, OfTable> tables = new TreeMap<>();

    Rules(BoundRules.Set bound, QueryPlanner planner) {
        for (BoundRules each : bound.tables()) {
            tables.put(each.table().descriptor().id(), ofTable(each, planner));
        }
        this.own = of(bound.own().table());
        this.viewChecks = checks(bound.viewChecks(), planner);
        this.family = bound.family() == null ? null : family(bound.family(), planner);
    }

    private static Family family(BoundRules.OfFamily family, QueryPlanner planner) {
        return new Family(family.tree() == null ? null : Routing.of(family.tree(), planner),
                family.members().stream().map(each -> new Member(new Rules(each.rules(), planner), each.places()))
                        .toList());
    }

    private Rules(OfTable own) {
        this.own = own;
        this.viewChecks = List.of();
        this.family = null;
        tables.put(own.table().descriptor().id(), own);
    }

    /** Of a table that has no constraints and nothing to compute. */
    public static Rules none(Table table) {
        return new Rules(new OfTable(table, List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    private static OfTable ofTable(BoundRules rules, QueryPlanner planner) {
        return new OfTable(rules.table(), ChangePlanner.assignments(planner, rules.generated()),
                checks(rules.checks(), planner),
                rules.referring().stream().map(key -> referring(key, planner)).toList(),
                rules.referred().stream().map(key -> referred(key, rules.table(), planner)).toList(),
                rules.triggers().stream().map(each -> new Trigger(each.descriptor(), each.use(),
                        each.when() == null ? null : planner.program(each.when()))).toList(),
                rules.memberships().stream().map(each -> new Membership(planner.programs(each.keys()), each.set(),
                        each.partition())).toList());
    }

    private static Referring referring(BoundRules.Referring key, QueryPlanner planner) {
        BoundRules.ToPartitions to = key.partitions();
        return new Referring(key.key(), key.parent(), key.named(), key.parentIndex(), planner.programs(key.values()),
                to == null
                        ? null
                        : new ToPartitions(Routing.of(to.tree(), planner), planner.programs(to.row()),
                                to.members().stream().map(each -> referring(each, planner)).toList()));
    }

    private static List<ChangePlan.Check> checks(List<BoundChange.Check> checks, QueryPlanner planner) {
        return checks.stream()
                .map(check -> new ChangePlan.Check(check.name(), planner.program(check.condition()))).toList();
    }

    private static Referred referred(BoundRules.Referred key, Table parent, QueryPlanner planner) {
        return new Referred(key.key(), parent, key.child(), key.parentIndex(), planner.programs(key.indexKey()),
                key.childIndex(), planner.programs(key.childPrefix()), planner.programs(key.childKey()),
                planner.programs(key.cascaded()), ChangePlanner.assignments(planner, key.defaults()));
    }

    /** Of the table that the statement changes. */
    public OfTable own() {
        return own;
    }

    /** What the view wants of the statement's own rows, by whose condition it is. */
    public List<ChangePlan.Check> viewChecks() {
        return viewChecks;
    }

    /** Of a table that stands for others; null for any other. */
    public Family family() {
        return family;
    }

    public OfTable of(Table table) {
        return Check.present(tables.get(table.descriptor().id()), "rules of a table that may change");
    }
}
