package io.phantomdb.sql.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * How a type is called in the stored expressions of a table, and how it will be.
 *
 * @param plain a name without a schema means the type as well
 * @param whole without its schema the new name could mean another type
 */
public record TypeNaming(String schema, String from, String toSchema, String to, boolean plain, boolean whole) {
    /** True if that name is the type's. */
    public boolean means(List<String> parts) {
        if (!parts.getLast().equals(from)) {
            return false;
        }
        return parts.size() == 1 ? plain : parts.get(parts.size() - 2).equals(schema);
    }

    /** What the name, which is the type's, becomes. */
    public List<String> renamed(List<String> parts) {
        List<String> renamed = new ArrayList<>(parts);
        renamed.set(parts.size() - 1, to);
        if (parts.size() > 1) {
            renamed.set(parts.size() - 2, toSchema);
        } else if (whole) {
            renamed.addFirst(toSchema);
        }
        return renamed;
    }
}
