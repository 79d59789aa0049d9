package io.phantomdb.sql.catalog;

import java.util.List;

/**
 * An extension of PostgreSQL whose functions, as far as they are there, are built in: it is installed in every database, and cannot
 * be dropped.
 *
 * @param oid of pg_extension
 */
public record Extension(int oid, String name, String version, String comment) {
    public static final List<Extension> ALL = List.of(
            new Extension(13_843, "plpgsql", "1.0", "PL/pgSQL procedural language"),
            new Extension(13_844, "pgcrypto", "1.3", "cryptographic functions"),
            new Extension(13_845, "uuid-ossp", "1.1", "generate universally unique identifiers (UUIDs)"));

    /** Null if there is none of that name. */
    public static Extension named(String name) {
        return ALL.stream().filter(each -> each.name.equals(name)).findFirst().orElse(null);
    }
}
