package io.phantomdb.sql.catalog;

/** Numbers of databases that are there without having been made. */
public final class Databases {
    /** The database that a cluster is founded with. What is stored without a number belongs to it. */
    public static final int FOUNDING = 16_383;

    private Databases() {}
}
