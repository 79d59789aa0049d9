package io.phantomdb.sql;

import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.schema.SchemaCommand;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a session knows of its temporary tables. They are tables like others, in a schema of the session's own; this says
 * whether there is that schema, and what becomes of which of them at a commit. One story's.
 */
public final class TemporaryTables {
    private final TreeMap<Integer, SchemaCommand.OnCommit> atCommit = new TreeMap<>();
    private SearchPath.Temporary now;

    public TemporaryTables(int backendPid) {
        this.now = SearchPath.Temporary.of(backendPid);
    }

    /** As search paths have it; another object once something has changed. */
    public SearchPath.Temporary now() {
        return now;
    }

    public boolean isThere() {
        return now.isThere();
    }

    /** There is a schema for them, or something was done to them: plans that did without that do not hold any more. */
    void changed() {
        now = new SearchPath.Temporary(now.schema(), true, now.changes() + 1);
    }

    /** They are gone, and their schema is. */
    void ended() {
        now = new SearchPath.Temporary(now.schema(), false, now.changes() + 1);
        atCommit.clear();
    }

    void atCommit(int tableId, SchemaCommand.OnCommit action) {
        atCommit.put(tableId, action);
    }

    /** The tables that something becomes of at a commit. */
    Map<Integer, SchemaCommand.OnCommit> atCommit() {
        return atCommit;
    }

    /** All but these are gone. */
    void left(List<Integer> tableIds) {
        atCommit.keySet().retainAll(tableIds);
    }
}
