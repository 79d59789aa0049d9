package io.phantomdb.sql.system;

/**
 * Numbers of objects that PhantomDB does not number, or not for all tables together. They are made of the table's number
 * and the object's own number or name, and lie where no table's number will get to, and below those that drivers
 * would take for negative. Two
 * objects could share one, as with every hash; what is looked for by oid is looked for among its own kind.
 */
final class SystemOids {
    static final long PG_CATALOG = 11;
    static final long PG_TOAST = 99;
    static final long INFORMATION_SCHEMA = 13_212;
    static final long OWNER = 10;
    static final long TABLESPACE = 1663;
    static final long DEFAULT_COLLATION = 100;
    static final long HEAP = 2;
    static final long BTREE = 403;

    private static final int LEAST = 0x4000_0000;
    private static final int FNV_OFFSET = 0x811C_9DC5;
    private static final int FNV_PRIME = 0x0100_0193;

    private SystemOids() {}

    static long index(int tableId, int indexId) {
        return of("index", tableId, Integer.toString(indexId));
    }

    static long constraint(int tableId, String name) {
        return of("constraint", tableId, name);
    }

    static long columnDefault(int tableId, int columnId) {
        return of("default", tableId, Integer.toString(columnId));
    }

    static long rule(int viewId) {
        return of("rule", viewId, "_RETURN");
    }

    /** By its name and argument types as {@code substr(text, integer)}; functions that read and write types by name. */
    static long function(String signature) {
        return of("function", 0, signature);
    }

    /** The first of consecutive ones for what something consists of. */
    static long firstOfMany(String kind, int id) {
        return of(kind, id, "") & ~0xFFFFL;
    }

    static long of(String kind, int tableId, String name) {
        int hash = FNV_OFFSET;
        String text = kind + "\0" + tableId + "\0" + name;
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * FNV_PRIME;
        }
        // The last characters have hardly reached the upper bits yet.
        hash = (hash ^ hash >>> 15) * FNV_PRIME;
        return hash & LEAST - 1 | LEAST;
    }
}
