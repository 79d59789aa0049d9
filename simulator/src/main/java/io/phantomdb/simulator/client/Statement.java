package io.phantomdb.simulator.client;

import java.util.List;

/** A statement with the values of its parameters, as text. */
public record Statement(String sql, List<String> parameters) {
    public static Statement of(String sql, String... parameters) {
        return new Statement(sql, List.of(parameters));
    }
}
