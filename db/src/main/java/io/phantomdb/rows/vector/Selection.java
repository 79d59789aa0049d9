package io.phantomdb.rows.vector;

/** Which rows of a batch count, in rising order. */
public final class Selection {
    private final int[] rows = new int[Batch.ROWS_MAX];
    private int size;

    /** The first so many. */
    public void setAll(int count) {
        for (int row = 0; row < count; row++) {
            rows[row] = row;
        }
        size = count;
    }

    public void set(Selection other) {
        System.arraycopy(other.rows, 0, rows, 0, other.size);
        size = other.size;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int row(int at) {
        return rows[at];
    }

    /** Only the first so many stay. */
    public void cut(int count) {
        size = Math.min(size, count);
    }

    /** Whether a row stays. */
    @FunctionalInterface
    public interface Test {
        boolean keeps(int row);
    }

    /** Only those rows stay that pass. */
    public void keep(Test test) {
        int kept = 0;
        for (int at = 0; at < size; at++) {
            int row = rows[at];
            rows[kept] = row;
            kept += test.keeps(row) ? 1 : 0;
        }
        size = kept;
    }

    /** All of the others, which are among these, go. */
    public void remove(Selection others) {
        int kept = 0;
        int next = 0;
        for (int at = 0; at < size; at++) {
            if (next < others.size && others.rows[next] == rows[at]) {
                next++;
            } else {
                rows[kept++] = rows[at];
            }
        }
        size = kept;
    }
}
