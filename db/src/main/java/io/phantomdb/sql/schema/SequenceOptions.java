package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.SequenceDescriptor;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.SequenceOption;
import io.phantomdb.sql.tree.SequenceOption.Kind;
import java.util.EnumMap;

/** Works out what a sequence is like from its options, checked as PostgreSQL does (PostgreSQL 15, CREATE SEQUENCE). */
final class SequenceOptions {
    private final SequenceDescriptor before;
    private final Type type;
    private final EnumMap<Kind, SequenceOption> options = new EnumMap<>(Kind.class);

    /** The sequence as it was is null for a new one, which is of the default type if nothing else is said. */
    SequenceOptions(SchemaCommand.SequenceChange change, SequenceDescriptor before, Type defaultType,
            boolean identity) {
        this.before = before;
        this.type = change.type() != null ? change.type() : before != null ? before.type() : defaultType;
        if (type != Type.INT2 && type != Type.INT4 && type != Type.INT8) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, identity
                    ? "identity column type must be smallint, integer, or bigint"
                    : "sequence type must be smallint, integer, or bigint");
        }
        for (SequenceOption option : change.options()) {
            Kind kind = switch (option.kind()) {
                case NO_CYCLE -> Kind.CYCLE;
                case NO_MAXVALUE -> Kind.MAXVALUE;
                case NO_MINVALUE -> Kind.MINVALUE;
                default -> option.kind();
            };
            if (options.put(kind, option) != null) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "conflicting or redundant options")
                        .at(option.position());
            }
        }
    }

    /** The owner stays what it was. */
    SequenceDescriptor descriptor() {
        long increment = number(Kind.INCREMENT, before == null ? 1 : before.increment());
        if (increment == 0) {
            throw invalid("INCREMENT must not be zero");
        }
        boolean up = increment > 0;
        long max = bound(Kind.MAXVALUE, Kind.NO_MAXVALUE, up ? typeMax(type) : -1);
        long min = bound(Kind.MINVALUE, Kind.NO_MINVALUE, up ? 1 : typeMin(type));
        checkBounds(min, max);
        long start = number(Kind.START, before == null ? up ? min : max : before.start());
        checkWithin("START", start, min, max);
        long cache = number(Kind.CACHE, before == null ? 1 : before.cache());
        if (cache <= 0) {
            throw invalid("CACHE (" + cache + ") must be greater than zero");
        }
        SequenceOption cycle = options.get(Kind.CYCLE);
        boolean cycles = cycle == null ? before != null && before.cycle() : cycle.kind() == Kind.CYCLE;
        return new SequenceDescriptor(type, start, increment, min, max, cache, cycles,
                before == null ? 0 : before.ownerTableId(), before == null ? 0 : before.ownerColumnId());
    }

    /** MINVALUE or MAXVALUE. One that was the end of the old type becomes the end of a new one. */
    private long bound(Kind kind, Kind without, long byDefault) {
        SequenceOption option = options.get(kind);
        if (option != null) {
            return option.kind() == without ? byDefault : parse(option);
        }
        if (before == null) {
            return byDefault;
        }
        long old = kind == Kind.MAXVALUE ? before.max() : before.min();
        long oldEnd = kind == Kind.MAXVALUE ? typeMax(before.type()) : typeMin(before.type());
        return before.type() == type || old != oldEnd ? old : kind == Kind.MAXVALUE ? typeMax(type) : typeMin(type);
    }

    private void checkBounds(long min, long max) {
        if (max > typeMax(type) || max < typeMin(type)) {
            throw invalid("MAXVALUE (" + max + ") is out of range for sequence data type " + type.sqlName());
        }
        if (min > typeMax(type) || min < typeMin(type)) {
            throw invalid("MINVALUE (" + min + ") is out of range for sequence data type " + type.sqlName());
        }
        if (min >= max) {
            throw invalid("MINVALUE (" + min + ") must be less than MAXVALUE (" + max + ")");
        }
    }

    static void checkWithin(String what, long value, long min, long max) {
        if (value < min) {
            throw invalid(what + " value (" + value + ") cannot be less than MINVALUE (" + min + ")");
        }
        if (value > max) {
            throw invalid(what + " value (" + value + ") cannot be greater than MAXVALUE (" + max + ")");
        }
    }

    /** Where to go on from, of RESTART; null if it was not written. */
    Long restart(SequenceDescriptor after) {
        SequenceOption option = options.get(Kind.RESTART);
        if (option == null) {
            return null;
        }
        long value = option.number() == null ? after.start() : parse(option);
        checkWithin("RESTART", value, after.min(), after.max());
        return value;
    }

    /** The column of OWNED BY, a single part for NONE; null if it was not written. */
    Name owner() {
        SequenceOption option = options.get(Kind.OWNED_BY);
        return option == null ? null : option.name();
    }

    /** Of SEQUENCE NAME; null if it was not written. */
    Name name() {
        SequenceOption option = options.get(Kind.SEQUENCE_NAME);
        return option == null ? null : option.name();
    }

    private long number(Kind kind, long byDefault) {
        SequenceOption option = options.get(kind);
        return option == null ? byDefault : parse(option);
    }

    private static long parse(SequenceOption option) {
        String number = option.number().startsWith("+") ? option.number().substring(1) : option.number();
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException notWhole) {
            boolean isDecimal = number.indexOf('.') >= 0 || number.indexOf('e') >= 0;
            throw isDecimal
                    ? new StatementError(SqlState.INVALID_TEXT_REPRESENTATION,
                            "invalid input syntax for type bigint: \"" + number + "\"")
                    : new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                            "value \"" + number + "\" is out of range for type bigint");
        }
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, message);
    }

    private static long typeMax(Type type) {
        return type == Type.INT2 ? Short.MAX_VALUE : type == Type.INT4 ? Integer.MAX_VALUE : Long.MAX_VALUE;
    }

    private static long typeMin(Type type) {
        return -typeMax(type) - 1;
    }
}
