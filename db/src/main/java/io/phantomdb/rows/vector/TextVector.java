package io.phantomdb.rows.vector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts in UTF-8, each a piece of an array: of the page's own where they were read. */
public final class TextVector extends Vector {
    private static final byte PAD = ' ';

    private final byte[][] arrays = new byte[Batch.ROWS_MAX][];
    private final int[] starts = new int[Batch.ROWS_MAX];
    private final int[] ends = new int[Batch.ROWS_MAX];

    public void set(int row, byte[] array, int start, int end) {
        arrays[row] = array;
        starts[row] = start;
        ends[row] = end;
    }

    public byte[] array(int row) {
        return arrays[row];
    }

    public int start(int row) {
        return starts[row];
    }

    public int end(int row) {
        return ends[row];
    }

    /** By bytes, which is by code point. */
    public int compare(int row, byte[] other) {
        return Arrays.compareUnsigned(arrays[row], starts[row], ends[row], other, 0, other.length);
    }

    /** The same without the spaces at the end of the row's text: for char(n), beside what has none either. */
    public int compareUnpadded(int row, byte[] other) {
        byte[] array = arrays[row];
        int end = ends[row];
        while (end > starts[row] && array[end - 1] == PAD) {
            end--;
        }
        return Arrays.compareUnsigned(array, starts[row], end, other, 0, other.length);
    }

    @Override
    void forget() {
        Arrays.fill(arrays, null);
    }

    @Override
    Object value(int row) {
        return new String(arrays[row], starts[row], ends[row] - starts[row], StandardCharsets.UTF_8);
    }

    @Override
    void setValue(int row, Object datum) {
        byte[] utf8 = ((String) datum).getBytes(StandardCharsets.UTF_8);
        set(row, utf8, 0, utf8.length);
    }
}
