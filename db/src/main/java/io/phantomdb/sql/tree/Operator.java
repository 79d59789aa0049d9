package io.phantomdb.sql.tree;

/** An operator by its symbol, {@code !=} already being {@code <>}. The schema is null unless OPERATOR(schema.symbol) was written. */
public record Operator(String schema, String symbol) {
    public static Operator of(String symbol) {
        return new Operator(null, symbol);
    }

    @Override
    public String toString() {
        return schema == null ? symbol : schema + "." + symbol;
    }
}
