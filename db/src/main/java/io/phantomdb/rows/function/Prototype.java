package io.phantomdb.rows.function;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/** A function's name and types as its definition writes them: {@code lpad(text, int4) text}, types as pg_type names them. */
record Prototype(String name, List<Type> arguments, Type result) {
    Prototype {
        arguments = List.copyOf(arguments);
    }

    static Prototype of(String text) {
        int open = text.indexOf('(');
        int close = text.indexOf(')');
        Check.that(open > 0 && close > open, "%s is no prototype", text);
        List<Type> arguments = new ArrayList<>();
        for (String argument : text.substring(open + 1, close).split(",")) {
            if (!argument.isBlank()) {
                arguments.add(type(argument.strip()));
            }
        }
        return new Prototype(text.substring(0, open), arguments, type(text.substring(close + 1).strip()));
    }

    private static Type type(String name) {
        return Check.present(Type.named(name), "type " + name);
    }
}
