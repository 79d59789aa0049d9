package io.phantomdb.sql.execute;

import io.phantomdb.base.Check;
import io.phantomdb.base.ErrorSubject;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.catalog.TriggerDescriptor.Timing;
import io.phantomdb.sql.plan.Routing;
import io.phantomdb.sql.plan.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The tables that one stands for, while a statement changes rows of theirs: a new row goes to the leaf that its key belongs to, a
 * changed one stays where it is or moves, and each is kept as the rules of its own table say. Triggers of the statement as a whole are
 * those of the table that it names.
 *
 * <pre>
 *   row of the root ─ Routing ─► leaf ─► row of the leaf: triggers, checks ─► RowWriter, References of the leaf
 * </pre>
 */
final class FamilyRows {
    /** One of the tables. */
    final class Member {
        private final Rules rules;
        private final Table table;
        private final int[] places;
        private final RowWriter writer;
        private final References references;
        private final Triggers triggers;
        private final int rowId;
        private List<Object[]> waiting = new ArrayList<>();
        private Conflicts conflicts;
        private long count;

        private Member(Rules.Member member) {
            this.rules = member.rules();
            this.table = rules.own().table();
            this.places = member.places();
            this.writer = new RowWriter(execution.transaction(), table);
            this.references = new References(execution, rules);
            TreeSet<Integer> own = new TreeSet<>();
            assigned.stream().map(ordinal -> places[ordinal]).filter(place -> place >= 0).forEach(own::add);
            this.triggers = new Triggers(execution, rules.own(), own);
            this.rowId = BulkInsert.rowIdOrdinal(table);
        }

        Table table() {
            return table;
        }

        Rules rules() {
            return rules;
        }

        int[] places() {
            return places;
        }

        /** A new row of it, of one of the root. */
        private Object[] fresh(Object[] root) {
            Object[] row = new Object[table.width()];
            for (int at = 0; at < places.length; at++) {
                if (places[at] >= 0) {
                    row[places[at]] = root[at];
                }
            }
            if (rowId >= 0) {
                row[rowId] = execution.newRowId();
            }
            return row;
        }

        /** What the root has of a row. */
        Object[] shown(Object[] row) {
            Object[] root = new Object[places.length];
            for (int at = 0; at < places.length; at++) {
                root[at] = places[at] < 0 ? null : row[places[at]];
            }
            return root;
        }

        private void flush() {
            List<Object[]> rows = waiting;
            waiting = new ArrayList<>();
            if (rows.isEmpty()) {
                return;
            }
            write(rows, () -> {
                writer.insert(rows);
                rows.forEach(references::inserted);
                rows.forEach(triggers::inserted);
            });
        }
    }

    private final Execution execution;
    private final Rules rules;
    private final SortedSet<Integer> assigned;
    private final Triggers whole;
    private final List<Member> members = new ArrayList<>();

    /** The ordinals are those of columns of the root that the statement assigns to. */
    FamilyRows(Execution execution, Rules rules, SortedSet<Integer> assigned) {
        this.execution = execution;
        this.rules = rules;
        this.assigned = assigned;
        this.whole = new Triggers(execution, rules.own(), assigned);
        rules.family().members().forEach(member -> members.add(null));
    }

    private void write(List<Object[]> rows, Runnable change) {
        if (execution.state().defers()) {
            RowBytes.reserve(execution.memory(), rows);
        }
        execution.state().write(change);
    }

    private Member member(int number) {
        Member known = members.get(number);
        if (known == null) {
            known = new Member(rules.family().members().get(number));
            members.set(number, known);
        }
        return known;
    }

    /** The table of that number in the catalog. */
    Member ofTable(long tableId) {
        List<Rules.Member> all = rules.family().members();
        for (int at = 0; at < all.size(); at++) {
            if ((all.get(at).rules().own().table().descriptor().id() & 0xFFFF_FFFFL) == tableId) {
                return member(at);
            }
        }
        throw Check.unreachable("a row of a table that is no member");
    }

    void before(Event event) {
        whole.statement(Timing.BEFORE, event);
    }

    /** The leaf that a row of the root belongs to; 23514 if there is none. Of a table that is inherited from, the table itself. */
    Member route(Object[] root) {
        if (rules.family().routing() == null) {
            return ofTable(rules.own().table().descriptor().id() & 0xFFFF_FFFFL);
        }
        Routing.End end = rules.family().routing().end(root, execution.frame());
        if (!end.isLeaf()) {
            throw noPartition(end.at(), end.key());
        }
        return member(end.at().member());
    }

    private StatementError noPartition(Routing at, Object[] key) {
        return new StatementError(SqlState.CHECK_VIOLATION,
                "no partition of relation \"" + at.table().descriptor().name() + "\" found for row",
                "Partition key of the failing row contains " + KeyText.of(at.table().descriptor(), key, execution)
                        + ".",
                null, 0)
                .about(ErrorSubject.table(at.table().descriptor().schema(), at.table().descriptor().name()));
    }

