package io.phantomdb.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Fuzz;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.function.Functions;
import io.phantomdb.rows.function.Operators;
import io.phantomdb.rows.program.Expression;
import io.phantomdb.rows.program.Expressions;
import io.phantomdb.rows.program.Program;
import io.phantomdb.rows.program.ScanProgram;
import io.phantomdb.rows.vector.Batch;
import io.phantomdb.rows.vector.Selection;
import io.phantomdb.rows.vector.Vector;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanProgramTest {
    private static final ColumnType INT4 = ColumnType.of(Type.INT4);
    private static final Expression ID = new Expression.Column(0, INT4);
    private static final EvalContext CONTEXT = new FixedContext(TextSettings.of(ZoneId.of("UTC")));

    private static Expression call(String symbol, Expression left, Expression right) {
        return Expression.Call.of(Operators.infix(symbol, left.type().type(), right.type().type()), left, right);
    }

    private static Expression constant(Object value, Type type) {
        return new Expression.Constant(value, ColumnType.of(type));
    }

    @Test
    void filtersProjectsAndStops() {
        ScanProgram program = new ScanProgram(List.of(INT4), call(">", ID, constant(2, Type.INT4)),
                List.of(call("*", ID, constant(10, Type.INT4)), ID), 2);
        ScanProgram.Run run = ScanProgram.decode(program.encode()).start();
        assertEquals(List.of(List.of(30, 3)), taken(run, 1, null, 3));
        assertFalse(run.done());
        assertEquals(List.of(List.of(40, 4)), taken(run, 4, 5));
        assertTrue(run.done());
        assertEquals(List.of(), taken(run, 5));
    }

    /** What is given of rows with these ids. */
    private static List<List<Object>> taken(ScanProgram.Run run, Integer... ids) {
        Batch batch = new Batch(List.of(Type.INT4));
        for (int row = 0; row < ids.length; row++) {
            batch.column(0).set(row, ids[row]);
        }
        Selection rows = new Selection();
        rows.setAll(ids.length);
        run.filter(batch, rows);
        Vector[] given = run.project(batch, rows);
        List<List<Object>> taken = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            int row = rows.row(at);
            taken.add(Arrays.stream(given).map(column -> column.datum(row)).toList());
        }
        return taken;
    }

    /** From another node, damaged on the way or written by one that is. */
    @Test
    void damagedProgramsCostNoMoreThanTheyAreWorth() {
        Expression text = constant("text", Type.TEXT);
        Bytes plain = new ScanProgram(List.of(INT4), call(">", ID, constant(2, Type.INT4)), List.of(call("*", ID,
                constant(10, Type.INT4)), ID), 2).encode();
        Bytes wide = new ScanProgram(List.of(INT4, ColumnType.of(Type.TEXT)), null, List.of(ID, call("||", text, text)),
                7).encode();
        for (long seed = 1; seed <= 20; seed++) {
            Fuzz.decoder(seed, 400, List.of(plain, wide), ScanProgram::decode, Malformed.class);
        }
    }

    @Test
    void takesNothingThatNeedsASession() {
        Expression now = Expression.Call.of(Functions.resolve("now", List.of()));
        Expression parameter = new Expression.Parameter(0, INT4);
        assertThrows(Check.Broken.class, () -> new ScanProgram(List.of(INT4), null, List.of(now), 0));
        assertThrows(Check.Broken.class, () -> new ScanProgram(List.of(INT4), null, List.of(parameter), 0));
        assertFalse(Expressions.isPushable(call("+", ID, parameter)));
        assertEquals(Volatility.STABLE, Expressions.volatility(now));
    }

    @Test
    void settlesParametersAndSession() {
        Expression.Column at = new Expression.Column(0, ColumnType.of(Type.TIMESTAMPTZ));
        Expression filter = call("<", at, Expression.Call.of(Functions.resolve("now", List.of())));
        Expression settled = Expressions.settle(filter, new Object[0], CONTEXT);
        assertEquals(call("<", at, constant(0L, Type.TIMESTAMPTZ)), settled);
        Expression sum = call("+", ID, call("+", new Expression.Parameter(1, INT4), constant(1, Type.INT4)));
        assertEquals(call("+", ID, constant(6, Type.INT4)),
                Expressions.settle(sum, new Object[]{null, 5}, CONTEXT));
        Expression random = Expression.Call.of(Functions.resolve("random", List.of()));
        assertEquals(random, Expressions.settle(random, new Object[0], CONTEXT));
    }

    @Test
    void whatFailsIsNotFoldedAway() {
        Expression failing = call("/", constant(1, Type.INT4), constant(0, Type.INT4));
        assertEquals(failing, Expressions.fold(failing));
        Program program = Program.compile(failing);
        StatementError error = assertThrows(StatementError.class,
                () -> program.evaluate(new Object[0], new Object[0], CONTEXT));
        assertEquals("22012", error.state().code());
    }

    @Test
    void damagedProgramsAreMalformedOrOthers() {
        ScanProgram program = new ScanProgram(List.of(INT4), call(">", ID, constant(2, Type.INT4)),
                List.of(call("*", ID, constant(10, Type.INT4))), 2);
        byte[] bytes = program.encode().toArray();
        int refused = 0;
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= (byte) (1 << bit);
                try {
                    ScanProgram.decode(Bytes.wrap(damaged)).start();
                } catch (Malformed malformed) {
                    refused++;
                }
            }
        }
        assertTrue(refused > bytes.length * 4, "most damage is found: " + refused);
    }
}
