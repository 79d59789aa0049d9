package io.phantomdb.raft;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.FormatNumbers;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

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
        checkNumbers(voters);
        checkNumbers(outgoing);
        checkNumbers(learners);
        for (int learner : learners) {
            Check.that(!voters.contains(learner) && !outgoing.contains(learner), "a learner does not vote");
        }
    }

    public static Configuration of(Collection<Integer> voters) {
        return new Configuration(List.copyOf(voters), List.of(), List.of());
    }

    private static void checkNumbers(List<Integer> replicas) {
        Check.that(replicas.isEmpty() || replicas.getFirst() >= 1, "replica numbers begin at 1");
    }

    private static List<Integer> ascending(List<Integer> replicas) {
        return List.copyOf(new TreeSet<>(replicas));
    }

    public boolean isVoter(int replica) {
        return voters.contains(replica) || outgoing.contains(replica);
    }

    public boolean isMember(int replica) {
        return isVoter(replica) || learners.contains(replica);
    }

    /** All members, each once, ascending. */
    public List<Integer> members() {
        TreeSet<Integer> all = new TreeSet<>(voters);
        all.addAll(outgoing);
        all.addAll(learners);
        return List.copyOf(all);
    }

    public Bytes encode() {
        ByteWriter writer = new ByteWriter().u8(FormatNumbers.LOG_RECORD);
        for (List<Integer> side : List.of(voters, outgoing, learners)) {
            writer.varint(side.size());
            side.forEach(writer::varint);
        }
        return writer.take();
    }

    /** Throws {@link ByteReader.Malformed} for what is not a configuration. */
    public static Configuration decode(Bytes bytes) {
        ByteReader reader = new ByteReader(bytes);
        int format = reader.u8();
        if (format != FormatNumbers.LOG_RECORD) {
            throw new ByteReader.Malformed("a configuration of the unknown format " + format);
        }
        List<Integer> voters = side(reader);
        List<Integer> outgoing = side(reader);
        List<Integer> learners = side(reader);
        reader.end();
        try {
            return new Configuration(voters, outgoing, learners);
        } catch (Check.Broken impossible) {
            throw new ByteReader.Malformed("not a configuration: " + impossible.getMessage());
        }
    }

    private static List<Integer> side(ByteReader reader) {
        Integer[] side = new Integer[reader.size()];
        for (int at = 0; at < side.length; at++) {
            side[at] = (int) reader.varint();
        }
        return List.of(side);
    }
}
