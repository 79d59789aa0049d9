package io.phantomdb.rows.jsonpath;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.Numeric;

/** Arithmetic of paths; what goes wrong is a failure of the path. */
final class PathNumbers {
    private PathNumbers() {}

    static Numeric calculate(String operator, Numeric left, Numeric right) {
        try {
            return switch (operator) {
                case "+" -> left.add(right);
                case "-" -> left.subtract(right);
                case "*" -> left.multiply(right);
                case "/" -> left.divide(right);
                default -> left.remainder(right);
            };
        } catch (StatementError error) {
            throw new PathFailure(error.state(), error.getMessage());
        }
    }

    /** abs, floor, ceiling and double. */
    static Numeric method(String name, Json item) {
        if (name.equals("double")) {
            return doubled(item);
        }
        if (!(item instanceof Json.Number number)) {
            throw new PathFailure(SqlState.NON_NUMERIC_SQL_JSON_ITEM,
                    "jsonpath item method ." + name + "() can only be applied to a numeric value");
        }
        return switch (name) {
            case "abs" -> number.value().abs();
            case "floor" -> number.value().floor();
            default -> number.value().ceiling();
        };
    }

    private static Numeric doubled(Json item) {
        return switch (item) {
            case Json.Number number -> {
                if (Double.isInfinite(number.value().doubleValue())) {
                    throw new PathFailure(SqlState.NON_NUMERIC_SQL_JSON_ITEM,
                            "numeric argument of jsonpath item method "
                                    + ".double() is out of range for type double precision");
                }
                yield number.value();
            }
            case Json.Text text -> parsed(text.value());
            default -> throw new PathFailure(SqlState.NON_NUMERIC_SQL_JSON_ITEM,
                    "jsonpath item method .double() can only be applied to a string or numeric value");
        };
    }

    private static Numeric parsed(String text) {
        String stripped = text.strip();
        double value;
        try {
            boolean named = stripped.equalsIgnoreCase("nan") || stripped.toLowerCase(java.util.Locale.ROOT)
                    .matches("[+-]?inf(inity)?");
            value = named ? Double.NaN : Double.parseDouble(stripped);
        } catch (NumberFormatException none) {
            throw new PathFailure(SqlState.NON_NUMERIC_SQL_JSON_ITEM, "string argument of jsonpath item method "
                    + ".double() is not a valid representation of a double precision number");
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new PathFailure(SqlState.NON_NUMERIC_SQL_JSON_ITEM,
                    "NaN or Infinity is not allowed for jsonpath item method .double()");
        }
        return Numeric.ofDouble(value);
    }
}
