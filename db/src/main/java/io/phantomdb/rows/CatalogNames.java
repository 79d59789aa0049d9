package io.phantomdb.rows;

/**
 * What the reg* types ask of the catalog: which object has a name, and which name an object has (PostgreSQL 15, chapter
 * 8.19). Called by the story of the statement; may wait.
 */
public interface CatalogNames {
    /** Knows nothing. */
    CatalogNames NONE = new CatalogNames() {
        @Override
        public String name(Type type, long oid) {
            return null;
        }

        @Override
        public Long oid(Type type, String name) {
            return null;
        }
    };

    /** As the type writes it, qualified and quoted where it must be; null if there is no such object. */
    String name(Type type, long oid);

    /** The object that the text names, quotes and schemas minded; null if there is none. */
    Long oid(Type type, String name);
}
