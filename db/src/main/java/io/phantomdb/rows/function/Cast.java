package io.phantomdb.rows.function;

import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;

/**
 * A way from one type to another, modifiers aside.
 *
 * @param function takes the datum; null if the datum stays as it is
 * @param context the weakest context in which it is allowed
 */
public record Cast(Type from, Type to, Function function, CastContext context) {
    public boolean changesNothing() {
        return function == null;
    }
}
