package io.phantomdb.sql.parse;

import io.phantomdb.sql.tree.LiteralKind;
import java.util.List;

/**
 * A statement's shape: its tokens, with the literals that do not change its meaning lifted out. Statements with the same
 * key differ only in the texts of the lifted literals and may share a plan; {@link Parser#parse(String, Shape)} gives the
 * tree to plan, in which lifted literals are {@link io.phantomdb.sql.tree.Expression.Lifted}.
 *
 * <p>Part of the key stay: type modifiers, typed literals such as {@code interval '1'}, strings that are cast on the
 * spot, everything in ORDER BY, the predicate of ON CONFLICT, the field of EXTRACT; and every literal of a statement with
 * GROUP BY, DISTINCT or windows, whose expressions have to be recognized as the same. The class of a number's type is
 * part of the key too.
 *
 * @param key the tokens, folded, one blank between them; in place of a lifted literal its kind
 * @param literals what was lifted, in the order of the text
 */
public record Shape(String key, List<Lifted> literals) {
    /** Longer statements would fill the plan cache faster than they could use it. */
    static final int LENGTH_MAX = 16_384;

    static final int LITERALS_MAX = 512;

    /**
     * @param text as in {@link io.phantomdb.sql.tree.Expression.Literal}: digits with their sign, or a string's characters
     * @param start where the literal begins in the query string, its sign included: UTF-16 units from 0
     */
    public record Lifted(LiteralKind kind, String text, int start) {}

    /**
     * The shape of a query string with one SELECT, INSERT, UPDATE or DELETE; null for anything else, and wherever a
     * look at the characters is not enough to be sure. Says nothing about whether the statement is right. Never throws.
     */
    public static Shape of(String sql) {
        if (sql.length() > LENGTH_MAX) {
            return null;
        }
        return switch (new ShapeScanner(sql, true).scan()) {
            case ShapeScanner.Scanned scanned -> scanned.shape();
            case ShapeScanner.KeepsAll _ -> ofAll(sql);
            case ShapeScanner.Unsure _ -> null;
        };
    }

    private static Shape ofAll(String sql) {
        return new ShapeScanner(sql, false).scan() instanceof ShapeScanner.Scanned scanned ? scanned.shape() : null;
    }
}
