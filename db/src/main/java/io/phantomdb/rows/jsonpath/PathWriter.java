package io.phantomdb.rows.jsonpath;

import io.phantomdb.rows.Json;
import io.phantomdb.rows.jsonpath.PathNode.Chain;

/** Writes a path as the type jsonpath does: keys in quotes, operators in parentheses. */
final class PathWriter {
    private final StringBuilder out = new StringBuilder();

    private PathWriter() {}

    static String write(JsonPath path) {
        PathWriter writer = new PathWriter();
        writer.out.append(path.lax() ? "" : "strict ");
        writer.chain(path.root(), true);
        return writer.out.toString();
    }

    private void chain(Chain chain, boolean brackets) {
        node(chain.first(), brackets, false, chain.rest() != null);
        for (Chain rest = chain.rest(); rest != null; rest = rest.rest()) {
            node(rest.first(), true, true, rest.rest() != null);
        }
    }

    /** An operand in parentheses where it does not bind more than what it is an operand of. */
    private void operand(Chain operand, int priority) {
        chain(operand, PathNode.priority(operand) <= priority);
    }

    private void node(PathNode node, boolean brackets, boolean inPath, boolean hasNext) {
        switch (node) {
            case PathNode.Root root -> out.append('$');
            case PathNode.Current current -> out.append('@');
            case PathNode.Last last -> out.append("last");
            case PathNode.Literal literal -> literal(literal.value(), hasNext);
            case PathNode.Variable variable -> quote(out.append('$'), variable.name());
            case PathNode.Key key -> quote(out.append(inPath ? "." : ""), key.name());
            case PathNode.AnyKey any -> out.append(inPath ? ".*" : "*");
            case PathNode.AnyElement any -> out.append("[*]");
            case PathNode.Elements elements -> elements(elements);
            case PathNode.AnyDepth any -> depth(any, inPath);
            case PathNode.Filter filter -> {
                out.append("?(");
                chain(filter.condition(), false);
                out.append(')');
            }
            case PathNode.Method method -> {
                out.append('.').append(method.name()).append('(');
                if (method.template() != null) {
                    quote(out, method.template());
                }
                out.append(')');
            }
            case PathNode.Binary binary -> binary(binary, brackets);
            case PathNode.Signed signed -> {
                out.append(brackets ? "(" : "").append(signed.operator());
                operand(signed.operand(), 5);
                out.append(brackets ? ")" : "");
            }
            case PathNode.Not not -> {
                out.append("!(");
                chain(not.condition(), false);
                out.append(')');
            }
            case PathNode.IsUnknown test -> {
                out.append('(');
                chain(test.condition(), false);
                out.append(") is unknown");
            }
            case PathNode.Exists exists -> {
                out.append("exists (");
                chain(exists.path(), false);
                out.append(')');
            }
            case PathNode.LikeRegex like -> like(like, brackets);
        }
    }

    private void literal(Json value, boolean hasNext) {
        switch (value) {
            case Json.Text text -> quote(out, text.value());
            case Json.Number number -> out.append(hasNext ? "(" : "").append(number.value())
                    .append(hasNext ? ")" : "");
            case Json.Bool bool -> out.append(bool.value());
            default -> out.append("null");
        }
    }

    private void binary(PathNode.Binary binary, boolean brackets) {
        int priority = PathNode.priority(Chain.of(binary));
        out.append(brackets ? "(" : "");
        operand(binary.left(), priority);
        out.append(' ').append(binary.operator()).append(' ');
        operand(binary.right(), priority);
        out.append(brackets ? ")" : "");
    }

    private void like(PathNode.LikeRegex like, boolean brackets) {
        out.append(brackets ? "(" : "");
        operand(like.operand(), 6);
        quote(out.append(" like_regex "), like.pattern());
        out.append(like.flags().isEmpty() ? "" : " flag \"" + like.flags() + "\"").append(brackets ? ")" : "");
    }

    private void elements(PathNode.Elements elements) {
        out.append('[');
        String separator = "";
        for (PathNode.Subscript subscript : elements.subscripts()) {
            out.append(separator);
            chain(subscript.from(), false);
            if (subscript.to() != null) {
                out.append(" to ");
                chain(subscript.to(), false);
            }
            separator = ",";
        }
        out.append(']');
    }

    private void depth(PathNode.AnyDepth any, boolean inPath) {
        out.append(inPath ? ".**" : "**");
        if (any.first() == 0 && any.last() == PathNode.LAST_LEVEL) {
            return;
        }
        out.append('{').append(level(any.first()));
        if (any.first() != any.last()) {
            out.append(" to ").append(level(any.last()));
        }
        out.append('}');
    }

    private static String level(int level) {
        return level == PathNode.LAST_LEVEL ? "last" : Integer.toString(level);
    }

    private static void quote(StringBuilder to, String text) {
        to.append('"');
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            switch (character) {
                case '\b' -> to.append("\\b");
                case '\f' -> to.append("\\f");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                case '"' -> to.append("\\\"");
                case '\\' -> to.append("\\\\");
                default -> to.append(character < ' ' ? String.format("\\u%04x", (int) character) : character);
            }
        }
        to.append('"');
    }
}
