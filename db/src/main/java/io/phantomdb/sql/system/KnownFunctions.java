package io.phantomdb.sql.system;

import io.phantomdb.base.Check;
import io.phantomdb.base.Lookup;
import io.phantomdb.rows.Signature;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.FunctionList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The functions of pg_catalog with numbers: those that can be called, and those that are only named, because they read and
 * write the values of a type. Immutable.
 */
final class KnownFunctions {
    /** As pg_proc has it; the result is null where a function gives rows of several columns. */
    record Known(long oid, String name, List<Type> argumentTypes, FunctionList.Entry entry) {
        String signature() {
            return name + "(" + argumentText() + ")";
        }

        String argumentText() {
            return argumentTypes.stream().map(Type::sqlName).collect(Collectors.joining(", "));
        }
    }

    /** A function that reads or writes the values of a type, or of types of its kind; known by name alone. */
    record Io(long oid, String name, IoEnd end, Type of) {
        /** What reads is told as well which type it is, where it may be several, and its modifier, where it has any. */
        List<String> argumentTypes() {
            return switch (end) {
                case IN -> reading("cstring");
                case RECV -> reading("internal");
                case OUT, SEND -> List.of(of.sqlName());
            };
        }

        private List<String> reading(String first) {
            if (of == Type.ANYENUM) {
                return List.of(first, "oid");
            }
            return switch (of.kind()) {
                case ARRAY, RANGE, MULTIRANGE, RECORD, NUMERIC, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, INTERVAL, BIT,
                        VARCHAR, BPCHAR ->
                    List.of(first, "oid", "integer");
                default -> of == Type.ANYARRAY || of == Type.ANY ? List.of(first, "oid", "integer") : List.of(first);
            };
        }

        String signature() {
            return name + "(" + String.join(",", argumentTypes()) + ")";
        }
    }

    /** What such a function does; PostgreSQL's names end so. */
    enum IoEnd {
        IN,
        OUT,
        RECV,
        SEND;

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<Known> ALL = all();
    private static final List<Io> IO = io();
    private static final Lookup<Long, String> IO_NAMES = ioNames();
    private static final Lookup<String, Io> IO_BY_SIGNATURE = new Lookup<>();
    private static final Lookup<Long, Io> IO_BY_OID = new Lookup<>();
    private static final Lookup<Long, Known> BY_OID = new Lookup<>();
    private static final Lookup<String, Known> BY_SIGNATURE = new Lookup<>();
    private static final Lookup<String, Known> BY_NAME = new Lookup<>();

    static {
        for (Known known : ALL) {
            Check.that(!BY_OID.contains(known.oid), "%s has the number of another function", known.signature());
            BY_OID.put(known.oid, known);
            BY_SIGNATURE.put(known.signature(), known);
            if (!BY_NAME.contains(known.name)) {
                BY_NAME.put(known.name, known);
            }
        }
        for (Io io : IO) {
            IO_BY_SIGNATURE.put(io.signature(), io);
            IO_BY_OID.put(io.oid, io);
        }
    }

    private KnownFunctions() {}

    private static List<Known> all() {
        List<Known> all = new ArrayList<>();
        for (FunctionList.Entry entry : FunctionList.all()) {
            Signature of = entry.signature();
            String text = entry.name() + "("
                    + of.argumentTypes().stream().map(Type::sqlName).collect(Collectors.joining(", ")) + ")";
            all.add(new Known(SystemOids.function(text), entry.name(), of.argumentTypes(), entry));
        }
        return all;
    }

    private static List<Io> io() {
        TreeMap<String, Io> byName = new TreeMap<>();
        for (Type type : Type.builtIn()) {
            for (IoEnd end : IoEnd.values()) {
                addIo(byName, TypeRows.ioName(type), end, shared(type));
            }
        }
        // Of types that users make. A domain is written as what it is a part of.
        for (IoEnd end : IoEnd.values()) {
            addIo(byName, "enum_", end, Type.ANYENUM);
        }
        addIo(byName, "domain_", IoEnd.IN, Type.ANY);
        addIo(byName, "domain_", IoEnd.RECV, Type.ANY);
        return List.copyOf(byName.values());
    }

    private static void addIo(TreeMap<String, Io> byName, String start, IoEnd end, Type of) {
        String name = start + end.text();
        byName.putIfAbsent(name, new Io(oidOfIo(name), name, end, of));
    }

    /** Types of one kind share their functions. */
    private static Type shared(Type type) {
        return type.isArray() ? Type.ANYARRAY : type;
    }

    private static Lookup<Long, String> ioNames() {
        Lookup<Long, String> names = new Lookup<>();
        IO.forEach(io -> names.put(io.oid, io.name));
        names.put(oidOfIo("array_subscript_handler"), "array_subscript_handler");
        return names;
    }

    private static long oidOfIo(String name) {
        return SystemOids.function(name);
    }

    static List<Known> list() {
        return ALL;
    }

    /** Those of the types that are always there. */
    static List<Io> ioFunctions() {
        return IO;
    }

    /** Null if there is none of that number. */
    static Known known(long oid) {
        return BY_OID.get(oid);
    }

    /** What regproc writes; null if there is none of that number. */
    static String name(long oid) {
        String io = IO_NAMES.get(oid);
        Known known = BY_OID.get(oid);
        return io != null ? io : known == null ? null : ObjectNames.quoted(known.name);
    }

    /** What regprocedure writes; null if there is none of that number. */
    static String signature(long oid) {
        Known known = BY_OID.get(oid);
        if (known == null) {
            Io io = IO_BY_OID.get(oid);
            return io == null ? null : io.signature();
        }
        return ObjectNames.quoted(known.name) + "(" + known.argumentText().replace(", ", ",") + ")";
    }

    /** Null if there is none of that name. */
    static Long oid(String name) {
        if (IO_NAMES.contains(oidOfIo(name))) {
            return oidOfIo(name);
        }
        Known known = BY_NAME.get(name);
        return known == null ? null : (Long) known.oid;
    }

    /** Null if there is none of that name with these arguments, types as {@code format_type} writes them. */
    static Long oidOfSignature(String text) {
        String types = text.strip().replaceAll("\\s*,\\s*", ", ");
        Known known = BY_SIGNATURE.get(types);
        Io io = known == null ? IO_BY_SIGNATURE.get(types.replace(", ", ",")) : null;
        return known != null ? (Long) known.oid : io != null ? (Long) io.oid : null;
    }
}
