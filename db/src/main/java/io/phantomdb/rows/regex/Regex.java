package io.phantomdb.rows.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A regular expression made ready to run. Immutable, for any number of threads. */
public final class Regex {
    private final String source;
    private final RegexFlags flags;
    private final Pattern pattern;
    private final boolean usesWords;

    private Regex(String source, RegexFlags flags, Pattern pattern, boolean usesWords) {
        this.source = source;
        this.flags = flags;
        this.pattern = pattern;
        this.usesWords = usesWords;
    }

    /** 2201B if it is none, 0A000 for what cannot run in linear time. */
    public static Regex compile(String source, RegexFlags flags) {
        RegexWriter.Written written = RegexWriter.write(RegexParser.parse(source, flags));
        try {
            Pattern pattern = Pattern.compile(written.pattern(), written.longest() ? Pattern.LONGEST_MATCH : 0);
            return new Regex(source, flags, pattern, written.usesWords());
        } catch (PatternSyntaxException tooLarge) {
            // What can be written here is well formed: re2j objects to its size alone.
            throw RegexErrors.tooComplex();
        }
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
        return pattern.groupCount();
    }

    /** True if it is found anywhere in the text. */
    public boolean isFound(String text) {
        return matcher(text).find();
    }

    /** Its matches from a place in the text on. */
    public RegexMatches matches(String text, int from) {
        return new RegexMatches(matcher(text), text, from);
    }

    private Matcher matcher(String text) {
        if (usesWords) {
            refuseOtherWords(text);
        }
        return pattern.matcher(text);
    }

    private static void refuseOtherWords(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80 && Character.isLetterOrDigit(text.codePointAt(at))) {
                throw RegexErrors.notSupported("word boundaries among letters that are not ASCII");
            }
        }
    }
}
