package io.phantomdb.session;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.List;

/** In which form each column of a result is sent: none given means text, one stands for all (chapter 55.2.3). */
public record Formats(List<Boolean> binary) {
    public static final Formats TEXT = new Formats(List.of());
    public static final Formats BINARY = new Formats(List.of(true));

    public Formats {
        binary = List.copyOf(binary);
    }

    public boolean isBinary(int column) {
        return switch (binary.size()) {
            case 0 -> false;
            case 1 -> binary.getFirst();
            default -> binary.get(column);
        };
    }

    /** 08P01 unless there are none, one or as many as columns. */
    void check(int columns) {
        if (binary.size() > 1 && binary.size() != columns) {
            throw new StatementError(SqlState.PROTOCOL_VIOLATION,
                    "bind message has " + binary.size() + " result formats but query has " + columns + " columns");
        }
    }
}
