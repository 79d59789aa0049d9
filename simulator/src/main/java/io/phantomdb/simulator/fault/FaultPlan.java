package io.phantomdb.simulator.fault;

import io.phantomdb.base.Check;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which faults a run suffers and how often.
 *
 * @param kinds empty: none
 * @param isContested whether all faults go for who leads, one hard upon the other
 * @param perMinuteAndNode actions per minute of virtual time and node while a storm lasts
 * @param stormNanosMax the longest time of faults without a pause
 * @param calmNanosMax the longest pause
 * @param lastsNanosMax the longest single fault
 */
public record FaultPlan(Set<FaultKind> kinds, boolean isContested, int perMinuteAndNode, long stormNanosMax,
        long calmNanosMax, long lastsNanosMax) {
    private static final long SECOND = 1_000_000_000L;
    private static final Set<FaultKind> CONTESTED = EnumSet.of(FaultKind.NETWORK, FaultKind.PROCESS);

    public FaultPlan {
        Check.that(perMinuteAndNode > 0 && stormNanosMax > 0 && calmNanosMax > 0 && lastsNanosMax > 0,
                "a fault plan has positive numbers");
        EnumSet<FaultKind> ordered = EnumSet.noneOf(FaultKind.class);
        ordered.addAll(kinds);
        kinds = Collections.unmodifiableSet(ordered);
    }

    /** Some of the kinds that are allowed, at least one if any is. */
    public static FaultPlan draw(SplitEntropy entropy, Set<FaultKind> allowed) {
        if (allowed.containsAll(CONTESTED) && entropy.below(4) == 0) {
            return new FaultPlan(CONTESTED, true, (int) entropy.between(60, 150), entropy.between(2 * SECOND, 15
                    * SECOND), entropy.between(SECOND, 5 * SECOND), entropy.between(SECOND / 4, 3 * SECOND));
        }
        EnumSet<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            if (entropy.below(10) < 7 && allowed.contains(kind)) {
                kinds.add(kind);
            }
        }
        if (kinds.isEmpty()) {
            kinds.addAll(allowed);
        }
        return new FaultPlan(kinds, false, (int) entropy.between(25, 60), entropy.between(2 * SECOND, 15 * SECOND),
                entropy.between(SECOND, 5 * SECOND), entropy.between(SECOND, 8 * SECOND));
    }
}
