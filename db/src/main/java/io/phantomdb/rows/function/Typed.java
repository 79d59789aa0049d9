package io.phantomdb.rows.function;

import io.phantomdb.rows.EvalContext;

/** Bodies of functions over the Java types of their datums, with and without a session: what method references are taken for. */
interface Typed {
    /** One argument. */
    @FunctionalInterface
    interface Of1<A, R> {
        R apply(A first);
    }

    /** Two arguments. */
    @FunctionalInterface
    interface Of2<A, B, R> {
        R apply(A first, B second);
    }

    /** Three arguments. */
    @FunctionalInterface
    interface Of3<A, B, C, R> {
        R apply(A first, B second, C third);
    }

    /** Four arguments. */
    @FunctionalInterface
    interface Of4<A, B, C, D, R> {
        R apply(A first, B second, C third, D fourth);
    }

    /** No argument. */
    @FunctionalInterface
    interface In0<R> {
        R apply(EvalContext context);
    }

    /** One argument. */
    @FunctionalInterface
    interface In1<A, R> {
        R apply(A first, EvalContext context);
    }

    /** Two arguments. */
    @FunctionalInterface
    interface In2<A, B, R> {
        R apply(A first, B second, EvalContext context);
    }

    /** Three arguments. */
    @FunctionalInterface
    interface In3<A, B, C, R> {
        R apply(A first, B second, C third, EvalContext context);
    }
}
