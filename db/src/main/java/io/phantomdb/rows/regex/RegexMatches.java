package io.phantomdb.rows.regex;

/** One match after the other. After one of nothing the search goes on a character later. */
public final class RegexMatches {
    private final RegexMatcher matcher;
    private final String text;
    private int from;

    RegexMatches(RegexMatcher matcher, String text, int from) {
        this.matcher = matcher;
        this.text = text;
        this.from = from;
    }

    public boolean next() {
        if (from > text.length() || !matcher.find(from)) {
            return false;
        }
        from = matcher.end(0);
        if (matcher.start(0) == from) {
            from = from < text.length() ? text.offsetByCodePoints(from, 1) : from + 1;
        }
        return true;
    }

    public int start() {
        return matcher.start(0);
    }

    public int end() {
        return matcher.end(0);
    }

    /** Where a group's match starts, -1 if it has none; 0 is the whole match. */
    public int start(int group) {
        return matcher.start(group);
    }

    public int end(int group) {
        return matcher.end(group);
    }

    /** What a group matched, null for nothing at all; 0 is the whole match. */
    public String group(int group) {
        return matcher.start(group) < 0 ? null : text.substring(matcher.start(group), matcher.end(group));
    }
}
