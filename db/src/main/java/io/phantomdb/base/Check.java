package io.phantomdb.base;

/**
 * Assertions that stay on in production. A broken one is a bug in PhantomDB, never the fault of a user: on an owner's
 * turn it stops the node, in a story it ends the transaction with XX000.
 */
public final class Check {
    private Check() {}

    /** Thrown by a check that does not hold. */
    public static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    public static void that(boolean holds, String message) {
        if (!holds) {
            throw new Broken(message);
        }
    }

    public static void that(boolean holds, String format, Object... arguments) {
        if (!holds) {
            throw new Broken(format.formatted(arguments));
        }
    }

    public static <T> T present(T value, String what) {
        if (value == null) {
            throw new Broken(what + " is missing");
        }
        return value;
    }

    /** For code that cannot be reached: {@code throw Check.unreachable("…")}. */
    public static Broken unreachable(String message) {
        return new Broken("reached what cannot be reached: " + message);
    }
}
