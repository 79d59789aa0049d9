package io.phantomdb.sql.plan;

import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableStatistics;

/** What is known of tables while a statement is planned; never waits. */
@FunctionalInterface
public interface Statistics {
    Statistics NONE = table -> null;

    /** Null if the table has not been looked at. */
    TableStatistics of(Table table);
}
