package io.phantomdb.sql.tree;

import io.phantomdb.base.Check;
import java.util.List;

/** A name with what qualifies it, outermost first. Unquoted parts are already folded to lower case and cut to 63 bytes. */
public record Name(List<String> parts, int position) implements Node {
    public Name {
        Check.that(!parts.isEmpty(), "a name has a part");
        parts = List.copyOf(parts);
    }

    /** The name proper, without what qualifies it. */
    public String last() {
        return parts.getLast();
    }

    /** The part before the last one, or null. */
    public String schema() {
        return parts.size() < 2 ? null : parts.get(parts.size() - 2);
    }

    /** As PostgreSQL names it in messages: parts joined by dots, nothing quoted. */
    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
