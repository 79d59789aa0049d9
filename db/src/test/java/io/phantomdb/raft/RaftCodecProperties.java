package io.phantomdb.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.log.record.Entry;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Messages survive the way through bytes; bytes that are no message say so. */
class RaftCodecProperties {
    private static final long ENOUGH = Long.MAX_VALUE / 2;

    @Property(tries = 500)
    void whatIsReadIsWhatWasWritten(@ForAll("messages") Message message) {
        assertEquals(message, RaftCodec.decode(RaftCodec.encode(message)));
    }

    @Property(tries = 500)
    void brokenBytesAreMalformedOrAnotherMessage(@ForAll("messages") Message message, @ForAll int at,
            @ForAll byte value,
            @ForAll boolean cut) {
        byte[] bytes = RaftCodec.encode(message).toArray();
        int place = Math.floorMod(at, bytes.length);
        bytes[place] = value;
        Bytes broken = cut ? Bytes.wrap(bytes, 0, place) : Bytes.wrap(bytes);
        try {
            Message read = RaftCodec.decode(broken);
            assertEquals(read, RaftCodec.decode(RaftCodec.encode(read)));
        } catch (ByteReader.Malformed expected) {
            assertEquals(ByteReader.Malformed.class, expected.getClass());
        }
    }

    @Property(tries = 200)
    void configurationsToo(@ForAll("configurations") Configuration configuration) {
        assertEquals(configuration, Configuration.decode(configuration.encode()));
    }

    @Example
    void payloadsAreNotCopied() {
        byte[] payload = new byte[1_000];
        payload[0] = 7;
        Bytes sent = RaftCodec.encode(new Message.Append(1, 1, 0, 0, List.of(new Entry(1, 1, Entry.Kind.EFFECTS, Bytes
                .wrap(payload))), 0, 0));
        Message.Append read = (Message.Append) RaftCodec.decode(sent);
        assertSame(sent.arrayBeneath(), read.entries().getFirst().payload().arrayBeneath());
    }

    @Example
    void aConfigurationThatIsNoneIsRefusedAtTheDoor() {
        Bytes nobody = new Configuration(List.of(1), List.of(), List.of()).encode();
        Entry entry = new Entry(1, 1, Entry.Kind.CONFIGURATION, nobody.slice(0, nobody.length() - 1));
        Bytes sent = RaftCodec.encode(new Message.Append(1, 1, 0, 0, List.of(entry), 0, 0));
        assertThrows(ByteReader.Malformed.class, () -> RaftCodec.decode(sent));
    }

    @Provide
    Arbitrary<Message> messages() {
        Arbitrary<Integer> from = Arbitraries.integers().between(1, 1 << 20);
        Arbitrary<Long> term = Arbitraries.longs().between(1, ENOUGH);
        Arbitrary<Long> index = Arbitraries.longs().between(0, ENOUGH);
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Arbitraries.oneOf(List.of(
                Combinators.combine(from, term, flag, index, index, flag).as(Message.VoteRequest::new),
                Combinators.combine(from, term, flag, flag).as(Message.VoteResponse::new),
                Combinators.combine(from, term, index, payloads(), index, index).as(RaftCodecProperties::append),
                Combinators.combine(from, term, index, index).as(Message.AppendAccepted::new),
                Combinators.combine(from, term, index, index, index, index).as(Message.AppendRejected::new),
                Combinators.combine(from, term).as(Message.TimeoutNow::new)));
    }

    private static Arbitrary<List<byte[]>> payloads() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(60).list().ofMaxSize(6);
    }

    private static Message append(int from, long term, long previous, List<byte[]> payloads, long commit, long round) {
        List<Entry> entries = new ArrayList<>();
        for (byte[] payload : payloads) {
            Entry.Kind kind = payload.length == 0 ? Entry.Kind.TERM_START : Entry.Kind.EFFECTS;
            entries.add(new Entry(previous + 1 + entries.size(), term, kind, Bytes.wrap(payload)));
        }
        return new Message.Append(from, term, previous, previous == 0 ? 0 : 1, entries, commit, round);
    }

    @Provide
    Arbitrary<Configuration> configurations() {
        Arbitrary<List<Integer>> some = Arbitraries.integers().between(1, 1_000).list().uniqueElements().ofMaxSize(5);
        return Combinators.combine(some.filter(side -> !side.isEmpty()), some, some).as((voters, outgoing, others) -> {
            List<Integer> learners = others.stream().filter(other -> !voters.contains(other) && !outgoing.contains(
                    other)).toList();
            return new Configuration(voters, outgoing, learners);
        });
    }
}
