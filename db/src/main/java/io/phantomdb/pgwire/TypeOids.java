package io.phantomdb.pgwire;

import io.phantomdb.rows.Type;
import java.util.TreeMap;

/** Types by their number in pg_type, which is how clients name them. */
final class TypeOids {
    private static final TreeMap<Integer, Type> BY_OID = byOid();

    private TypeOids() {}

    private static TreeMap<Integer, Type> byOid() {
        TreeMap<Integer, Type> types = new TreeMap<>();
        for (Type type : Type.values()) {
            types.put(type.oid(), type);
        }
        return types;
    }

    /** Null if there is none of that number, or if it is that of {@code unknown}: such a parameter's type is inferred. */
    static Type type(int oid) {
        Type type = BY_OID.get(oid);
        return type == Type.UNKNOWN ? null : type;
    }
}
