package io.phantomdb.rows.jsonpath;

import io.phantomdb.rows.Json;
import java.util.List;

/** One node of a path: what it does to an item. */
sealed interface PathNode {
    /** {@code ** {first to last}}: this for a level without an end. */
    int LAST_LEVEL = Integer.MAX_VALUE;

    /** What comes after it works on what it gives. */
    record Chain(PathNode first, Chain rest) {
        static Chain of(PathNode node) {
            return new Chain(node, null);
        }

        /** With more behind its end. */
        Chain then(PathNode node) {
            return new Chain(first, rest == null ? of(node) : rest.then(node));
        }
    }

    /** {@code $} */
    record Root() implements PathNode {}

    /** {@code @} */
    record Current() implements PathNode {}

    /** {@code last} */
    record Last() implements PathNode {}

    /** null, true, false, a number or a string. */
    record Literal(Json value) implements PathNode {}

    /** {@code $name} */
    record Variable(String name) implements PathNode {}

    /** {@code .key} */
    record Key(String name) implements PathNode {}

    /** {@code .*} */
    record AnyKey() implements PathNode {}

    /** {@code [*]} */
    record AnyElement() implements PathNode {}

    /** One subscript, or a range; {@code to} is null for one. */
    record Subscript(Chain from, Chain to) {}

    /** {@code [1, 2 to 3]} */
    record Elements(List<Subscript> subscripts) implements PathNode {
        public Elements {
            subscripts = List.copyOf(subscripts);
        }
    }

    /** {@code .**} */
    record AnyDepth(int first, int last) implements PathNode {}

    /** {@code ?(…)} */
    record Filter(Chain condition) implements PathNode {}

    /** {@code .type()} and its kin; the template is that of datetime, or null. */
    record Method(String name, String template) implements PathNode {}

    /** Two operands: arithmetic, a comparison, AND, OR, {@code starts with}. */
    record Binary(String operator, Chain left, Chain right) implements PathNode {
        boolean isArithmetic() {
            return switch (operator) {
                case "+", "-", "*", "/", "%" -> true;
                default -> false;
            };
        }

        boolean isComparison() {
            return switch (operator) {
                case "==", "!=", "<", "<=", ">", ">=" -> true;
                default -> false;
            };
        }
    }

    /** A sign. */
    record Signed(String operator, Chain operand) implements PathNode {}

    /** {@code !(…)} */
    record Not(Chain condition) implements PathNode {}

    /** {@code (…) is unknown} */
    record IsUnknown(Chain condition) implements PathNode {}

    /** {@code exists (…)} */
    record Exists(Chain path) implements PathNode {}

    /** {@code like_regex "…" flag "…"}: flags in the order they are written out. */
    record LikeRegex(Chain operand, String pattern, String flags) implements PathNode {}

    /** True if it is a condition, not a value. */
    static boolean isPredicate(PathNode node) {
        return switch (node) {
            case Binary binary -> !binary.isArithmetic();
            case Not not -> true;
            case IsUnknown test -> true;
            case Exists exists -> true;
            case LikeRegex like -> true;
            default -> false;
        };
    }

    /** How strongly it binds, as the text of a path shows it. */
    static int priority(Chain chain) {
        return switch (chain.first()) {
            case Binary binary -> switch (binary.operator()) {
                case "||" -> 0;
                case "&&" -> 1;
                case "+", "-" -> 3;
                case "*", "/", "%" -> 4;
                default -> 2;
            };
            case Signed signed -> 5;
            default -> 6;
        };
    }
}
