package io.phantomdb.sql.schema;

import io.phantomdb.base.Probe;

/** Rare branches of schema changes. */
public enum SchemaProbe implements Probe {
    JOB_TAKEN_OVER("a node carried on a schema change whose node is gone"),
    JOB_TAKEN_OVER_ELSEWHERE("a schema change was carried on by another node while it went on here"),
    JOB_CLAIM_LOST("two nodes wanted to carry on a schema change, and this one was second"),
    BACKFILL_RESUMED("filling an index went on from where another had stopped"),
    BACKFILL_UNDONE("an index could not be built, and what there was of it was removed"),
    STEP_OUTCOME_UNKNOWN("nobody could tell whether a step of a schema change had happened"),
    TEMPORARY_TABLES_SWEPT("temporary tables were dropped whose session's node was gone"),
    TABLE_SHADOWED("a table got a name that others knew as another table, in a schema that is searched later"),
    STEP_WITH_OLD_DESCRIPTOR("a step of a schema change was made with an old descriptor");

    private final String meaning;

    SchemaProbe(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String area() {
        return "sql.schema";
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
