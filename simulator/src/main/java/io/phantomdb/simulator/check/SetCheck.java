package io.phantomdb.simulator.check;

import io.phantomdb.base.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Checks a set that only grows: what was acknowledged before a read began is in it, exactly once; what was never asked
 * for, or was refused, is not; what has once been seen is still there in every later read; and a read that has an element has
 * everything that was acknowledged before that element was asked for, even if it is older than all of them (the causal reverse
 * would be to see the later one alone).
 */
public final class SetCheck {
    /** What one read answered. */
    public record Contents(List<Long> elements) {}

    private SetCheck() {}

    /** Additions answer nothing of interest; reads may have been made by anybody. */
    public static Verdict check(List<Operation<Long, Boolean>> additions, List<Operation<String, Contents>> reads) {
        for (Operation<String, Contents> read : reads) {
            if (read.outcome() == Operation.Outcome.OK) {
                String wrong = wrongIn(read, additions);
                if (wrong != null) {
                    return Verdict.bad(wrong);
                }
            }
        }
        return vanished(reads);
    }

    private static String wrongIn(Operation<String, Contents> read, List<Operation<Long, Boolean>> additions) {
        TreeSet<Long> found = new TreeSet<>();
        for (long element : read.output().elements()) {
            if (!found.add(element)) {
                return element + " is there twice in " + label(read);
            }
        }
        Lookup<Long, Operation<Long, Boolean>> asked = new Lookup<>();
        for (Operation<Long, Boolean> addition : additions) {
            asked.put(addition.input(), addition);
            if (addition.outcome() == Operation.Outcome.OK && addition.end() < read.start() && !found.contains(addition
                    .input())) {
                return addition.input() + " was acknowledged and is missing in " + label(read);
            }
        }
        String unexpected = unexpected(read, found, asked);
        return unexpected == null ? reversed(read, found, asked, additions) : unexpected;
    }

    private static String reversed(Operation<String, Contents> read, TreeSet<Long> found,
            Lookup<Long, Operation<Long, Boolean>> asked, List<Operation<Long, Boolean>> additions) {
        Operation<Long, Boolean> latest = null;
        for (long element : found) {
            if (latest == null || asked.get(element).start() > latest.start()) {
                latest = asked.get(element);
            }
        }
        for (Operation<Long, Boolean> addition : additions) {
            if (latest != null && addition.outcome() == Operation.Outcome.OK && addition.end() < latest.start()
                    && !found
                            .contains(addition.input())) {
                return latest.input() + " is there without " + addition.input()
                        + ", which was acknowledged before it was asked "
                        + "for (a causal reverse), in " + label(read);
            }
        }
        return null;
    }

    private static String unexpected(Operation<String, Contents> read, TreeSet<Long> found,
            Lookup<Long, Operation<Long, Boolean>> asked) {
        for (long element : found) {
            Operation<Long, Boolean> addition = asked.get(element);
            if (addition == null || addition.start() > read.end()) {
                return element + " was never added and is there in " + label(read);
            }
            if (addition.outcome() == Operation.Outcome.FAILED) {
                return element + " was refused and is there in " + label(read);
            }
        }
        return null;
    }

    /** Compares each read with the ones that began after it had ended. */
    private static Verdict vanished(List<Operation<String, Contents>> reads) {
        List<Operation<String, Contents>> answered = new ArrayList<>(reads);
        answered.removeIf(read -> read.outcome() != Operation.Outcome.OK);
        answered.sort((left, right) -> Long.compare(left.end(), right.end()));
        List<Operation<String, Contents>> byStart = new ArrayList<>(answered);
        byStart.sort((left, right) -> Long.compare(left.start(), right.start()));
        TreeSet<Long> seen = new TreeSet<>();
        int ended = 0;
        for (Operation<String, Contents> read : byStart) {
            while (answered.get(ended).end() < read.start()) {
                seen.addAll(answered.get(ended++).output().elements());
            }
            TreeSet<Long> missing = new TreeSet<>(seen);
            read.output().elements().forEach(missing::remove);
            if (!missing.isEmpty()) {
                return Verdict.bad(missing.first() + " was seen before and is missing in " + label(read));
            }
        }
        return Verdict.GOOD;
    }

    private static String label(Operation<String, Contents> read) {
        return "the read [" + read.start() + ".." + read.end() + "] by client " + read.client();
    }
}
