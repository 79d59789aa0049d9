package io.phantomdb.simulator.check;

import io.phantomdb.base.Lookup;
import java.util.BitSet;
import java.util.List;

/** Which operations of unknown outcome can matter in a state: of a history that has many, few do. */
final class UnknownEffects<S, I, O> {
    static final int NONE = Integer.MAX_VALUE;

    /** Leave, whatever was before, a state that no operation of the history can tell from others of that kind. */
    private final BitSet alike = new BitSet();
    /** The others that have an effect in every state. */
    private final BitSet always = new BitSet();
    /** Those that have an effect in one state only. */
    private final Lookup<S, BitSet> sometimes = new Lookup<>();

    UnknownEffects(Model<S, I, O> model, List<Operation<I, O>> known, List<Operation<I, O>> unknown) {
        Lookup<S, Boolean> mentioned = new Lookup<>();
        known.forEach(operation -> note(model.mentions(operation.input(), operation.output()), mentioned));
        unknown.forEach(operation -> note(model.mentions(operation.input(), null), mentioned));
        for (int number = 0; number < unknown.size(); number++) {
            S left = model.leaves(unknown.get(number).input());
            if (left != null) {
                (mentioned.contains(left) ? always : alike).set(number);
            } else if (model.mentions(unknown.get(number).input(), null) != null) {
                noteSometimes(model.mentions(unknown.get(number).input(), null), number);
            }
        }
    }

    private void note(S state, Lookup<S, Boolean> mentioned) {
        if (state != null) {
            mentioned.put(state, true);
        }
    }

    private void noteSometimes(S needed, int number) {
        BitSet all = sometimes.contains(needed) ? sometimes.get(needed) : new BitSet();
        all.set(number);
        sometimes.put(needed, all);
    }

    /** From a number on, the first not yet used one that has an effect; of those that are alike only the very first. */
    int next(S state, int from, BitSet used) {
        int next = firstUnused(always, from, used);
        int first = firstUnused(alike, 0, used);
        if (first >= from) {
            next = Math.min(next, first);
        }
        return sometimes.contains(state) ? Math.min(next, firstUnused(sometimes.get(state), from, used)) : next;
    }

    private static int firstUnused(BitSet all, int from, BitSet used) {
        int bit = all.nextSetBit(from);
        while (bit >= 0 && used.get(bit)) {
            bit = all.nextSetBit(bit + 1);
        }
        return bit < 0 ? NONE : bit;
    }
}
