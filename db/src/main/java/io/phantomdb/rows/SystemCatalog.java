package io.phantomdb.rows;

/**
 * What functions ask of the catalog (PostgreSQL 15, table 9.71 and those after it). As the statement's transaction sees it.
 * Called by the story of the statement; may wait.
 */
public interface SystemCatalog extends CatalogNames {
    /** Knows nothing. */
    SystemCatalog NONE = new SystemCatalog() {
        @Override
        public String name(Type type, long oid) {
            return null;
        }

        @Override
        public Long oid(Type type, String name) {
            return null;
        }

        @Override
        public Object answer(String function, Object[] arguments) {
            return null;
        }
    };

    /** What the function of that name says of the arguments; null is NULL, and is what it says of what does not exist. */
    Object answer(String function, Object[] arguments);
}
