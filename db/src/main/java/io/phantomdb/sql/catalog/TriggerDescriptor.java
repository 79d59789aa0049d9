package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import java.util.List;

/**
 * A trigger of a table (PostgreSQL 15, chapter 39).
 *
 * @param events bits of {@link Event}
 * @param columnIds those of UPDATE OF; none for all
 * @param whenSql the condition, or null
 * @param routinesId the descriptor of the function's name
 * @param routineId the function
 * @param transitions what the rows that a statement has changed are called as a whole
 */
public record TriggerDescriptor(int id, String name, Timing timing, int events, List<Integer> columnIds,
        boolean perRow, String whenSql, int routinesId, int routineId, List<String> arguments, boolean enabled,
        Transitions transitions) {
    public enum Timing {
        BEFORE,
        AFTER,
        INSTEAD_OF;

        /** As it is written. */
        public String words() {
            return name().replace('_', ' ');
        }
    }

    /** REFERENCING; null where a name is not given. */
    public record Transitions(String oldTable, String newTable) {
        public static final Transitions NONE = new Transitions(null, null);

        public boolean isEmpty() {
            return oldTable == null && newTable == null;
        }
    }

    /** With the bit of pg_trigger.tgtype. */
    public enum Event {
        INSERT(4),
        DELETE(8),
        UPDATE(16),
        TRUNCATE(32);

        private final int bit;

        Event(int bit) {
            this.bit = bit;
        }

        public int bit() {
            return bit;
        }
    }

    public TriggerDescriptor {
        Check.present(name, "name");
        columnIds = List.copyOf(columnIds);
        arguments = List.copyOf(arguments);
    }

    public boolean fires(Timing at, Event on, boolean row) {
        return enabled && timing == at && perRow == row && (events & on.bit()) != 0;
    }

    public TriggerDescriptor withCondition(String newWhenSql) {
        return new TriggerDescriptor(id, name, timing, events, columnIds, perRow, newWhenSql, routinesId, routineId,
                arguments, enabled, transitions);
    }

    /** The same of a table in which the columns of UPDATE OF have these numbers. */
    public TriggerDescriptor onColumns(List<Integer> ids) {
        return new TriggerDescriptor(id, name, timing, events, ids, perRow, whenSql, routinesId, routineId, arguments,
                enabled, transitions);
    }

    public TriggerDescriptor enabled(boolean now) {
        return new TriggerDescriptor(id, name, timing, events, columnIds, perRow, whenSql, routinesId, routineId,
                arguments, now, transitions);
    }
}
