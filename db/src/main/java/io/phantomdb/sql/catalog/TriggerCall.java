package io.phantomdb.sql.catalog;

import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Routine;

/** Why the function of a trigger is called; rows that there are not are null. */
public record TriggerCall(RoutineUse use, TriggerDescriptor trigger, TableDescriptor table,
        TriggerDescriptor.Event event, RecordDatum oldRow, RecordDatum newRow) implements Routine {}
