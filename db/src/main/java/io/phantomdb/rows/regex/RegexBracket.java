package io.phantomdb.rows.regex;

import io.phantomdb.rows.regex.RegexFlags.Syntax;

/** Reads a bracket expression, from after its opening bracket on (PostgreSQL 15, chapter 9.7.3.2). */
final class RegexBracket {
    private final String pattern;
    private final RegexFlags flags;
    private int at;
    /** The character that was read last, if it may begin or end a range; else -1. */
    private int single;

    RegexBracket(String pattern, int at, RegexFlags flags) {
        this.pattern = pattern;
        this.at = at;
        this.flags = flags;
    }

    int end() {
        return at;
    }

    CharSet read() {
        boolean negated = pattern.startsWith("^", at);
        at += negated ? 1 : 0;
        CharSet set = CharSet.NOTHING;
        boolean first = true;
        while (first || current() != ']') {
            set = set.union(item());
            first = false;
        }
        at++;
        CharSet folded = flags.ignoresCase() ? set.withBothCases() : set;
        if (!negated) {
            return folded;
        }
        CharSet others = folded.complement();
        return flags.stopsAtNewline() ? others.without(CharSet.NEWLINE) : others;
    }

    private int current() {
        if (at >= pattern.length()) {
            throw RegexErrors.brackets();
        }
        return pattern.codePointAt(at);
    }

    /** A character, a range or a class. */
    private CharSet item() {
        CharSet start = element();
        boolean range = single >= 0 && current() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
        if (!range) {
            return start;
        }
        int low = single;
        at++;
        element();
        if (single < low) {
            throw RegexErrors.invalid("invalid character range");
        }
        return CharSet.range(low, single);
    }

    private CharSet element() {
        int character = current();
        if (character == '[' && at + 1 < pattern.length() && ":.=".indexOf(pattern.charAt(at + 1)) >= 0) {
            return named(pattern.charAt(at + 1));
        }
        if (character == '\\' && flags.syntax() == Syntax.ADVANCED) {
            if (at + 1 >= pattern.length()) {
                throw RegexErrors.escape();
            }
            RegexEscape escape = RegexEscape.read(pattern, at + 1, -1);
            at = escape.end();
            single = escape.single() ? escape.set().ranges().getFirst().low() : -1;
            return escape.set();
        }
        at += Character.charCount(character);
        single = character;
        return CharSet.of(character);
    }

    /** {@code [:alpha:]}, {@code [.x.]} or {@code [=x=]}. */
    private CharSet named(char kind) {
        int end = pattern.indexOf(kind + "]", at + 2);
        if (end < 0) {
            throw RegexErrors.brackets();
        }
        String name = pattern.substring(at + 2, end);
        at = end + 2;
        single = -1;
        if (kind == ':') {
            CharSet set = CharClasses.named(
                    flags.ignoresCase() && (name.equals("upper") || name.equals("lower")) ? "alpha" : name);
            if (set == null) {
                throw RegexErrors.invalid("invalid character class");
            }
            return set;
        }
        if (name.isEmpty() || name.codePointCount(0, name.length()) != 1) {
            throw RegexErrors.invalid("invalid collating element");
        }
        single = kind == '.' ? name.codePointAt(0) : -1;
        return CharSet.of(name.codePointAt(0));
    }
}
