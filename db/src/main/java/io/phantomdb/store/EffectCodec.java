package io.phantomdb.store;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.FormatNumbers;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import java.util.ArrayList;
import java.util.List;

/**
 * Effects as payload of a log entry: the format number, then effects one behind the other, each a kind byte and its
 * fields. Decoded keys and values are views of the payload. Pure; bytes that make no sense throw
 * {@link ByteReader.Malformed}.
 */
public final class EffectCodec {
    private static final int COMMIT = 1;
    private static final int PART = 2;
    private static final int END_PARTS = 3;
    private static final int SET_LOCAL = 4;

    private static final int PUT = 1;
    private static final int DELETE = 2;
    private static final int DELETE_RANGE = 3;

    private EffectCodec() {}

    public static Bytes encode(List<Effect> effects) {
        ByteWriter writer = new ByteWriter(256).u8(FormatNumbers.EFFECT);
        for (Effect effect : effects) {
            write(writer, effect);
        }
        return writer.take();
    }

    public static List<Effect> decode(Bytes payload) {
        ByteReader reader = new ByteReader(payload);
        int format = reader.u8();
        if (format != FormatNumbers.EFFECT) {
            throw new ByteReader.Malformed("effects of the unknown format " + format);
        }
        List<Effect> effects = new ArrayList<>(2);
        try {
            while (reader.remaining() > 0) {
                effects.add(readEffect(reader));
            }
        } catch (Check.Broken senseless) {
            throw new ByteReader.Malformed(senseless.getMessage());
        }
        return effects;
    }

    private static void write(ByteWriter writer, Effect effect) {
        switch (effect) {
            case Effect.Commit commit -> {
                writer.u8(COMMIT).u64(commit.version());
                writeAll(writer, commit.mutations());
            }
            case Effect.Part part -> {
                txn(writer.u8(PART), part.txn()).varint(part.attempt()).varint(part.number()).u64(part.version());
                writeAll(writer, part.mutations());
            }
            case Effect.EndParts end ->
                txn(writer.u8(END_PARTS), end.txn()).varint(end.attempt()).u8(end.commit() ? 1 : 0);
            case Effect.SetLocal local -> {
                writer.u8(SET_LOCAL).sized(local.name()).u8(local.value() == null ? 0 : 1);
                if (local.value() != null) {
                    writer.sized(local.value());
                }
            }
        }
    }

    private static ByteWriter txn(ByteWriter writer, TxnId txn) {
        return writer.u64(txn.high()).u64(txn.low());
    }

    private static void writeAll(ByteWriter writer, List<Mutation> mutations) {
        writer.varint(mutations.size());
        for (Mutation mutation : mutations) {
            switch (mutation) {
                case Mutation.Put put -> writer.u8(PUT).sized(put.key()).sized(put.value());
                case Mutation.Delete delete -> writer.u8(DELETE).sized(delete.key());
                case Mutation.DeleteRange range ->
                    writer.u8(DELETE_RANGE).sized(range.span().start()).sized(range.span().end());
            }
        }
    }

    private static Effect readEffect(ByteReader reader) {
        int kind = reader.u8();
        return switch (kind) {
            case COMMIT -> new Effect.Commit(reader.u64(), readAll(reader));
            case PART ->
                new Effect.Part(readTxn(reader), number(reader), number(reader), reader.u64(), readAll(reader));
            case END_PARTS -> new Effect.EndParts(readTxn(reader), number(reader), flag(reader));
            case SET_LOCAL -> new Effect.SetLocal(reader.sized(), flag(reader) ? reader.sized() : null);
            default -> throw new ByteReader.Malformed("an effect of the unknown kind " + kind);
        };
    }

    private static TxnId readTxn(ByteReader reader) {
        return new TxnId(reader.u64(), reader.u64());
    }

    private static int number(ByteReader reader) {
        long value = reader.varint();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new ByteReader.Malformed("a number of " + value);
        }
        return (int) value;
    }

    private static boolean flag(ByteReader reader) {
        int value = reader.u8();
        if (value > 1) {
            throw new ByteReader.Malformed("a flag of " + value);
        }
        return value == 1;
    }

    private static List<Mutation> readAll(ByteReader reader) {
        int count = reader.size();
        List<Mutation> mutations = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            mutations.add(readMutation(reader));
        }
        return mutations;
    }

    private static Mutation readMutation(ByteReader reader) {
        int kind = reader.u8();
        return switch (kind) {
            case PUT -> new Mutation.Put(reader.sized(), reader.sized());
            case DELETE -> new Mutation.Delete(reader.sized());
            case DELETE_RANGE -> new Mutation.DeleteRange(new Span(reader.sized(), reader.sized()));
            default -> throw new ByteReader.Malformed("a mutation of the unknown kind " + kind);
        };
    }
}
