package io.phantomdb.sql.parse;

import java.lang.reflect.RecordComponent;
import java.util.List;

/**
 * A tree as text: every record as its name and its components in parentheses, without positions and without what is
 * absent, false or empty.
 */
final class TreeText {
    private static final int LINE_LENGTH_MAX = 110;

    private TreeText() {}

    /** On one line. */
    static String flat(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    /** On several lines where one would be long. */
    static String pretty(Object value) {
        return pretty(value, 0);
    }

    private static String pretty(Object value, int indent) {
        String flat = flat(value);
        boolean splits = value instanceof Record || value instanceof List<?>;
        if (flat.length() + indent <= LINE_LENGTH_MAX || !splits) {
            return flat;
        }
        StringBuilder text = new StringBuilder(opening(value));
        String margin = "\n" + " ".repeat(indent + 2);
        for (Part part : parts(value)) {
            text.append(margin).append(part.label).append(pretty(part.value, indent + 2));
        }
        return text.append(value instanceof Record ? ")" : "]").toString();
    }

    private record Part(String label, Object value) {}

    private static String opening(Object value) {
        return value instanceof Record ? value.getClass().getSimpleName() + "(" : "[";
    }

    private static List<Part> parts(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(item -> new Part("", (Object) item)).toList();
        }
        java.util.ArrayList<Part> parts = new java.util.ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = read(value, component);
            boolean absent = part == null || Boolean.FALSE.equals(part) && component.getType() == boolean.class
                    || part instanceof List<?> list && list.isEmpty();
            if (!absent && !component.getName().equals("position")) {
                parts.add(new Part(component.getName() + "=", part));
            }
        }
        return parts;
    }

    private static Object read(Object value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(Object value, StringBuilder text) {
        switch (value) {
            case io.phantomdb.sql.tree.Name name -> text.append(String.join(".", name.parts()));
            case io.phantomdb.sql.tree.Identifier name -> text.append(name.text());
            case io.phantomdb.sql.tree.Operator operator -> text.append(operator);
            case Record record -> {
                text.append(opening(record));
                separated(parts(record), text);
                text.append(')');
            }
            case List<?> list -> {
                text.append('[');
                separated(parts(list), text);
                text.append(']');
            }
            case String string -> text.append('\'').append(string).append('\'');
            default -> text.append(value);
        }
    }

    private static void separated(List<Part> parts, StringBuilder text) {
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(parts.get(i).label);
            write(parts.get(i).value, text);
        }
    }
}
