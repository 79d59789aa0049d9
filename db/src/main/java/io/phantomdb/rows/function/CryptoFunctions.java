package io.phantomdb.rows.function;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Volatility;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What applications take from the extensions pgcrypto and uuid-ossp (PostgreSQL 15, appendices F.28 and F.49). */
final class CryptoFunctions {
    private static final int RANDOM_BYTES_MAX = 1024;
    private static final long VERSION_BITS = 0xF000L;
    private static final long VARIANT = 1L << 63;

    private CryptoFunctions() {}

    static void define(FunctionTable table) {
        table.pure("digest(bytea, text) bytea", (Bytes data, String name) -> digest(data.toArray(), name));
        table.pure("digest(text, text) bytea", (String data, String name) -> digest(utf8(data), name));
        table.pure("hmac(bytea, bytea, text) bytea",
                (Bytes data, Bytes key, String name) -> hmac(data.toArray(), key.toArray(), name));
        table.pure("hmac(text, text, text) bytea",
                (String data, String key, String name) -> hmac(utf8(data), utf8(key), name));
        table.within(Volatility.VOLATILE, "gen_random_bytes(int4) bytea", CryptoFunctions::random);
        uuids(table);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As Java calls it. 22023 if there is none of that name. */
    private static String algorithm(String name, String prefix) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "md5" -> prefix + "MD5";
            case "sha1" -> prefix + (prefix.isEmpty() ? "SHA-1" : "SHA1");
            case "sha224", "sha256", "sha384", "sha512" ->
                prefix + (prefix.isEmpty() ? "SHA-" : "SHA") + name.substring("sha".length());
            default -> throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "Cannot use \"" + name + "\": No such hash algorithm");
        };
    }

    private static Bytes digest(byte[] data, String name) {
        return Bytes.wrap(ByteaFunctions.digest(algorithm(name, ""), data));
    }

    private static Bytes hmac(byte[] data, byte[] key, String name) {
        try {
            Mac mac = Mac.getInstance(algorithm(name, "Hmac"));
            // Java wants at least one byte, and bytes of zero at the end of a key change nothing.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, mac.getAlgorithm()));
            return Bytes.wrap(mac.doFinal(data));
        } catch (GeneralSecurityException missing) {
            throw Check.unreachable("every Java platform has this: " + missing.getMessage());
        }
    }

    private static Bytes random(Integer count, EvalContext context) {
        if (count < 1 || count > RANDOM_BYTES_MAX) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "Length not in range");
        }
        byte[] bytes = new byte[count];
        ByteBuffer word = ByteBuffer.allocate(Long.BYTES);
        for (int at = 0; at < count; at++) {
            if (at % Long.BYTES == 0) {
                word.putLong(0, context.bits());
            }
            bytes[at] = word.get(at % Long.BYTES);
        }
        return Bytes.wrap(bytes);
    }

    private static void uuids(FunctionTable table) {
        table.within(Volatility.VOLATILE, "uuid_generate_v4() uuid", UuidFunctions::random);
        table.pure("uuid_generate_v3(uuid, text) uuid", (UUID space, String name) -> named("MD5", 3, space, name));
        table.pure("uuid_generate_v5(uuid, text) uuid", (UUID space, String name) -> named("SHA-1", 5, space, name));
        constant(table, "uuid_nil", "00000000-0000-0000-0000-000000000000");
        constant(table, "uuid_ns_dns", "6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        constant(table, "uuid_ns_url", "6ba7b811-9dad-11d1-80b4-00c04fd430c8");
        constant(table, "uuid_ns_oid", "6ba7b812-9dad-11d1-80b4-00c04fd430c8");
        constant(table, "uuid_ns_x500", "6ba7b814-9dad-11d1-80b4-00c04fd430c8");
    }

    private static void constant(FunctionTable table, String name, String value) {
        UUID uuid = UUID.fromString(value);
        table.within(Volatility.IMMUTABLE, name + "() uuid", context -> uuid);
    }

    /** RFC 4122, section 4.3. */
    private static UUID named(String algorithm, int version, UUID space, String name) {
        byte[] bytes = utf8(name);
        ByteBuffer all = ByteBuffer.allocate(2 * Long.BYTES + bytes.length).putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits()).put(bytes);
        ByteBuffer hash = ByteBuffer.wrap(ByteaFunctions.digest(algorithm, all.array()));
        long high = hash.getLong() & ~VERSION_BITS | (long) version << 12;
        long low = hash.getLong() & ~(3L << 62) | VARIANT;
        return new UUID(high, low);
    }
}
