package io.phantomdb.raft;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.FormatNumbers;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Who belongs to a group: those who vote, while a change is under way those who voted before (both majorities count,
 * Raft §6), and learners, who only receive. Replica numbers ascend.
 */
public record Configuration(List<Integer> voters, List<Integer> outgoing, List<Integer> learners) {
    public Configuration {
        voters = ascending(voters);
        outgoing = ascending(outgoing);
        learners = ascending(learners);
        Check.that(!voters.isEmpty(), "a configuration without voters");
    }

    public static Configuration of(Collection<Integer> voters) {
        return new Configuration(List.copyOf(voters), List.of(), List.of());
    }

    private static List<Integer> ascending(List<Integer> replicas) {
        return List.copyOf(new TreeSet<>(replicas));
    }

    public boolean isVoter(int replica) {
        return voters.contains(replica) || outgoing.contains(replica);
    }

    /** All members, each once, ascending. */
    public List<Integer> members() {
        TreeSet<Integer> all = new TreeSet<>(voters);
        all.addAll(outgoing);
        all.addAll(learners);
        return List.copyOf(all);
    }

    /** True if those for whom the predicate holds are a majority, in a change of both sides. */
    boolean hasQuorum(IntPredicate agrees) {
        return isMajority(voters, agrees) && (outgoing.isEmpty() || isMajority(outgoing, agrees));
    }

    private static boolean isMajority(List<Integer> side, IntPredicate agrees) {
        int count = 0;
        for (int replica : side) {
            if (agrees.test(replica)) {
                count++;
            }
        }
        return count > side.size() / 2;
    }

    public Bytes encode() {
        ByteWriter writer = new ByteWriter().u8(FormatNumbers.LOG_RECORD);
        for (List<Integer> side : List.of(voters, outgoing, learners)) {
            writer.varint(side.size());
            side.forEach(writer::varint);
        }
        return writer.take();
    }

    public static Configuration decode(Bytes bytes) {
        ByteReader reader = new ByteReader(bytes);
        int format = reader.u8();
        if (format != FormatNumbers.LOG_RECORD) {
            throw new ByteReader.Malformed("a configuration of the unknown format " + format);
        }
        Configuration decoded = new Configuration(side(reader), side(reader), side(reader));
        reader.end();
        return decoded;
    }

    private static List<Integer> side(ByteReader reader) {
        Integer[] side = new Integer[reader.size()];
        for (int at = 0; at < side.length; at++) {
            side[at] = (int) reader.varint();
        }
        return List.of(side);
    }
}
