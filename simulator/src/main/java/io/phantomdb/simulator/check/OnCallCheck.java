package io.phantomdb.simulator.check;

import io.phantomdb.simulator.check.VersionTransaction.Done;
import io.phantomdb.simulator.check.VersionTransaction.Version;
import java.util.List;

/**
 * Checks a rule over two rows that every transaction keeps and two together can break (Berenson et al., "A Critique of ANSI SQL
 * Isolation Levels", SIGMOD 1995, A5B): of the pair (2p, 2p + 1) at least one is on call. Odd versions are off call; the first
 * version is on.
 */
public final class OnCallCheck {
    private OnCallCheck() {}

    public static boolean isOn(long version) {
        return version % 2 == 0;
    }

    public static Verdict check(List<Operation<VersionTransaction, Done>> history) {
        for (Operation<VersionTransaction, Done> each : history) {
            if (each.outcome() == Operation.Outcome.OK) {
                for (Version read : each.output().reads()) {
                    if (isBroken(read, each.output().reads())) {
                        return Verdict.bad("nobody of pair " + read.key() / 2 + " is on call in " + each);
                    }
                }
            }
        }
        return Verdict.GOOD;
    }

    private static boolean isBroken(Version read, List<Version> reads) {
        return !isOn(read.value())
                && reads.stream().anyMatch(other -> other.key() == (read.key() ^ 1) && !isOn(other.value()));
    }
}
