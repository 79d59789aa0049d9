package io.phantomdb.sql.tree;

/** A plain name: a column in a list, a constraint. Folded and cut as PostgreSQL does. */
public record Identifier(String text, int position) implements Node {
    @Override
    public String toString() {
        return text;
    }
}
