package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Type;

/**
 * What a sequence is like (PostgreSQL 15, CREATE SEQUENCE). How far it has got is not here but in its only row.
 *
 * @param type smallint, integer or bigint
 * @param cache how many numbers a node takes at a time without asking whether others have taken some since; 1 = it asks
 * @param ownerTableId the table it goes with, 0 for none
 * @param ownerColumnId the column it goes with, 0 for none
 */
public record SequenceDescriptor(Type type, long start, long increment, long min, long max, long cache, boolean cycle,
        int ownerTableId, int ownerColumnId) implements TableDescriptor.Nature {
    public SequenceDescriptor {
        Check.present(type, "type");
        Check.that(increment != 0 && min <= max && start >= min && start <= max && cache >= 1,
                "a sequence can give a number");
    }

    public SequenceDescriptor ownedBy(int tableId, int columnId) {
        return new SequenceDescriptor(type, start, increment, min, max, cache, cycle, tableId, columnId);
    }

    public boolean isOwned() {
        return ownerTableId != 0;
    }
}
