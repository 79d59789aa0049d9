package io.phantomdb.rows.function;

import io.phantomdb.rows.Function;
import io.phantomdb.rows.Sequences;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.List;

/** nextval and its kin (PostgreSQL 15, chapter 9.17). All are volatile: not even the same statement gets the same twice. */
final class SequenceFunctions {
    private SequenceFunctions() {}

    static void define(FunctionTable table) {
        for (Type type : List.of(Type.TEXT, Type.OID)) {
            add(table, "nextval", List.of(type), Type.INT8,
                    (Function.Body1) (sequence, context) -> context.sequences().next(sequence));
            add(table, "currval", List.of(type), Type.INT8,
                    (Function.Body1) (sequence, context) -> context.sequences().current(sequence));
            add(table, "setval", List.of(type, Type.INT8), Type.INT8, (Function.Body2) (sequence, value,
                    context) -> context.sequences().set(sequence, (Long) value, true));
            add(table, "setval", List.of(type, Type.INT8, Type.BOOL), Type.INT8, (Function.Body3) (sequence, value,
                    called, context) -> context.sequences().set(sequence, (Long) value, (Boolean) called));
        }
        add(table, "lastval", List.of(), Type.INT8, (Function.Body0) context -> context.sequences().last());
        add(table, "pg_sequence_last_value", List.of(Type.OID), Type.INT8,
                (Function.Body1) (sequence, context) -> context.sequences().lastValue(sequence));
        table.stable("pg_get_serial_sequence", List.of(Type.TEXT, Type.TEXT), Type.TEXT,
                (Function.Body2) (of, column, context) -> written(
                        context.sequences().ofColumn((String) of, (String) column)));
    }

    private static String written(Sequences.Name name) {
        return name == null ? null : Quoting.identifier(name.schema()) + "." + Quoting.identifier(name.name());
    }

    /** What SELECT from a sequence is made of. */
    static void definePhantom(FunctionTable table) {
        List<Type> sequence = List.of(Type.OID);
        add(table, "sequence_last_value", sequence, Type.INT8,
                (Function.Body1) (id, context) -> context.sequences().state(id).lastValue());
        add(table, "sequence_log_count", sequence, Type.INT8,
                (Function.Body1) (id, context) -> context.sequences().state(id).logCount());
        add(table, "sequence_is_called", sequence, Type.BOOL,
                (Function.Body1) (id, context) -> context.sequences().state(id).called());
    }

    private static void add(FunctionTable table, String name, List<Type> arguments, Type result, Function.Body body) {
        table.add(new Function(name, arguments, result, Volatility.VOLATILE, true, body));
    }
}
