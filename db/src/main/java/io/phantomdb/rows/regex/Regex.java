package io.phantomdb.rows.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A regular expression made ready to run. Immutable, for any number of threads. */
public final class Regex {
    private final String source;
    private final RegexFlags flags;
    private final Pattern pattern;
    private final boolean usesWords;
    private final java.util.regex.Pattern searched;
    private final RegexNode.Preference preference;

    private Regex(String source, RegexFlags flags, RegexNode node) {
        this.source = source;
        this.flags = flags;
        this.preference = RegexNode.preference(node);
        RegexWriter.Written written = RegexNode.needsSearch(node) ? null : RegexWriter.write(node);
        boolean isLinear = written != null && !written.needsSearch();
        this.usesWords = isLinear && written.usesWords();
        this.pattern = isLinear ? linear(written) : null;
        this.searched = !isLinear || usesWords ? searched(node) : null;
    }

    private static Pattern linear(RegexWriter.Written written) {
        try {
            return Pattern.compile(written.pattern(), written.longest() ? Pattern.LONGEST_MATCH : 0);
        } catch (PatternSyntaxException tooLarge) {
            // What can be written here is well formed: re2j objects to its size alone.
            throw RegexErrors.tooComplex();
        }
    }

    private static java.util.regex.Pattern searched(RegexNode node) {
        try {
            return java.util.regex.Pattern.compile(SearchWriter.write(node));
        } catch (java.util.regex.PatternSyntaxException tooLarge) {
            throw RegexErrors.tooComplex();
        }
    }

    /** 2201B if it is none. */
    public static Regex compile(String source, RegexFlags flags) {
        return new Regex(source, flags, RegexParser.parse(source, flags));
    }

    /** True if it was made of these. */
    public boolean isOf(String pattern, RegexFlags options) {
        return source.equals(pattern) && flags.equals(options);
    }

    public RegexFlags flags() {
        return flags;
    }

    /** Groups that remember what they matched. */
    public int groupCount() {
        return pattern != null ? pattern.groupCount() : searched.matcher("").groupCount();
    }

    /** True if it is found anywhere in the text. */
    public boolean isFound(String text) {
        return matcher(text).find(0);
    }

    /** Its matches from a place in the text on. */
    public RegexMatches matches(String text, int from) {
        return new RegexMatches(matcher(text), text, from);
    }

    private RegexMatcher matcher(String text) {
        return pattern == null || usesWords && hasOtherLetters(text)
                ? new SearchingMatcher(searched, text, preference)
                : new LinearMatcher(pattern.matcher(text));
    }

    /** re2j knows the words of ASCII only. */
    private static boolean hasOtherLetters(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80 && Character.isLetterOrDigit(text.codePointAt(at))) {
                return true;
            }
        }
        return false;
    }
}
