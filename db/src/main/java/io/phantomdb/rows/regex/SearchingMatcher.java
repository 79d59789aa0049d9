package io.phantomdb.rows.regex;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.regex.RegexNode.Preference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs an expression with back references or lookaround by trying one way after the other. The first place where anything
 * matches is searched again for the longest or the shortest match there, whichever the expression prefers. How much it may
 * look at the text is limited, for the ways may be more than anyone can wait for.
 */
final class SearchingMatcher implements RegexMatcher {
    private static final long LOOKS_MAX = 20_000_000;

    /** Counts the looks at the text. */
    private static final class Watched implements CharSequence {
        private final String text;
        private long looks;

        Watched(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > LOOKS_MAX) {
                throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED,
                        "regular expression with back references or lookaround takes too many steps").withHint(
                                "Anchor the expression, or match a shorter text.");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final Matcher matcher;
    private final int length;
    private final Preference preference;

    SearchingMatcher(Pattern pattern, String text, Preference preference) {
        this.matcher = pattern.matcher(new Watched(text)).useTransparentBounds(true).useAnchoringBounds(false);
        this.length = text.length();
        this.preference = preference;
    }

    @Override
    public boolean find(int from) {
        if (from > length || !matcher.region(from, length).find()) {
            return false;
        }
        int start = matcher.start();
        int end = matcher.end();
        switch (preference) {
            case NONE -> {
            }
            case LONGEST -> {
                int longest = length;
                while (longest > end && !matcher.region(start, longest).matches()) {
                    longest--;
                }
                settle(start, longest);
            }
            case SHORTEST -> {
                int shortest = start;
                while (shortest < end && !matcher.region(start, shortest).matches()) {
                    shortest++;
                }
                settle(start, shortest);
            }
        }
        return true;
    }

    private void settle(int start, int end) {
        if (!matcher.region(start, end).matches()) {
            throw new StatementError(SqlState.INTERNAL_ERROR, "a match of a regular expression was lost");
        }
    }

    @Override
    public int start(int group) {
        return matcher.start(group);
    }

    @Override
    public int end(int group) {
        return matcher.end(group);
    }
}
