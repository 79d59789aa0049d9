package io.phantomdb.rows;

/** What reading and writing datums as text may look at. */
public interface TextContext {
    TextSettings textSettings();

    /** Microseconds since 2000-01-01 UTC at the start of the transaction: what {@code 'now'::timestamptz} reads. */
    long transactionMicros();

    /** For text that depends on no clock: {@code now} is 2000-01-01. */
    static TextContext of(TextSettings settings) {
        return new TextContext() {
            @Override
            public TextSettings textSettings() {
                return settings;
            }

            @Override
            public long transactionMicros() {
                return 0;
            }
        };
    }
}
