package io.phantomdb.sql.bind;

import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutineUse;
import io.phantomdb.sql.catalog.RoutinesDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Gathers the rules of a table that a statement changes, and of every table whose rows may change with it: those that refer
 * to it with an action that changes rows, and so on.
 */
final class RulesBinder {
    private final StatementBinder statement;
    private final StoredExpressions stored;
    private final KeyRulesBinder keys;
    private final TreeMap<Integer, BoundRules> found = new TreeMap<>();
    private final List<Integer> order = new ArrayList<>();

    RulesBinder(StatementBinder statement) {
        this.statement = statement;
        this.stored = new StoredExpressions(statement);
        this.keys = new KeyRulesBinder(statement);
    }

    /** For a statement that only adds rows. */
    BoundRules.Set forInsert(Table table) {
        return new BoundRules.Set(List.of(rules(table, List.of())));
    }

    /** For a statement that changes rows or removes them. */
    BoundRules.Set forChange(Table table) {
        visit(table);
        return new BoundRules.Set(order.stream().map(found::get).toList());
    }

    /** As {@link #forInsert}; the family may be null. */
    BoundRules.Set forInsert(Table table, Family family) {
        return family == null
                ? forInsert(table)
                : ofFamily(family, member -> new RulesBinder(statement).forInsert(member));
    }

    /** As {@link #forChange}; the family may be null. */
    BoundRules.Set forChange(Table table, Family family) {
        return family == null
                ? forChange(table)
                : ofFamily(family, member -> new RulesBinder(statement).forChange(member));
    }

    /** Of the root only what is the statement's as a whole: its triggers for rows are those of the members. */
    private BoundRules.Set ofFamily(Family family, Function<Table, BoundRules.Set> rules) {
        Table root = family.root();
        List<BoundRules.Trigger> whole = triggers(root).stream().filter(each -> !each.descriptor().perRow()).toList();
        BoundRules own = new BoundRules(root, List.of(), List.of(), List.of(), List.of(), whole, List.of());
        List<BoundRules.OfMember> members = family.members().stream()
                .map(member -> new BoundRules.OfMember(rules.apply(member.table()), member.places())).toList();
        return new BoundRules.Set(List.of(own)).with(new BoundRules.OfFamily(family.tree(), members));
    }

    private BoundRules rules(Table table, List<BoundRules.Referred> referred) {
        return new BoundRules(table, generated(table), checks(table), keys.referring(table), referred,
                allTriggers(table), new Memberships(statement).of(table));
    }

    private void visit(Table table) {
        int id = table.descriptor().id();
        if (order.contains(id)) {
            return;
        }
        order.add(id);
        List<BoundRules.Referred> referred = keys.referred(table, this::visit);
        found.put(id, rules(table, referred));
    }

    /** Its own, and for rows those of the partitioned tables that it is in. */
    private List<BoundRules.Trigger> allTriggers(Table table) {
        List<BoundRules.Trigger> all = new ArrayList<>(triggers(table));
        for (Table ancestor : Memberships.ancestors(statement, table)) {
            triggers(ancestor).stream().filter(each -> each.descriptor().perRow())
                    .map(each -> moved(each, ancestor, table)).forEach(all::add);
        }
        all.sort(Comparator.comparing(each -> each.descriptor().name()));
        return all;
    }

    private BoundRules.Trigger moved(BoundRules.Trigger trigger, Table from, Table to) {
        TriggerDescriptor descriptor = trigger.descriptor();
        List<Integer> columns = descriptor.columnIds().stream()
                .map(id -> to.descriptor().columnNamed(from.descriptor().column(id).name()).id()).toList();
        return new BoundRules.Trigger(descriptor.onColumns(columns), trigger.use(), descriptor.whenSql() == null
                ? null
                : stored.triggerCondition(to.descriptor(), descriptor.whenSql()));
    }

    private List<BoundRules.Trigger> triggers(Table table) {
        List<BoundRules.Trigger> triggers = new ArrayList<>();
        for (TriggerDescriptor trigger : table.descriptor().triggers()) {
            Table group = statement.tableById(trigger.routinesId());
            RoutineDescriptor routine = group == null
                    ? null
                    : group.descriptor().routines().routine(trigger.routineId());
            if (routine == null) {
                throw statement.mismatch(table, trigger.routinesId());
            }
            RoutineUse use = new RoutineUse(routine, RoutinesDescriptor.plain(group.descriptor().name()),
                    group.descriptor().schema(), List.of(), Type.TRIGGER,
                    List.of(new SetFunction.Output(null, Type.TRIGGER)));
            triggers.add(new BoundRules.Trigger(trigger, use, trigger.whenSql() == null
                    ? null
                    : stored.triggerCondition(table.descriptor(), trigger.whenSql())));
        }
        return triggers;
    }

    private List<BoundChange.Assignment> generated(Table table) {
        List<BoundChange.Assignment> generated = new ArrayList<>();
        for (ColumnDescriptor column : table.columns()) {
            if (column.generatedSql() != null) {
                generated.add(new BoundChange.Assignment(table.ordinal(column.id()), stored.generated(table, column)));
            }
        }
        return generated;
    }

    private List<BoundChange.Check> checks(Table table) {
        List<BoundChange.Check> checks = new ArrayList<>();
        for (CheckDescriptor check : table.descriptor().checks()) {
            checks.add(new BoundChange.Check(check.name(), stored.check(table, check)));
        }
        return checks;
    }
}
