package io.phantomdb.rows.program;

import io.phantomdb.base.Lookup;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;

/** IN over a list: many constants whose equality is that of their objects are looked up, all else is compared in turn. */
final class InListNode implements Node {
    private static final int LOOKUP_ITEMS_MIN = 8;

    private final Node operand;
    private final Node[] items;
    private final Function.Body2 equality;

    private InListNode(Expression.InList in) {
        this.operand = Compiler.node(in.operand());
        this.items = Compiler.nodes(in.items());
        this.equality = (Function.Body2) in.equality().body();
    }

    static Node of(Expression.InList in) {
        Type left = in.equality().argumentTypes().get(0);
        Type right = in.equality().argumentTypes().get(1);
        boolean sameObjects = left.equals(right) && switch (left.kind()) {
            case INT2, INT4, INT8, OID, TEXT, DATE, TIMESTAMP, TIMESTAMPTZ, BYTEA, BIT, UUID, NAME, CHAR, TIME, REG,
                    INET, MACADDR, MONEY, XID, XID8, LSN, TID ->
                true;
            case BOOL, FLOAT4, FLOAT8, NUMERIC, BPCHAR, VARCHAR, UNKNOWN, INTERVAL, ENUM, TIMETZ, JSON, JSONPATH, JSONB,
                    VOID,
                    ARRAY,
                    VECTOR, RANGE, MULTIRANGE, TSVECTOR, TSQUERY, RECORD, PSEUDO ->
                false;
        };
        boolean constant = in.items().stream().allMatch(Expression.Constant.class::isInstance);
        return sameObjects && constant && in.items().size() >= LOOKUP_ITEMS_MIN ? lookup(in) : new InListNode(in);
    }

    private static Node lookup(Expression.InList in) {
        Node operand = Compiler.node(in.operand());
        Lookup<Object, Boolean> values = new Lookup<>();
        boolean hasNull = false;
        for (Expression item : in.items()) {
            Object value = ((Expression.Constant) item).value();
            if (value == null) {
                hasNull = true;
            } else {
                values.put(value, true);
            }
        }
        Boolean otherwise = hasNull ? null : Boolean.FALSE;
        return (row, parameters, context) -> {
            Object value = operand.evaluate(row, parameters, context);
            if (value == null) {
                return null;
            }
            return values.contains(value) ? Boolean.TRUE : otherwise;
        };
    }

    @Override
    public Object evaluate(Object[] row, Object[] parameters, EvalContext context) {
        Object value = operand.evaluate(row, parameters, context);
        if (value == null) {
            return null;
        }
        Boolean result = Boolean.FALSE;
        for (Node item : items) {
            Object other = item.evaluate(row, parameters, context);
            if (other == null) {
                result = null;
            } else if (equality.apply(value, other, context) == Boolean.TRUE) {
                return Boolean.TRUE;
            }
        }
        return result;
    }
}
