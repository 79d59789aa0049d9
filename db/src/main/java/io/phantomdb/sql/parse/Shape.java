package io.phantomdb.sql.parse;

import io.phantomdb.sql.tree.LiteralKind;
import java.util.List;

/**
 * A statement's shape: its tokens, with the literals that do not change its meaning lifted out. Statements with the same
 * key differ only in the texts of the lifted literals and may share a plan.
 *
 * @param key the tokens; in place of a lifted literal its kind
 * @param literals what was lifted, in order
 */
public record Shape(String key, List<Lifted> literals) {
    /**
     * @param text as in {@link io.phantomdb.sql.tree.Expression.Literal}: digits with their sign, or a string's characters
     * @param start where the literal begins in the query string, its sign included: UTF-16 units from 0
     */
    public record Lifted(LiteralKind kind, String text, int start) {}
}
