package io.phantomdb.sql.catalog;

/**
 * How an index was asked for.
 *
 * @param method USING
 * @param deferral of the constraint that stands on the index
 */
public record IndexForm(Method method, Deferral deferral) {
    public static final IndexForm PLAIN = new IndexForm(Method.BTREE, Deferral.NOT_DEFERRABLE);

    /**
     * The access methods of PostgreSQL, in the order of their oids there. What they are for differs, what is kept does not: those of
     * equality and order are ordered indexes here; the others are known by name, have no entries, and serve no query.
     */
    public enum Method {
        BTREE(403),
        HASH(405),
        GIST(783),
        GIN(2742),
        BRIN(3580),
        SPGIST(4000);

        private final int oid;

        Method(int oid) {
            this.oid = oid;
        }

        /** Of pg_am. */
        public int oid() {
            return oid;
        }

        public boolean hasEntries() {
            return this == BTREE || this == HASH;
        }

        /** As it is written. */
        public String words() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Null if there is none of that name. */
        public static Method of(String words) {
            for (Method method : values()) {
                if (method.words().equals(words)) {
                    return method;
                }
            }
            return null;
        }
    }

    /** When a constraint is checked. A deferrable one at the end of the statement, or of the transaction. */
    public enum Deferral {
        NOT_DEFERRABLE,
        INITIALLY_IMMEDIATE,
        INITIALLY_DEFERRED
    }

    public static IndexForm of(Method method) {
        return method == Method.BTREE ? PLAIN : new IndexForm(method, Deferral.NOT_DEFERRABLE);
    }

    public static IndexForm of(Deferral deferral) {
        return deferral == Deferral.NOT_DEFERRABLE ? PLAIN : new IndexForm(Method.BTREE, deferral);
    }

    public boolean isDeferrable() {
        return deferral != Deferral.NOT_DEFERRABLE;
    }

    public boolean isInitiallyDeferred() {
        return deferral == Deferral.INITIALLY_DEFERRED;
    }
}
