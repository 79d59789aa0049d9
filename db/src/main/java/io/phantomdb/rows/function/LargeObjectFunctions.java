package io.phantomdb.rows.function;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.LargeObjects;
import io.phantomdb.rows.Volatility;

/** The functions of large objects, called in statements and by their numbers (PostgreSQL 15, chapter 35.3 and 35.4). */
final class LargeObjectFunctions {
    private LargeObjectFunctions() {}

    static void define(FunctionTable table) {
        objects(table);
        descriptors(table);
        table.within(Volatility.VOLATILE, "lo_get(oid) bytea",
                (Long oid, EvalContext c) -> c.largeObjects().get(oid, 0, -1));
        table.within(Volatility.VOLATILE, "lo_get(oid, int8, int4) bytea", (Long oid, Long offset, Integer length,
                EvalContext c) -> c.largeObjects().get(oid, offset, notNegative(length)));
        table.within(Volatility.VOLATILE, "lo_put(oid, int8, bytea) void", (Long oid, Long offset, Bytes data,
                EvalContext c) -> {
            c.largeObjects().put(oid, offset, data);
            return "";
        });
    }

    private static void objects(FunctionTable table) {
        table.within(Volatility.VOLATILE, "lo_creat(int4) oid",
                (Integer mode, EvalContext c) -> c.largeObjects().create(0));
        table.within(Volatility.VOLATILE, "lo_create(oid) oid",
                (Long oid, EvalContext c) -> c.largeObjects().create(oid));
        table.within(Volatility.VOLATILE, "lo_from_bytea(oid, bytea) oid",
                (Long oid, Bytes data, EvalContext c) -> {
                    long made = c.largeObjects().create(oid);
                    c.largeObjects().put(made, 0, data);
                    return made;
                });
        table.within(Volatility.VOLATILE, "lo_unlink(oid) int4", (Long oid, EvalContext c) -> {
            c.largeObjects().unlink(oid);
            return 1;
        });
        table.within(Volatility.VOLATILE, "lo_open(oid, int4) int4",
                (Long oid, Integer mode, EvalContext c) -> c.largeObjects().open(oid, mode));
    }

    private static void descriptors(FunctionTable table) {
        table.within(Volatility.VOLATILE, "lo_close(int4) int4", (Integer fd, EvalContext c) -> {
            c.largeObjects().close(fd);
            return 0;
        });
        table.within(Volatility.VOLATILE, "loread(int4, int4) bytea", (Integer fd, Integer length,
                EvalContext c) -> c.largeObjects().read(fd, Math.max(0, length)));
        table.within(Volatility.VOLATILE, "lowrite(int4, bytea) int4",
                (Integer fd, Bytes data, EvalContext c) -> c.largeObjects().write(fd, data));
        table.within(Volatility.VOLATILE, "lo_lseek(int4, int4, int4) int4",
                (Integer fd, Integer offset, Integer whence, EvalContext c) -> narrow("lo_lseek", fd,
                        c.largeObjects().seek(fd, offset, whence)));
        table.within(Volatility.VOLATILE, "lo_lseek64(int4, int8, int4) int8", (Integer fd, Long offset,
                Integer whence, EvalContext c) -> c.largeObjects().seek(fd, offset, whence));
        table.within(Volatility.VOLATILE, "lo_tell(int4) int4",
                (Integer fd, EvalContext c) -> narrow("lo_tell", fd, c.largeObjects().tell(fd)));
        table.within(Volatility.VOLATILE, "lo_tell64(int4) int8",
                (Integer fd, EvalContext c) -> c.largeObjects().tell(fd));
        table.within(Volatility.VOLATILE, "lo_truncate(int4, int4) int4",
                (Integer fd, Integer length, EvalContext c) -> truncated(c.largeObjects(), fd, length));
        table.within(Volatility.VOLATILE, "lo_truncate64(int4, int8) int4",
                (Integer fd, Long length, EvalContext c) -> truncated(c.largeObjects(), fd, length));
    }

    private static Integer truncated(LargeObjects objects, int descriptor, long length) {
        objects.truncate(descriptor, length);
        return 0;
    }

    private static int notNegative(int length) {
        if (length < 0) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "requested length cannot be negative");
        }
        return length;
    }

    private static Integer narrow(String name, int descriptor, long position) {
        if (position != (int) position) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                    name + " result out of range for large-object descriptor " + descriptor);
        }
        return (int) position;
    }
}
