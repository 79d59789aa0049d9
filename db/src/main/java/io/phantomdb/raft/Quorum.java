package io.phantomdb.raft;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Counting in a configuration: a majority of the voters, and of the outgoing ones too while there are any (Raft §6). */
final class Quorum {
    private final int[] voters;
    private final int[] outgoing;

    Quorum(Configuration configuration) {
        voters = numbers(configuration.voters());
        outgoing = numbers(configuration.outgoing());
    }

    private static int[] numbers(List<Integer> replicas) {
        return replicas.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The highest number that a quorum has reached. Learners are not asked. */
    long agreed(IntToLongFunction reached) {
        long agreed = agreed(voters, reached);
        return outgoing.length == 0 ? agreed : Math.min(agreed, agreed(outgoing, reached));
    }

    private static long agreed(int[] side, IntToLongFunction reached) {
        long[] numbers = new long[side.length];
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = reached.applyAsLong(side[at]);
        }
        Arrays.sort(numbers);
        return numbers[(numbers.length - 1) / 2];
    }
}
