package io.phantomdb.sql.catalog;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Routine;

/** Why the function of a trigger is called; rows that there are not are null, and so are all rows of a statement where they have no name. */
public record TriggerCall(RoutineUse use, TriggerDescriptor trigger, TableDescriptor table,
        TriggerDescriptor.Event event, RecordDatum oldRow, RecordDatum newRow, ArrayDatum oldTable, ArrayDatum newTable)
        implements
            Routine {}
