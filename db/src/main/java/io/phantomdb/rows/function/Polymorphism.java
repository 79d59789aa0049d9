package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the pseudo-types of a signature stand for in one call: anyelement and its kin for one type that all share,
 * anycompatible and its kin for one that all become (PostgreSQL 15, chapter 38.2.5).
 */
final class Polymorphism {
    private Type element;
    private final List<Type> compatible = new ArrayList<>();
    private Type common;
    /** What a range among the compatible is of, which is not cast; null if there is none. */
    private Type fixed;
    private boolean consistent = true;

    private Polymorphism(List<Type> declared, List<Type> given) {
        for (int at = 0; at < declared.size(); at++) {
            learn(declared.get(at), given.get(at));
        }
        common = compatible.isEmpty() ? Type.TEXT : CommonType.selectOrNull(compatible);
        for (Type type : compatible) {
            consistent &= common != null && Casts.can(type, common, CastContext.IMPLICIT);
        }
        consistent &= fixed == null || fixed.equals(common);
        for (int at = 0; at < declared.size(); at++) {
            consistent &= fitsAll(declared.get(at));
        }
    }

    /** True if arguments of these types can be given, after implicit casts; there are as many as were declared. */
    static boolean accepts(List<Type> declared, List<Type> given) {
        boolean polymorphic = false;
        for (int at = 0; at < given.size(); at++) {
            Type wanted = declared.get(at);
            if (wanted.kind() == Type.Kind.PSEUDO) {
                polymorphic = true;
            } else if (!Casts.can(given.get(at), wanted, CastContext.IMPLICIT)) {
                return false;
            }
        }
        return !polymorphic || new Polymorphism(declared, given).consistent;
    }

    static Polymorphism of(List<Type> declared, List<Type> given) {
        return new Polymorphism(declared, given);
    }

    private void learn(Type declared, Type given) {
        if (declared.kind() != Type.Kind.PSEUDO || given == Type.UNKNOWN || declared == Type.ANY) {
            return;
        }
        Type single = single(declared, given);
        if (single == null) {
            consistent = false;
        } else if (isCompatible(declared)) {
            compatible.add(single);
            fixed = isRange(declared) || isMultirange(declared) ? single : fixed;
        } else {
            consistent &= element == null || element.equals(single);
            element = single;
        }
    }

    /** What one value is of in an argument; null if it is of another sort. */
    private static Type single(Type declared, Type given) {
        if (isRange(declared)) {
            return given.kind() == Type.Kind.RANGE ? given.plain().subtype() : null;
        }
        if (isMultirange(declared)) {
            return given.kind() == Type.Kind.MULTIRANGE ? given.plain().subtype().subtype() : null;
        }
        return isArray(declared) ? given.element() : given;
    }

    private boolean fitsAll(Type declared) {
        if (declared == Type.ANYNONARRAY) {
            return element == null || !element.isArray();
        }
        if (declared == Type.ANYCOMPATIBLENONARRAY) {
            return compatible.isEmpty() || common != null && !common.isArray();
        }
        return declared != Type.ANYENUM || element == null || element.kind() == Type.Kind.ENUM;
    }

    private static boolean isArray(Type declared) {
        return declared == Type.ANYARRAY || declared == Type.ANYCOMPATIBLEARRAY;
    }

    private static boolean isRange(Type declared) {
        return declared == Type.ANYRANGE || declared == Type.ANYCOMPATIBLERANGE;
    }

    private static boolean isMultirange(Type declared) {
        return declared == Type.ANYMULTIRANGE || declared == Type.ANYCOMPATIBLEMULTIRANGE;
    }

    private static boolean isCompatible(Type declared) {
        return declared == Type.ANYCOMPATIBLERANGE || declared == Type.ANYCOMPATIBLEMULTIRANGE
                || declared == Type.ANYCOMPATIBLE || declared == Type.ANYCOMPATIBLEARRAY
                || declared == Type.ANYCOMPATIBLENONARRAY;
    }

    /** The type that an argument has to be cast to. */
    Type argument(Type declared, Type given) {
        if (declared == Type.ANY) {
            return given == Type.UNKNOWN ? Type.TEXT : given;
        }
        return resolve(declared);
    }

    /** 42804 if no argument has told. */
    Type resolve(Type declared) {
        if (declared.kind() != Type.Kind.PSEUDO) {
            return declared;
        }
        Type single = isCompatible(declared) ? common : element;
        if (single == null) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "could not determine polymorphic type because input has type unknown");
        }
        if (isRange(declared)) {
            return found(Type.ranges(), each -> each.subtype().equals(single), "range", single);
        }
        if (isMultirange(declared)) {
            return found(Type.multiranges(), each -> each.subtype().subtype().equals(single), "multirange", single);
        }
        if (!isArray(declared)) {
            return single;
        }
        if (single.array() == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "could not find array type for data type " + single.sqlName());
        }
        return single.array();
    }

    private static Type found(List<Type> among, Predicate<Type> wanted, String sort, Type single) {
        return among.stream().filter(wanted).findFirst().orElseThrow(() -> new StatementError(
                SqlState.UNDEFINED_OBJECT, "could not find " + sort + " type for data type " + single.sqlName()));
    }
}
