package io.phantomdb.rows.function;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Inet;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.TimeTz;
import io.phantomdb.rows.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The hash functions of PostgreSQL's types under their own names, with its numbers (src/backend/access/hash/hashfunc.c). Each has a
 * twin of 64 bits with a seed.
 */
final class HashFunctions {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int DAYS_PER_MONTH = 30;
    private static final int DIGIT_BASE = 10_000;
    private static final int DIGITS_PER_GROUP = 4;

    private HashFunctions() {}

    /** What is hashed: either bytes or a word of 32 bits. */
    private record Hashed(byte[] bytes, int word) {
        int plain() {
            return bytes == null ? HashBytes.of(word) : HashBytes.of(bytes);
        }

        long seeded(long seed) {
            return bytes == null ? HashBytes.of(word, seed) : HashBytes.of(bytes, seed);
        }
    }

    private interface Parts<A> {
        Hashed of(A datum);
    }

    static void define(FunctionTable table) {
        both(table, "hashint2", "int2", (Short value) -> word(value));
        both(table, "hashint4", "int4", (Integer value) -> word(value));
        both(table, "hashint8", "int8", HashFunctions::number);
        both(table, "hashoid", "oid", (Long value) -> word(value.intValue()));
        both(table, "hashtext", "text", HashFunctions::text);
        both(table, "hashname", "name", HashFunctions::text);
        both(table, "hashbpchar", "bpchar", (String value) -> text(value.replaceAll(" +$", "")));
        both(table, "hashvarlena", "bytea", (Bytes value) -> new Hashed(value.toArray(), 0));
        both(table, "hashchar", "char", (String value) -> word(
                value.isEmpty() ? 0 : value.getBytes(StandardCharsets.UTF_8)[0]));
        both(table, "hashoidvector", "oidvector", HashFunctions::oids);
        both(table, "uuid_hash", "uuid", HashFunctions::uuid);
        both(table, "time_hash", "time", HashFunctions::number);
        both(table, "timestamp_hash", "timestamp", HashFunctions::number);
        both(table, "hashinet", "inet", HashFunctions::inet);
        both(table, "hashmacaddr", "macaddr", (Bytes value) -> new Hashed(value.toArray(), 0));
        both(table, "hashmacaddr8", "macaddr8", (Bytes value) -> new Hashed(value.toArray(), 0));
        both(table, "pg_lsn_hash", "pg_lsn", HashFunctions::number);
        both(table, "hashtid", "tid", HashFunctions::tid);
        both(table, "interval_hash", "interval", HashFunctions::interval);
        floats(table);
        composed(table);
    }

    /** hashint4 is hashint4extended, but interval_hash is interval_hash_extended. */
    private static String extended(String name) {
        return name.endsWith("_hash") || name.startsWith("hash_") ? name + "_extended" : name + "extended";
    }

    private static <A> void both(FunctionTable table, String name, String type, Parts<A> parts) {
        table.pure(name + "(" + type + ") int4", (A datum) -> parts.of(datum).plain());
        table.pure(extended(name) + "(" + type + ", int8) int8",
                (A datum, Long seed) -> parts.of(datum).seeded(seed));
    }

