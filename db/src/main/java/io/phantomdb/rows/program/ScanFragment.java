package io.phantomdb.rows.program;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.FormatNumbers;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.Aggregates;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a plan that the leader of a shard may carry out where the rows are: how they are stored, what is done with each,
 * and what is given of a page of them. Only what {@link ShardFunctions} allows is in it. It keeps nothing from one page to
 * the next, so a page may be asked for again, of another leader too.
 */
public record ScanFragment(StoredShape shape, ScanProgram program, Output output) {
    private static final int ROWS = 1;
    private static final int GROUPS = 2;
    private static final int FIRST = 3;
    private static final int PLACES_MAX = 1_000;
    /** More first rows than a page has are no fewer rows. */
    public static final int FIRST_MAX = 1_000;

    /** What a page has in it. */
    public sealed interface Output {}

    /** The rows that pass the filter, as they are stored. */
    public record Rows() implements Output {}

    /** Of each group the keys, which are the first columns of the program, and what each aggregate knows of its rows. */
    public record Groups(int keys, List<Call> calls) implements Output {
        public Groups {
            calls = List.copyOf(calls);
        }
    }

    /** The rows that come first by the columns of the program, as they are stored. */
    public record First(List<Order> order, int rows) implements Output {
        public First {
            order = List.copyOf(order);
            Check.that(rows >= 1 && rows <= FIRST_MAX, "first rows are counted from 1");
        }
    }

    /** An aggregate over columns of the program, for rows of which the filter, another column (-1 = none), is true. */
    public record Call(Aggregate function, List<Integer> arguments, int filter) {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    public record Order(boolean descending, boolean nullsFirst) {}

    public ScanFragment {
        Check.that(isSound(shape, program, output), "a fragment fits together");
    }

    private static boolean isSound(StoredShape shape, ScanProgram program, Output output) {
        boolean isAllowed = program.row().equals(shape.row()) && program.limit() == 0
                && (program.filter() == null || ShardFunctions.allows(program.filter()))
                && program.projection().stream().allMatch(ShardFunctions::allows);
        return isAllowed && switch (output) {
            case Rows rows -> program.projection().isEmpty();
            case Groups groups -> groups.keys() <= program.projection().size()
                    && groups.calls().stream().allMatch(call -> isSound(call, program));
            case First first -> first.order().size() == program.projection().size();
        };
    }

    private static boolean isSound(Call call, ScanProgram program) {
        List<Type> types = call.function().argumentTypes();
        boolean sound = ShardFunctions.allows(call.function()) && types.size() == call.arguments().size()
                && call.filter() < program.projection().size()
                && (call.filter() < 0 || type(program, call.filter()) == Type.BOOL);
        for (int at = 0; sound && at < types.size(); at++) {
            int place = call.arguments().get(at);
            Type found = place >= 0 && place < program.projection().size() ? type(program, place) : null;
            sound = found != null && (found.equals(types.get(at)) || found.isText() && types.get(at).isText());
        }
        return sound;
    }

    private static Type type(ScanProgram program, int place) {
        return program.projection().get(place).type().type();
    }

    public Bytes encode() {
        ByteWriter to = new ByteWriter().u8(FormatNumbers.SCAN_FRAGMENT);
        shape.encode(to);
        to.sized(program.encode());
        switch (output) {
            case Rows rows -> to.u8(ROWS);
            case Groups groups -> {
                to.u8(GROUPS).varint(groups.keys()).varint(groups.calls().size());
                groups.calls().forEach(call -> encode(to, call));
            }
            case First first -> {
                to.u8(FIRST).varint(first.rows()).varint(first.order().size());
                first.order().forEach(order -> to.u8((order.descending() ? 1 : 0) + (order.nullsFirst() ? 2 : 0)));
            }
        }
        return to.take();
    }

    private static void encode(ByteWriter to, Call call) {
        to.sizedUtf8(call.function().name()).varint(call.arguments().size());
        for (int at = 0; at < call.arguments().size(); at++) {
            to.varint(call.function().argumentTypes().get(at).oid()).varint(call.arguments().get(at));
        }
        to.varint(call.filter() + 1L);
    }

    /** Malformed if the bytes are no fragment that could be carried out here. */
    public static ScanFragment decode(Bytes bytes) {
        ByteReader from = new ByteReader(bytes);
        int format = from.u8();
        if (format != FormatNumbers.SCAN_FRAGMENT) {
            throw new Malformed("a fragment of a plan of format " + format);
        }
        StoredShape shape = StoredShape.decode(from);
        ScanProgram program = ScanProgram.decode(from.sized());
        Output output = output(from);
        from.end();
        if (!isSound(shape, program, output)) {
            throw new Malformed("a fragment of a plan whose parts do not fit together");
        }
        return new ScanFragment(shape, program, output);
    }

    private static Output output(ByteReader from) {
        int kind = from.u8();
        return switch (kind) {
            case ROWS -> new Rows();
            case GROUPS -> {
                int keys = places(from);
                int count = places(from);
                List<Call> calls = new ArrayList<>();
                for (int at = 0; at < count; at++) {
                    calls.add(call(from));
                }
                yield new Groups(keys, calls);
            }
            case FIRST -> {
                long rows = from.varint();
                if (rows < 1 || rows > FIRST_MAX) {
                    throw new Malformed("the first " + rows + " rows");
                }
                int count = places(from);
                List<Order> order = new ArrayList<>();
                for (int at = 0; at < count; at++) {
                    int flags = from.u8();
                    order.add(new Order((flags & 1) != 0, (flags & 2) != 0));
                }
                yield new First(order, (int) rows);
            }
            default -> throw new Malformed("a page of kind " + kind);
        };
    }

    private static Call call(ByteReader from) {
        String name = from.sizedUtf8();
        int count = places(from);
        List<Type> types = new ArrayList<>();
        List<Integer> arguments = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            types.add(ExpressionCodec.typeNumbered(from.varint()));
            arguments.add(places(from));
        }
        return new Call(aggregate(name, types), arguments, places(from) - 1);
    }

    private static Aggregate aggregate(String name, List<Type> types) {
        if (!Aggregates.exist(name)) {
            throw new Malformed("no aggregate " + name);
        }
        try {
            Aggregate found = Aggregates.resolve(name, types);
            if (found.argumentTypes().equals(types)) {
                return found;
            }
        } catch (StatementError unknown) {
            throw new Malformed(unknown.getMessage());
        }
        throw new Malformed("no aggregate " + name + " of " + types);
    }

    private static int places(ByteReader from) {
        long places = from.varint();
        if (places < 0 || places > PLACES_MAX) {
            throw new Malformed(places + " places");
        }
        return (int) places;
    }

    /** Ready for the rows of one page. */
    public FragmentRun start() {
        return new FragmentRun(this);
    }
}
