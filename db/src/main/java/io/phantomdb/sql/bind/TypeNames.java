package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.tree.TypeName;
import java.util.List;

/** What is said about types that are not there. */
final class TypeNames {
    /** Types that PostgreSQL has and PhantomDB does not have yet. */
    private static final List<String> NOT_YET = List.of("time", "timetz", "json", "jsonb", "xml",
            "money", "bit", "varbit", "inet", "cidr", "macaddr", "point", "line", "box", "path", "polygon", "circle",
            "tsvector", "tsquery", "name", "char", "regclass", "regtype", "int4range", "int8range", "numrange",
            "tsrange", "tstzrange", "daterange");
    private static final List<String> SERIAL = List.of("serial", "serial2", "serial4", "serial8", "smallserial",
            "bigserial");

    private TypeNames() {}

    static StatementError unknown(TypeName type) {
        String name = type.name().last();
        if (SERIAL.contains(name)) {
            return new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "type " + name + " is not supported", null,
                    "Use an integer column and give it values.", 0);
        }
        if (NOT_YET.contains(name)) {
            return new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "type " + name + " is not supported");
        }
        return new StatementError(SqlState.UNDEFINED_OBJECT, "type \"" + type.name() + "\" does not exist");
    }

    static int modifier(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "invalid input syntax for type integer: \""
                    + text + "\"");
        }
    }
}
