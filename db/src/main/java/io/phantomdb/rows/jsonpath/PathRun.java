package io.phantomdb.rows.jsonpath;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.jsonpath.PathNode.Chain;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a path over a value. The items found go into a list; without a list the first one is enough, and true is the
 * answer.
 */
final class PathRun {
    /** Three-valued truth. */
    private enum Truth {
        TRUE,
        FALSE,
        UNKNOWN;

        static Truth of(boolean value) {
            return value ? TRUE : FALSE;
        }
    }

    /** A test of one item on the left with one on the right. */
    @FunctionalInterface
    private interface Test {
        Truth of(Json left, Json right);
    }

    private final boolean lax;
    private final Chain path;
    private final Json root;
    private final Json.Object variables;
    private Json current;
    private int arraySize = -1;
    private boolean overlooksStructure;

    PathRun(JsonPath path, Json root, Json variables) {
        if (!(variables instanceof Json.Object object)) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "\"vars\" argument is not an object")
                    .withDetail("Jsonpath parameters should be encoded as key-value pairs of \"vars\" object.");
        }
        this.lax = path.lax();
        this.path = path.root();
        this.root = root;
        this.current = root;
        this.variables = object;
        this.overlooksStructure = lax;
    }

    List<Json> all() {
        List<Json> found = new ArrayList<>();
        run(path, root, found);
        return found;
    }

    boolean any() {
        return lax ? run(path, root, null) : !all().isEmpty();
    }

    /** True if anything was found. */
    private boolean run(Chain chain, Json item, List<Json> found) {
        return run(chain, item, found, lax);
    }

    private boolean next(Chain chain, Json item, List<Json> found) {
        if (chain.rest() != null) {
            return run(chain.rest(), item, found);
        }
        if (found != null) {
            found.add(item);
        }
        return true;
    }

    private boolean run(Chain chain, Json item, List<Json> found, boolean unwraps) {
        PathNode node = chain.first();
        if (PathNode.isPredicate(node)) {
            Truth truth = truth(node, item);
            return next(chain, truth == Truth.UNKNOWN ? Json.NULL : Json.of(truth == Truth.TRUE), found);
        }
        return switch (node) {
            case PathNode.Root start -> next(chain, root, found);
            case PathNode.Current start -> next(chain, current, found);
            case PathNode.Last last -> next(chain, number(arraySize - 1), found);
            case PathNode.Literal literal -> next(chain, literal.value(), found);
            case PathNode.Variable variable -> next(chain, variable(variable.name()), found);
            case PathNode.Key key -> key(chain, key, item, found, unwraps);
            case PathNode.AnyKey any -> anyKey(chain, item, found, unwraps);
            case PathNode.AnyElement any -> anyElement(chain, item, found);
            case PathNode.Elements elements -> elements(chain, elements, item, found);
            case PathNode.AnyDepth depth -> depth(chain, depth, item, found);
            case PathNode.Filter filter -> {
                if (unwraps && item instanceof Json.Array) {
                    yield unwrapped(chain, item, found, false);
                }
                yield nested(filter.condition(), item) == Truth.TRUE && next(chain, item, found);
            }
            case PathNode.Method method -> method(chain, method, item, found, unwraps);
            case PathNode.Binary binary -> next(chain, arithmetic(binary, item), found);
            case PathNode.Signed signed -> signed(chain, signed, item, found);
            case PathNode.Not not -> false;
            case PathNode.IsUnknown test -> false;
            case PathNode.Exists exists -> false;
            case PathNode.LikeRegex like -> false;
        };
    }

    private static Json number(long value) {
        return new Json.Number(Numeric.of(value));
    }

    private Json variable(String name) {
        Json value = variables.entries().get(name);
        if (value == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "could not find jsonpath variable \"" + name + "\"");
        }
        return value;
    }

    private boolean key(Chain chain, PathNode.Key key, Json item, List<Json> found, boolean unwraps) {
        if (item instanceof Json.Object object) {
            Json value = object.entries().get(key.name());
            if (value != null) {
                return next(chain, value, found);
            }
            return missing(SqlState.SQL_JSON_MEMBER_NOT_FOUND,
                    "JSON object does not contain key \"" + key.name() + "\"");
        }
        if (unwraps && item instanceof Json.Array) {
            return unwrapped(chain, item, found, false);
        }
        return missing(SqlState.SQL_JSON_MEMBER_NOT_FOUND,
                "jsonpath member accessor can only be applied to an object");
    }

    /** Nothing, or an error where the structure counts. */
    private boolean missing(SqlState state, String message) {
        if (!overlooksStructure) {
            throw new PathFailure(state, message);
        }
        return false;
    }

    private boolean anyKey(Chain chain, Json item, List<Json> found, boolean unwraps) {
        if (item instanceof Json.Object) {
            return within(chain.rest(), item, found, 1, new PathNode.AnyDepth(1, 1), false, lax);
        }
        if (unwraps && item instanceof Json.Array) {
            return unwrapped(chain, item, found, false);
        }
        return missing(SqlState.SQL_JSON_OBJECT_NOT_FOUND,
                "jsonpath wildcard member accessor can only be applied to an object");
    }

    private boolean anyElement(Chain chain, Json item, List<Json> found) {
        if (item instanceof Json.Array) {
            return within(chain.rest(), item, found, 1, new PathNode.AnyDepth(1, 1), false, lax);
        }
        if (lax) {
            return next(chain, item, found);
        }
        return missing(SqlState.SQL_JSON_ARRAY_NOT_FOUND,
                "jsonpath wildcard array accessor can only be applied to an array");
    }

    private boolean unwrapped(Chain chain, Json array, List<Json> found, boolean unwrapsElements) {
        return within(chain, array, found, 1, new PathNode.AnyDepth(1, 1), false, unwrapsElements);
    }

    private static List<Json> children(Json item) {
        return switch (item) {
            case Json.Array array -> array.elements();
            case Json.Object object -> List.copyOf(object.entries().values());
            default -> List.of();
        };
    }

    /** What is in a container, of the levels that are wanted; null for no more of the path gives it as it is. */
    private boolean within(Chain rest, Json container, List<Json> found, int level, PathNode.AnyDepth levels,
            boolean overlooks, boolean unwraps) {
        boolean any = false;
        if (level > levels.last()) {
            return false;
        }
        for (Json child : children(container)) {
            boolean isLeaf = child.isScalar();
            boolean lastOnly = levels.first() == PathNode.LAST_LEVEL && levels.last() == PathNode.LAST_LEVEL;
            if (level >= levels.first() || lastOnly && isLeaf) {
                any |= give(rest, child, found, overlooks, unwraps);
                if (any && found == null) {
                    return true;
                }
            }
            if (level < levels.last() && !isLeaf) {
                any |= within(rest, child, found, level + 1, levels, overlooks, unwraps);
                if (any && found == null) {
                    return true;
                }
            }
        }
        return any;
    }

    private boolean give(Chain rest, Json item, List<Json> found, boolean overlooks, boolean unwraps) {
        if (rest == null) {
            if (found != null) {
                found.add(item);
            }
            return true;
        }
        boolean before = overlooksStructure;
        overlooksStructure |= overlooks;
        try {
            return run(rest, item, found, unwraps);
        } finally {
            overlooksStructure = before;
        }
    }

    private boolean depth(Chain chain, PathNode.AnyDepth depth, Json item, List<Json> found) {
        boolean any = false;
        if (depth.first() == 0) {
            boolean before = overlooksStructure;
            overlooksStructure = true;
            try {
                any = next(chain, item, found);
            } finally {
                overlooksStructure = before;
            }
            if (any && found == null) {
                return true;
            }
        }
        return within(chain.rest(), item, found, 1, depth, true, lax) || any;
    }

    private boolean elements(Chain chain, PathNode.Elements elements, Json item, List<Json> found) {
        boolean isArray = item instanceof Json.Array;
        if (!isArray && !lax) {
            return missing(SqlState.SQL_JSON_ARRAY_NOT_FOUND,
                    "jsonpath array accessor can only be applied to an array");
        }
        List<Json> all = isArray ? ((Json.Array) item).elements() : List.of(item);
        int outer = arraySize;
        boolean any = false;
        for (PathNode.Subscript subscript : elements.subscripts()) {
            arraySize = all.size();
            int from;
            int to;
            try {
                from = index(subscript.from(), item);
                to = subscript.to() == null ? from : index(subscript.to(), item);
            } finally {
                arraySize = outer;
            }
            if (!overlooksStructure && (from < 0 || from > to || to >= all.size())) {
                throw new PathFailure(SqlState.INVALID_SQL_JSON_SUBSCRIPT,
                        "jsonpath array subscript is out of bounds");
            }
            for (int at = Math.max(from, 0); at <= Math.min(to, all.size() - 1); at++) {
                any |= next(chain, all.get(at), found);
                if (any && found == null) {
                    return true;
                }
            }
        }
        return any;
    }

    private int index(Chain chain, Json item) {
        List<Json> found = new ArrayList<>();
        run(chain, item, found);
        if (found.size() != 1 || !(found.getFirst() instanceof Json.Number number)) {
            throw new PathFailure(SqlState.INVALID_SQL_JSON_SUBSCRIPT,
                    "jsonpath array subscript is not a single numeric value");
        }
        try {
            return number.value().truncate(0).decimal().intValueExact();
        } catch (ArithmeticException tooFar) {
            throw new PathFailure(SqlState.INVALID_SQL_JSON_SUBSCRIPT,
                    "jsonpath array subscript is out of integer range");
        }
    }

    private boolean method(Chain chain, PathNode.Method method, Json item, List<Json> found, boolean unwraps) {
        String name = method.name();
        if (name.equals("type")) {
            return next(chain, Json.of(item.typeName()), found);
        }
        if (name.equals("size")) {
            return size(chain, item, found);
        }
        if (unwraps && item instanceof Json.Array) {
            return unwrapped(chain, item, found, false);
        }
        return switch (name) {
            case "keyvalue" -> pairs(chain, item, found);
            case "datetime" -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "jsonpath item method .datetime() is not supported");
            default -> next(chain, new Json.Number(PathNumbers.method(name, item)), found);
        };
    }

    private boolean size(Chain chain, Json item, List<Json> found) {
        if (item instanceof Json.Array array) {
            return next(chain, number(array.elements().size()), found);
        }
        if (!lax) {
            return missing(SqlState.SQL_JSON_ARRAY_NOT_FOUND,
                    "jsonpath item method .size() can only be applied to an array");
        }
        return next(chain, number(1), found);
    }

    private boolean pairs(Chain chain, Json item, List<Json> found) {
        if (!(item instanceof Json.Object object)) {
            throw new PathFailure(SqlState.SQL_JSON_OBJECT_NOT_FOUND,
                    "jsonpath item method .keyvalue() can only be applied to an object");
        }
        Json id = number(PathLayout.place(root, object));
        boolean any = false;
        for (var entry : object.entries().entrySet()) {
            java.util.LinkedHashMap<String, Json> pair = new java.util.LinkedHashMap<>();
            pair.put("key", Json.of(entry.getKey()));
            pair.put("value", entry.getValue());
            pair.put("id", id);
            any |= next(chain, new Json.Object(pair), found);
            if (any && found == null) {
                return true;
            }
        }
        return any;
    }

    private Json arithmetic(PathNode.Binary binary, Json item) {
        Numeric left = operand(binary.left(), item, "left", binary.operator());
        Numeric right = operand(binary.right(), item, "right", binary.operator());
        return new Json.Number(PathNumbers.calculate(binary.operator(), left, right));
    }

    private Numeric operand(Chain chain, Json item, String side, String operator) {
        List<Json> found = unwrappedItems(chain, item);
        if (found.size() != 1 || !(found.getFirst() instanceof Json.Number number)) {
            throw new PathFailure(SqlState.SINGLETON_SQL_JSON_ITEM_REQUIRED,
                    side + " operand of jsonpath operator " + operator + " is not a single numeric value");
        }
        return number.value();
    }

    private boolean signed(Chain chain, PathNode.Signed signed, Json item, List<Json> found) {
        boolean any = false;
        for (Json value : unwrappedItems(signed.operand(), item)) {
            if (!(value instanceof Json.Number number)) {
                throw new PathFailure(SqlState.SQL_JSON_NUMBER_NOT_FOUND,
                        "operand of unary jsonpath operator " + signed.operator() + " is not a numeric value");
            }
            Numeric result = signed.operator().equals("-") ? number.value().negate() : number.value();
            any |= next(chain, new Json.Number(result), found);
            if (any && found == null) {
                return true;
            }
        }
        return any;
    }

    /** In lax mode arrays among them are taken apart. */
    private List<Json> unwrappedItems(Chain chain, Json item) {
        List<Json> found = new ArrayList<>();
        run(chain, item, found);
        if (!lax) {
            return found;
        }
        List<Json> apart = new ArrayList<>();
        for (Json each : found) {
            if (each instanceof Json.Array array) {
                apart.addAll(array.elements());
            } else {
                apart.add(each);
            }
        }
        return apart;
    }

    private Truth nested(Chain condition, Json item) {
        Json before = current;
        current = item;
        try {
            return truth(condition.first(), item);
        } finally {
            current = before;
        }
    }

    private Truth truth(PathNode node, Json item) {
        return switch (node) {
            case PathNode.Not not -> switch (truth(not.condition().first(), item)) {
                case TRUE -> Truth.FALSE;
                case FALSE -> Truth.TRUE;
                case UNKNOWN -> Truth.UNKNOWN;
            };
            case PathNode.IsUnknown test -> Truth.of(truth(test.condition().first(), item) == Truth.UNKNOWN);
            case PathNode.Exists exists -> exists(exists.path(), item);
            case PathNode.LikeRegex like -> {
                var regex = PathRegex.of(like);
                yield tested(like.operand(), null, item, false, (left, right) -> left instanceof Json.Text text
                        ? Truth.of(regex.isFound(text.value()))
                        : Truth.UNKNOWN);
            }
            case PathNode.Binary binary -> truth(binary, item);
            default -> throw new StatementError(SqlState.INTERNAL_ERROR, "a value where a condition stands in a path");
        };
    }

    private Truth truth(PathNode.Binary binary, Json item) {
        if (binary.operator().equals("&&") || binary.operator().equals("||")) {
            Truth decides = binary.operator().equals("&&") ? Truth.FALSE : Truth.TRUE;
            Truth left = truth(binary.left().first(), item);
            if (left == decides) {
                return decides;
            }
            Truth right = truth(binary.right().first(), item);
            return right == decides ? decides : left == Truth.UNKNOWN ? left : right;
        }
        return binary.operator().equals("starts with")
                ? tested(binary.left(), binary.right(), item, false, PathRun::startsWith)
                : tested(binary.left(), binary.right(), item, true,
                        (left, right) -> compared(binary.operator(), left, right));
    }

    private Truth exists(Chain chain, Json item) {
        try {
            if (lax) {
                return Truth.of(run(chain, item, null));
            }
            List<Json> found = new ArrayList<>();
            run(chain, item, found);
            return Truth.of(!found.isEmpty());
        } catch (PathFailure failed) {
            return Truth.UNKNOWN;
        }
    }

    /** Whether the test holds for any pair of items; in strict mode all pairs have to be comparable. */
    private Truth tested(Chain left, Chain right, Json item, boolean unwrapsRight, Test test) {
        List<Json> lefts;
        List<Json> rights = new ArrayList<>();
        try {
            lefts = unwrappedItems(left, item);
            if (right == null) {
                rights.add(Json.NULL);
            } else if (unwrapsRight) {
                rights = unwrappedItems(right, item);
            } else {
                run(right, item, rights);
            }
        } catch (PathFailure failed) {
            return Truth.UNKNOWN;
        }
        boolean found = false;
        boolean unknown = false;
        for (Json one : lefts) {
            for (Json other : rights) {
                Truth truth = test.of(one, other);
                if (truth == Truth.UNKNOWN && !lax) {
                    return truth;
                }
                if (truth == Truth.TRUE && lax) {
                    return truth;
                }
                unknown |= truth == Truth.UNKNOWN;
                found |= truth == Truth.TRUE;
            }
        }
        return found ? Truth.TRUE : unknown ? Truth.UNKNOWN : Truth.FALSE;
    }

    private static Truth startsWith(Json whole, Json initial) {
        return whole instanceof Json.Text text && initial instanceof Json.Text start
                ? Truth.of(text.value().startsWith(start.value()))
                : Truth.UNKNOWN;
    }

    private static Truth compared(String operator, Json left, Json right) {
        if (!left.isScalar() || !right.isScalar() || left.getClass() != right.getClass()) {
            boolean withNull = left instanceof Json.Null || right instanceof Json.Null;
            return withNull ? Truth.of(operator.equals("!=")) : Truth.UNKNOWN;
        }
        int order = switch (left) {
            case Json.Bool bool -> Boolean.compare(bool.value(), ((Json.Bool) right).value());
            case Json.Number number -> number.value().compareTo(((Json.Number) right).value());
            case Json.Text text -> Datums.compare(Type.TEXT, text.value(), ((Json.Text) right).value());
            default -> 0;
        };
        return Truth.of(switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        });
    }
}
