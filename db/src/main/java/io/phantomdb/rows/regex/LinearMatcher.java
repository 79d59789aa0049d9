package io.phantomdb.rows.regex;

import com.google.re2j.Matcher;

/** Runs an expression with re2j, in time linear in the text. */
record LinearMatcher(Matcher matcher) implements RegexMatcher {
    @Override
    public boolean find(int from) {
        return matcher.find(from);
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
