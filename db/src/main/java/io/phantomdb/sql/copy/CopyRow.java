package io.phantomdb.sql.copy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fields of one line, as places in an array of bytes, escapes undone. Used again for every line: whoever takes a row
 * reads it before asking for the next.
 */
public final class CopyRow {
    byte[] bytes = new byte[0];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;
    private long line;
    private byte[] source = bytes;
    private int lineStart;
    private int lineEnd;

    void begin(byte[] lineSource, long lineNumber, int from, int to) {
        bytes = lineSource;
        source = lineSource;
        lineStart = from;
        lineEnd = to;
        line = lineNumber;
        count = 0;
    }

    void field(int start, int end) {
        room();
        starts[count] = start;
        ends[count++] = end;
    }

    void nullField() {
        room();
        starts[count++] = -1;
    }

    private void room() {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
    }

    public int fieldCount() {
        return count;
    }

    /** The line of the input it ended on, from 1. */
    public long line() {
        return line;
    }

    /** The line as it came; empty in binary data. */
    public String lineText() {
        return new String(source, lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
    }

    public boolean isNull(int field) {
        return starts[field] < 0;
    }

    /** The array beneath {@link #start} and {@link #end}. */
    public byte[] bytes() {
        return bytes;
    }

    public int start(int field) {
        return starts[field];
    }

    public int end(int field) {
        return ends[field];
    }

    public String text(int field) {
        return new String(bytes, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
    }
}
