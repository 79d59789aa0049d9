package io.phantomdb.rows;

import java.util.List;

/** What may stand before OVER: a window function proper, or an aggregate over the frame. */
public sealed interface Windowed permits Aggregate, WindowFunction {
    String name();

    List<Type> argumentTypes();

    Type resultType();
}
