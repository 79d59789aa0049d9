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

    void begin(byte[] source, long lineNumber) {
        bytes = source;
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
