package io.phantomdb.simulator.check.anomaly;

import java.util.List;

/**
 * Which cycles have a name, as an automaton over the kinds of their edges (Elle, §6: cycles are searched in graphs of some
 * kinds of edges only). A state counts anti-dependencies and remembers which edges that must be there have been.
 *
 * @param allowed bits of the kinds that may be part of it
 * @param counted bits of the kinds that are counted
 * @param least how many of them there are at least: 0, 1 or 2
 * @param most how many at most
 * @param required bits of kinds that must be part of it, at most two
 */
record CyclePattern(AnomalyKind name, int allowed, int counted, int least, int most, int required) {
    private static final int ANY = Integer.MAX_VALUE;
    private static final int WW = EdgeKind.WW.bit();
    private static final int WR = EdgeKind.WR.bit();
    private static final int RW = EdgeKind.RW.bit();
    private static final int PREDICATE = EdgeKind.PREDICATE_RW.bit();
    private static final int ANTI = RW | PREDICATE;
    private static final int TIME = EdgeKind.REALTIME.bit();

    /** The worst first; each has its counterpart in {@link #REALTIME}. */
    static final List<CyclePattern> PLAIN = List.of(
            new CyclePattern(AnomalyKind.G0, WW, 0, 0, 0, WW),
            new CyclePattern(AnomalyKind.G1C, WW | WR, 0, 0, 0, WR),
            new CyclePattern(AnomalyKind.G_SINGLE, WW | WR | ANTI, ANTI, 1, 1, 0),
            new CyclePattern(AnomalyKind.G2_ITEM, WW | WR | RW, ANTI, 2, ANY, 0),
            new CyclePattern(AnomalyKind.G2, WW | WR | ANTI, ANTI, 2, ANY, PREDICATE));
    /** The same with an edge of real time. */
    static final List<CyclePattern> REALTIME = List.of(
            new CyclePattern(AnomalyKind.G0_REALTIME, WW | TIME, 0, 0, 0, TIME),
            new CyclePattern(AnomalyKind.G1C_REALTIME, WW | WR | TIME, 0, 0, 0, WR | TIME),
            new CyclePattern(AnomalyKind.G_SINGLE_REALTIME, WW | WR | ANTI | TIME, ANTI, 1, 1, TIME),
            new CyclePattern(AnomalyKind.G2_ITEM_REALTIME, WW | WR | RW | TIME, ANTI, 2, ANY, TIME),
            new CyclePattern(AnomalyKind.G2_REALTIME, WW | WR | ANTI | TIME, ANTI, 2, ANY, PREDICATE | TIME));
    /** Any cycle at all: there always is one in a component. */
    static final CyclePattern CYCLE = new CyclePattern(AnomalyKind.CYCLE, WW | WR | ANTI | TIME, WW | WR | ANTI | TIME,
            1,
            ANY, 0);

    /** No such edge here. */
    static final int FORBIDDEN = -1;

    private static final int COUNTS = 3;

    /** One more than the highest state; the first is 0. */
    int states() {
        return COUNTS << Integer.bitCount(required);
    }

    /** The state after one more edge that is no link. */
    int next(int state, EdgeKind kind) {
        if ((allowed & kind.bit()) == 0) {
            return FORBIDDEN;
        }
        int count = state % COUNTS;
        int seen = state / COUNTS;
        if ((counted & kind.bit()) != 0) {
            if (count == most) {
                return FORBIDDEN;
            }
            count = Math.min(count + 1, least);
        }
        if ((required & kind.bit()) != 0) {
            seen |= 1 << Integer.bitCount(required & kind.bit() - 1);
        }
        return count + COUNTS * seen;
    }

    boolean accepts(int state) {
        return state % COUNTS == least && state / COUNTS == (1 << Integer.bitCount(required)) - 1;
    }

    /** Every cycle of this name has an edge of one of these kinds. */
    int landmarks() {
        return required != 0 ? Integer.lowestOneBit(required) : counted;
    }

    /** Whether these edges, in a circle, have this name. */
    boolean matches(List<Cycle.Edge> edges) {
        int state = 0;
        for (Cycle.Edge edge : edges) {
            state = next(state, edge.kind());
            if (state == FORBIDDEN) {
                return false;
            }
        }
        return accepts(state);
    }
}
