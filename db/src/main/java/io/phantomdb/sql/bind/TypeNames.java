package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;

/** The type that a name means, and what is said about those that are not there. */
final class TypeNames {
    /** Types that PostgreSQL has and PhantomDB does not have yet. */
    private static final List<String> NOT_YET = List.of("xml", "money", "inet", "cidr",
            "macaddr", "point", "line", "box", "path", "polygon", "circle", "tsvector", "tsquery");

    private TypeNames() {}

    /** 42704 if there is no such type, 0A000 if it is not there yet. */
    /** True if the name is that of a type that is always there: these come before those of users. */
    static boolean isBuiltIn(TypeName name) {
        Type type = Type.named(name.name().last());
        return type != null && type != Type.UNKNOWN
                && (name.name().schema() == null || name.name().schema().equals("pg_catalog"));
    }

    /** The type of a user is null if there is none of that name. */
    static ColumnType typeNamed(TypeName name, Type ofUser) {
        Type type = isBuiltIn(name) ? Type.named(name.name().last()) : ofUser;
        if (type == null) {
            throw unknown(name);
        }
        if (name.setOf()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "SETOF types are not supported");
        }
        List<Integer> modifiers = new ArrayList<>();
        for (String modifier : name.modifiers()) {
            modifiers.add(modifier(modifier));
        }
        ColumnType column = type.kind() == Type.Kind.INTERVAL
                ? ColumnType.interval(name.intervalFields(), modifiers)
                : ColumnType.of(type, modifiers);
        return name.isArray() ? arrayOf(column, name) : column;
    }

    /** Brackets say nothing of how many dimensions there may be: arrays of arrays are arrays. */
    private static ColumnType arrayOf(ColumnType element, TypeName name) {
        if (element.type().isArray()) {
            return element;
        }
        if (element.type().array() == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "type \"" + name.name() + "[]\" does not exist");
        }
        return new ColumnType(element.type().array(), element.modifier());
    }

    static StatementError unknown(TypeName type) {
        String name = type.name().last();
        if (NOT_YET.contains(name)) {
            return new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "type " + name + " is not supported");
        }
        return new StatementError(SqlState.UNDEFINED_OBJECT,
                "type \"" + type.name() + (type.isArray() ? "[]" : "") + "\" does not exist");
    }

    static int modifier(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new StatementError(SqlState.INVALID_TEXT_REPRESENTATION, "invalid input syntax for type integer: \""
                    + text + "\"");
        }
    }
}