    /** What the twin of 64 bits gives for a datum of the type. */
    static long seeded(Type type, Object datum, long seed) {
        return switch (type.kind()) {
            case BOOL -> word((Boolean) datum ? 1 : 0).seeded(seed);
            case INT2 -> word((Short) datum).seeded(seed);
            case INT4, DATE -> word((Integer) datum).seeded(seed);
            case INT8, TIME, TIMESTAMP, TIMESTAMPTZ -> number((Long) datum).seeded(seed);
            case OID -> word(((Long) datum).intValue()).seeded(seed);
            case FLOAT4 -> floating(((Float) datum).doubleValue(), seed);
            case FLOAT8 -> floating((Double) datum, seed);
            case NUMERIC -> numeric((Numeric) datum, seed);
            case TEXT, VARCHAR, NAME -> text((String) datum).seeded(seed);
            case BPCHAR -> text(((String) datum).replaceAll(" +$", "")).seeded(seed);
            case CHAR -> word(((String) datum).isEmpty() ? 0 : ((String) datum).getBytes(StandardCharsets.UTF_8)[0])
                    .seeded(seed);
            case BYTEA -> new Hashed(((Bytes) datum).toArray(), 0).seeded(seed);
            case UUID -> uuid((UUID) datum).seeded(seed);
            case INTERVAL -> interval((Interval) datum).seeded(seed);
            case TIMETZ -> number(((TimeTz) datum).micros()).seeded(seed)
                    ^ HashBytes.of(((TimeTz) datum).zoneSeconds(), seed);
            case JSONB -> new JsonHash(seed).of((Json) datum);
            case ENUM -> floating(((Float) datum).doubleValue(), seed);
            default -> throw Check.unreachable("no hash of " + type.sqlName());
        };
    }

    private static long floating(double value, long seed) {
        return value == 0 ? seed : HashBytes.of(bytes(value), seed);
    }

    private static Hashed word(int word) {
        return new Hashed(null, word);
    }

    private static Hashed text(String text) {
        return new Hashed(text.getBytes(StandardCharsets.UTF_8), 0);
    }

    /** So that equal numbers of different widths have equal hashes. */
    private static Hashed number(Long value) {
        int high = (int) (value >>> Integer.SIZE);
        return word((int) (long) value ^ (value >= 0 ? high : ~high));
    }