    /** A new row, given as one of the root; returns what the root has of it, or null if a trigger says no. It is written with a flush. */
    After insert(Object[] root) {
        Member member = route(root);
        Object[] row = member.fresh(root);
        if (!prepared(member, row)) {
            return null;
        }
        member.waiting.add(row);
        member.count++;
        Object[] shown = member.shown(row);
        RowErrors.checkView(rules, shown, execution);
        whole.inserted(shown);
        return new After(shown, member.table.descriptor().id());
    }

    private boolean prepared(Member member, Object[] row) {
        if (!member.triggers.beforeInsert(row)) {
            return false;
        }
        RowErrors.complete(member.rules.own(), row, execution);
        return true;
    }

    /** New rows that wait are written. */
    void flush() {
        for (Member member : members) {
            if (member != null) {
                member.flush();
            }
        }
    }

    /** A new row, unless it conflicts with one that is there. Shows what the root has of the row that was added or changed. */
    void insert(Object[] root, FamilyConflicts conflicts, Consumer<After> changed) {
        Member member = route(root);
        Object[] row = member.fresh(root);
        if (!prepared(member, row)) {
            return;
        }
        if (member.conflicts == null) {
            member.conflicts = new Conflicts(execution, conflicts.of(member), member.writer, member.references,
                    member.triggers);
        }
        member.conflicts.insert(List.<Object[]>of(row), each -> {
            member.count++;
            Object[] shown = member.shown(each);
            RowErrors.checkView(rules, shown, execution);
            changed.accept(new After(shown, member.table.descriptor().id()));
        });
    }

    /** A row as it is after it was changed. */
    record After(Object[] shown, long tableId) {
        /** With the table's number behind it. */
        Object[] told() {
            Object[] row = Arrays.copyOf(shown, shown.length + 1);
            row[shown.length] = tableId;
            return row;
        }
    }

    /** Null if the row stays as it is. What is assigned is taken from the row of the root. */
    After update(Member member, RecordDatum stored, Object[] root) {
        Object[] old = stored.values();
        if (!execution.state().claim(member.table.primary().key(old))) {
            return null;
        }
        Object[] row = old.clone();
        for (int ordinal : assigned) {
            row[member.places[ordinal]] = root[ordinal];
        }
        if (!member.triggers.beforeUpdate(old, row)) {
            return null;
        }
        RowErrors.generate(member.rules.own(), row, execution);
        if (rules.family().routing() != null && !RowErrors.isMember(member.rules.own(), row, execution)) {
            return move(member, old, row);
        }
        RowErrors.complete(member.rules.own(), row, execution);
        Object[] shown = member.shown(row);
        RowErrors.checkView(rules, shown, execution);
        write(List.<Object[]>of(row), () -> {
            member.writer.update(List.<Object[]>of(old), List.<Object[]>of(row));
            member.references.updated(old, row);
            member.triggers.updated(old, row);
            whole.updated(member.shown(old), shown);
        });
        member.count++;
        return new After(shown, member.table.descriptor().id());
    }

    /** From one leaf to another: it goes there, and comes here. Who refers to it sees a row that has changed. */
    private After move(Member from, Object[] old, Object[] row) {
        Object[] root = from.shown(row);
        Member to = route(root);
        if (!from.triggers.beforeDelete(old)) {
            return null;
        }
        Object[] fresh = to.fresh(root);
        if (!prepared(to, fresh)) {
            return null;
        }
        Object[] shown = to.shown(fresh);
        RowErrors.checkView(rules, shown, execution);
        write(List.<Object[]>of(fresh), () -> {
            from.writer.delete(old);
            from.references.moved(old, row);
            from.triggers.deleted(old);
            to.writer.insert(List.<Object[]>of(fresh));
            to.references.inserted(fresh);
            to.triggers.inserted(fresh);
            whole.updated(from.shown(old), shown);
        });
        from.count++;
        to.count++;
        return new After(shown, to.table.descriptor().id());
    }

    /** False if the row stays. */
    boolean delete(Member member, RecordDatum stored) {
        Object[] old = stored.values();
        if (!execution.state().claim(member.table.primary().key(old)) || !member.triggers.beforeDelete(old)) {
            return false;
        }
        write(List.<Object[]>of(old), () -> {
            member.writer.delete(old);
            member.references.deleted(old);
            member.triggers.deleted(old);
            whole.deleted(member.shown(old));
        });
        member.count++;
        return true;
    }

    /** All is done: checks, and the triggers after it. */
    void finish(List<Event> events) {
        List<Member> used = members.stream().filter(member -> member != null).toList();
        used.forEach(member -> execution.count(member.table, member.count));
        execution.state().atEnd(() -> {
            used.forEach(member -> member.references.finish());
            used.forEach(member -> member.triggers.finishRows());
            events.forEach(event -> whole.statement(Timing.AFTER, event));
        });
    }
}
