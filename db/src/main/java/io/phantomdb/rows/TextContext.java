package io.phantomdb.rows;

import io.phantomdb.base.Check;

/** What reading and writing datums as text may look at. */
public interface TextContext {
    TextSettings textSettings();

    /** Microseconds since 2000-01-01 UTC at the start of the transaction: what {@code 'now'::timestamptz} reads. */
    long transactionMicros();

    /**
     * A value of what is beneath the domain as one of the domain: checked by it, and by those that it is over. 23514 or 23502 if it
     * does not meet their conditions. Only who has a catalog at hand can tell.
     */
    default Object inDomain(Type domain, Object datum) {
        throw Check.unreachable("a value of domain " + domain + " where there is no catalog");
    }

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
