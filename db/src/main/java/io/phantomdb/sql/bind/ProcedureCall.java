package io.phantomdb.sql.bind;

import java.util.List;

/**
 * A call of a procedure.
 *
 * @param outputPlaces for each output the place of the argument that was written for it, from 0; -1 if none was
 */
public record ProcedureCall(Expr.Call call, List<Integer> outputPlaces) {
    public ProcedureCall {
        outputPlaces = List.copyOf(outputPlaces);
    }
}
