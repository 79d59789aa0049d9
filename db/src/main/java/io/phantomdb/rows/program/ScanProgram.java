package io.phantomdb.rows.program;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.FormatNumbers;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.vector.Batch;
import io.phantomdb.rows.vector.Selection;
import io.phantomdb.rows.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * What a shard does with the rows of a scan before it answers: it drops those for which the filter is not true, gives the
 * columns asked for, and stops after so many. It needs neither parameters nor a session: only what is
 * {@link Expressions#isPushable pushable} is in it.
 *
 * @param row the types of the places of a row, as whoever decodes keys and values fills them
 * @param filter a condition over the row, or null
 * @param projection what is given of each row
 * @param limit rows at most; 0 for all
 */
public record ScanProgram(List<ColumnType> row, Expression filter, List<Expression> projection, long limit) {
    private static final int COLUMNS_MAX = 10_000;

    public ScanProgram {
        row = List.copyOf(row);
        projection = List.copyOf(projection);
        Check.that(filter == null || Expressions.isPushable(filter), "a filter that needs a session");
        Check.that(projection.stream().allMatch(Expressions::isPushable), "a column that needs a session");
        Check.that(limit >= 0, "a limit counts rows");
    }

    public Bytes encode() {
        ByteWriter to = new ByteWriter().u8(FormatNumbers.SCAN_PROGRAM).varint(row.size());
        row.forEach(type -> ExpressionCodec.type(to, type));
        to.u8(filter == null ? 0 : 1);
        if (filter != null) {
            ExpressionCodec.encode(to, filter);
        }
        to.varint(projection.size());
        projection.forEach(column -> ExpressionCodec.encode(to, column));
        return to.varint(limit).take();
    }

    /** Malformed if the bytes are no program that could be run. */
    public static ScanProgram decode(Bytes bytes) {
        ByteReader from = new ByteReader(bytes);
        int format = from.u8();
        if (format != FormatNumbers.SCAN_PROGRAM) {
            throw new Malformed("a scan program of format " + format);
        }
        int width = from.size();
        List<ColumnType> row = new ArrayList<>();
        for (int at = 0; at < width; at++) {
            row.add(ExpressionCodec.type(from));
        }
        Expression filter = from.u8() == 0 ? null : pushable(ExpressionCodec.decode(from, row));
        if (filter != null && filter.type().type() != io.phantomdb.rows.Type.BOOL) {
            throw new Malformed("a filter that is no condition");
        }
        int columns = from.size();
        if (columns > COLUMNS_MAX) {
            throw new Malformed(columns + " columns");
        }
        List<Expression> projection = new ArrayList<>();
        for (int at = 0; at < columns; at++) {
            projection.add(pushable(ExpressionCodec.decode(from, row)));
        }
        long limit = from.varint();
        from.end();
        if (limit < 0) {
            throw new Malformed("a limit of " + limit);
        }
        return new ScanProgram(row, filter, projection, limit);
    }

    private static Expression pushable(Expression expression) {
        if (!Expressions.isPushable(expression)) {
            throw new Malformed("an expression that needs a session");
        }
        return expression;
    }

    /** Ready to run; each run needs its own. */
    public Run start() {
        return new Run(this);
    }

    /** One run over a scan: belongs to whoever started it. */
    public static final class Run {
        /** Null if all pass. */
        private final Condition filter;
        private final ColumnNode[] projection;
        private final Vector[] given;
        private long left;

        private Run(ScanProgram program) {
            this.filter = program.filter == null ? null : Conditions.of(Expressions.fold(program.filter));
            this.projection = program.projection.stream().map(Expressions::fold).map(Columns::of).toArray(
                    ColumnNode[]::new);
            this.given = new Vector[projection.length];
            this.left = program.limit == 0 ? Long.MAX_VALUE : program.limit;
        }

        /** Only those rows stay that are not dropped. */
        public void filter(Batch batch, Selection rows) {
            if (filter != null) {
                filter.keep(batch, rows);
            }
            rows.cut((int) Math.min(left, rows.size()));
            left -= rows.size();
        }

        /** What is given of each selected row: a vector for each column, until the next batch. */
        public Vector[] project(Batch batch, Selection rows) {
            for (int at = 0; at < given.length; at++) {
                given[at] = projection[at].evaluate(batch, rows);
            }
            return given;
        }

        /** The limit has been reached: no more rows will be taken. */
        public boolean done() {
            return left == 0;
        }
    }
}
