package io.phantomdb.rows.function;

import io.phantomdb.rows.regex.Regex;
import io.phantomdb.rows.regex.RegexFlags;

/**
 * The regular expression that a place in a statement used last: most use the same one for every row. Any thread may come;
 * what another one kept is as good, since it is immutable and asked what it was made of.
 */
final class RegexMemo {
    private Regex last;

    Regex of(String pattern) {
        return of(pattern, RegexFlags.NONE);
    }

    Regex of(String pattern, RegexFlags flags) {
        Regex kept = last;
        if (kept == null || !kept.isOf(pattern, flags)) {
            kept = Regex.compile(pattern, flags);
            last = kept;
        }
        return kept;
    }
}
