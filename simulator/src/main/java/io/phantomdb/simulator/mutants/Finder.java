package io.phantomdb.simulator.mutants;

import io.phantomdb.base.Check;
import io.phantomdb.simulator.invariant.Invariant;
import io.phantomdb.simulator.seed.RunResult;
import io.phantomdb.simulator.world.RunFailure;

/** Names what found a failure, as the matrix does: the invariant, the workload's checker, the node's own assertion. */
final class Finder {
    private Finder() {}

    static String of(RunResult result) {
        RunFailure failure = result.failure();
        String workload = result.description().split(",")[0];
        return switch (failure.where()) {
            case "invariant" -> "invariant " + thrower(failure.cause());
            case "check" -> "checker of " + workload;
            case "liveness" -> "liveness";
            case "vacuous" -> "vacuity";
            default -> failure.where().matches("n\\d+")
                    ? "assertion in " + thrower(failure.cause())
                    : "client of " + workload;
        };
    }

    /** The class that threw, not counting those that only check. */
    private static String thrower(Throwable thrown) {
        if (thrown == null) {
            return "nothing";
        }
        Throwable cause = thrown;
        while (!(cause instanceof Invariant.Violated) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().startsWith("io.phantomdb.") && !frame.getClassName().equals(Check.class
                    .getName())) {
                return frame.getClassName().replaceAll(".*\\.|\\$.*", "");
            }
        }
        return cause.getClass().getSimpleName();
    }
}
