package io.phantomdb.sql.catalog;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;
import java.util.ArrayList;
import java.util.List;

/** Statistics as they are stored; see {@link SystemTables} for their keys. */
final class StatisticsCodec {
    private static final int FORMAT = 1;

    private StatisticsCodec() {}

    static Bytes encode(AnalyzedTable table) {
        ByteWriter writer = new ByteWriter(40).u8(FORMAT).u64(table.generation());
        return real(writer, table.rows()).u64(table.manualMicros()).u64(table.automaticMicros()).take();
    }

    static AnalyzedTable table(int tableId, Bytes value) {
        try {
            ByteReader reader = started(value);
            AnalyzedTable table = new AnalyzedTable(tableId, reader.u64(), real(reader), reader.u64(), reader.u64());
            reader.end();
            return table;
        } catch (Malformed malformed) {
            throw unreadable(malformed);
        }
    }

    static Bytes encode(ColumnStatistics column) {
        ByteWriter writer = new ByteWriter(256).u8(FORMAT).u32(column.type().oid());
        real(writer, column.nullFraction()).varint(column.averageBytes());
        real(writer, column.distinct()).varint(column.commonValues().size());
        for (int at = 0; at < column.commonValues().size(); at++) {
            DatumBytes.encode(writer, column.type(), column.commonValues().get(at));
            real(writer, column.commonFractions().get(at));
        }
        writer.varint(column.histogram().size());
        column.histogram().forEach(bound -> DatumBytes.encode(writer, column.type(), bound));
        return writer.take();
    }

    /** Null if they are of values of another type, which the column had before. */
    static ColumnStatistics column(Type type, Bytes value) {
        try {
            ByteReader reader = started(value);
            return reader.u32() == type.oid() ? column(type, reader) : null;
        } catch (Malformed malformed) {
            throw unreadable(malformed);
        }
    }

    private static ColumnStatistics column(Type type, ByteReader reader) {
        double nullFraction = real(reader);
        int averageBytes = (int) reader.varint();
        double distinct = real(reader);
        List<Object> commonValues = new ArrayList<>();
        List<Double> commonFractions = new ArrayList<>();
        for (int left = reader.size(); left > 0; left--) {
            commonValues.add(DatumBytes.decode(reader, type));
            commonFractions.add(real(reader));
        }
        List<Object> histogram = new ArrayList<>();
        for (int left = reader.size(); left > 0; left--) {
            histogram.add(DatumBytes.decode(reader, type));
        }
        reader.end();
        return new ColumnStatistics(type, nullFraction, averageBytes, distinct, commonValues, commonFractions,
                histogram);
    }

    private static ByteReader started(Bytes value) {
        ByteReader reader = new ByteReader(value);
        int format = reader.u8();
        if (format != FORMAT) {
            throw new Malformed("format " + format);
        }
        return reader;
    }

    private static ByteWriter real(ByteWriter to, double value) {
        return to.u64(Double.doubleToLongBits(value));
    }

    private static double real(ByteReader from) {
        return Double.longBitsToDouble(from.u64());
    }

    private static StatementError unreadable(Malformed malformed) {
        return new StatementError(SqlState.DATA_CORRUPTED,
                "stored statistics cannot be read: " + malformed.getMessage());
    }
}
