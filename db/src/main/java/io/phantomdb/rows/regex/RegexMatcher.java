package io.phantomdb.rows.regex;

/** Finds matches of one expression in one text. For one thread. */
interface RegexMatcher {
    /** Looks for the first match that starts at the place or after it. */
    boolean find(int from);

    /** Where a group of the last match starts, -1 if it has none; 0 is the whole match. */
    int start(int group);

    int end(int group);
}