    private static Hashed oids(ArrayDatum vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.size() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < vector.size(); at++) {
            bytes.putInt(((Long) vector.element(at)).intValue());
        }
        return new Hashed(bytes.array(), 0);
    }

    private static Hashed inet(Inet inet) {
        byte[] header = {(byte) (inet.isV4() ? 2 : 3), (byte) inet.bits()};
        return new Hashed(Bytes.wrap(header).concat(inet.address()).toArray(), 0);
    }

    /** The two halves of the block, then the offset, each as the processor keeps it. */
    private static Hashed tid(Long tid) {
        ByteBuffer bytes = ByteBuffer.allocate(3 * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return new Hashed(bytes.putShort((short) (tid >>> 32)).putShort((short) (tid >>> 16))
                .putShort((short) (long) tid).array(), 0);
    }

    private static Hashed uuid(UUID uuid) {
        return new Hashed(ByteBuffer.allocate(2 * Long.BYTES).putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits()).array(), 0);
    }

    /** Of how long it is, a month being thirty days. */
    private static Hashed interval(Interval interval) {
        long days = interval.months() * (long) DAYS_PER_MONTH + interval.days();
        return number(days * MICROS_PER_DAY + interval.micros());
    }

    /** Both zeros are equal, and so are all that are no numbers. */
    private static void floats(FunctionTable table) {
        table.pure("hashfloat4(float4) int4", (Float value) -> value == 0 ? 0 : HashBytes.of(bytes((double) value)));
        table.pure("hashfloat4extended(float4, int8) int8",
                (Float value, Long seed) -> value == 0 ? seed : (Long) HashBytes.of(bytes((double) value), seed));
        table.pure("hashfloat8(float8) int4", (Double value) -> value == 0 ? 0 : HashBytes.of(bytes(value)));
        table.pure("hashfloat8extended(float8, int8) int8",
                (Double value, Long seed) -> value == 0 ? seed : (Long) HashBytes.of(bytes(value), seed));
    }

    private static byte[] bytes(double value) {
        return ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(Double.doubleToLongBits(value))
                .array();
    }

    private static void composed(FunctionTable table) {
        table.pure("timetz_hash(timetz) int4", (TimeTz time) -> number(time.micros()).plain()
                ^ HashBytes.of(time.zoneSeconds()));
        table.pure("timetz_hash_extended(timetz, int8) int8", (TimeTz time, Long seed) -> number(time.micros())
                .seeded(seed) ^ HashBytes.of(time.zoneSeconds(), seed));
        table.pure("hash_numeric(numeric) int4", (Numeric number) -> (int) numeric(number, null));
        table.pure("hash_numeric_extended(numeric, int8) int8", (Numeric number, Long seed) -> numeric(number, seed));
        table.pure("jsonb_hash(jsonb) int4", (Json json) -> {
            return (int) new JsonHash(null).of(json);
        });
        table.pure("jsonb_hash_extended(jsonb, int8) int8", (Json json, Long seed) -> {
            return new JsonHash(seed).of(json);
        });
    }

    /** Of the digits in groups of four, without zeros around, and where they begin; whatever the scale is. The seed is null for 32 bits. */
    private static long numeric(Numeric number, Long seed) {
        if (!number.isFinite()) {
            return seed == null ? 0 : seed;
        }
        if (number.signum() == 0) {
            return seed == null ? -1 : seed - 1;
        }
        BigDecimal value = number.decimal().abs();
        int fraction = Math.max(0, Math.ceilDiv(value.scale(), DIGITS_PER_GROUP));
        BigInteger digits = value.movePointRight(fraction * DIGITS_PER_GROUP).toBigIntegerExact();
        List<Short> groups = new ArrayList<>();
        int dropped = 0;
        for (BigInteger rest = digits; rest.signum() > 0;) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(DIGIT_BASE));
            if (groups.isEmpty() && parts[1].signum() == 0) {
                dropped++;
            } else {
                groups.addFirst(parts[1].shortValue());
            }
            rest = parts[0];
        }
        int weight = groups.size() + dropped - fraction - 1;
        ByteBuffer bytes = ByteBuffer.allocate(groups.size() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        groups.forEach(bytes::putShort);
        return seed == null ? HashBytes.of(bytes.array()) ^ weight : HashBytes.of(bytes.array(), seed) ^ weight;
    }

    /** Over the parts of a document in their stored order, where keys are sorted by length first (src/backend/utils/adt/jsonb_util.c). */
    private static final class JsonHash {
        private static final int ARRAY = 0x4000_0000;
        private static final int OBJECT = 0x2000_0000;

        /** Null for 32 bits. */
        private final Long seed;
        private long state;

        private JsonHash(Long seed) {
            this.seed = seed;
        }

        /** A scalar by itself is stored in an array. */
        private long of(Json json) {
            if (json.isScalar()) {
                mark(ARRAY);
            }
            add(json);
            return state;
        }

        private void add(Json json) {
            switch (json) {
                case Json.Array array -> {
                    mark(ARRAY);
                    array.elements().forEach(this::add);
                }
                case Json.Object object -> {
                    mark(OBJECT);
                    object.entries().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(HashFunctions::utf8Length)
                                    .thenComparing(Comparator.naturalOrder())))
                            .forEach(entry -> {
                                scalar(new Json.Text(entry.getKey()));
                                add(entry.getValue());
                            });
                }
                default -> scalar(json);
            }
        }

        private void mark(int container) {
            state ^= seed == null ? container : (long) container << Integer.SIZE | container;
        }

        private void scalar(Json json) {
            long hash = switch (json) {
                case Json.Text text -> hashed(text(text.value()));
                case Json.Number number -> numeric(number.value(), seed);
                case Json.Bool bool -> seed == null ? bool.value() ? 2 : 4 : HashBytes.of(bool.value() ? 1 : 0, seed);
                default -> seed == null ? 1 : seed + 1;
            };
            state = seed == null
                    ? Integer.rotateLeft((int) state, 1) ^ (int) hash
                    : (state << 1 & 0xFFFF_FFFE_FFFF_FFFEL | state >>> 31 & 0x1_0000_0001L) ^ hash;
        }

        private long hashed(Hashed parts) {
            return seed == null ? parts.plain() : parts.seeded(seed);
        }
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
