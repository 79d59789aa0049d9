package io.phantomdb.rows.regex;

import io.phantomdb.base.Check;
import io.phantomdb.rows.regex.RegexNode.Place.Kind;
import io.phantomdb.rows.regex.RegexNode.Preference;
import java.util.List;

/** Writes regular expressions in re2j's syntax. */
final class RegexWriter {
    private final StringBuilder out = new StringBuilder();
    private boolean usesWords;
    private boolean needsSearch;

    private RegexWriter() {}

    /**
     * In re2j's syntax.
     *
     * @param longest its longest match is wanted, not that of its quantifiers one after the other
     * @param usesWords it looks at the boundaries of words
     * @param needsSearch this is not all of it: re2j cannot run it
     */
    record Written(String pattern, boolean longest, boolean usesWords, boolean needsSearch) {}

    static Written write(RegexNode node) {
        RegexWriter writer = new RegexWriter();
        boolean shortest = RegexNode.preference(node) == Preference.SHORTEST && !endsText(node);
        writer.append(node, shortest);
        return new Written(writer.out.toString(), !RegexNode.hasShortest(node), writer.usesWords, writer.needsSearch);
    }

    /** Of a match that ends where the text does there is but one length. */
    private static boolean endsText(RegexNode node) {
        return switch (node) {
            case RegexNode.Place place -> place.kind() == Kind.TEXT_END;
            case RegexNode.Sequence sequence -> !sequence.parts().isEmpty() && endsText(sequence.parts().getLast());
            case RegexNode.Group group -> endsText(group.inner());
            case RegexNode.One one -> false;
            case RegexNode.Back back -> false;
            case RegexNode.Look look -> false;
            case RegexNode.Choice choice -> false;
            case RegexNode.Repeat repeat -> false;
        };
    }

    private void append(RegexNode node, boolean shortest) {
        switch (node) {
            case RegexNode.One one -> out.append(one.set().pattern());
            case RegexNode.Place place -> sequence(List.of(place), shortest);
            case RegexNode.Group group -> {
                out.append(group.capturing() ? "(" : "(?:");
                append(group.inner(), shortest);
                out.append(')');
            }
            case RegexNode.Sequence sequence -> sequence(sequence.parts(), shortest);
            case RegexNode.Choice choice -> choice(choice, shortest);
            case RegexNode.Repeat repeat -> repeat(repeat, shortest);
            case RegexNode.Back back -> throw Check.unreachable("back references are searched for");
            case RegexNode.Look look -> throw Check.unreachable("lookaround is searched for");
        }
    }

    private void sequence(List<RegexNode> parts, boolean shortest) {
        for (int at = 0; at < parts.size(); at++) {
            if (parts.get(at) instanceof RegexNode.Place place) {
                place(place.kind(), parts, at);
            } else {
                append(parts.get(at), shortest);
            }
        }
    }

    private void choice(RegexNode.Choice choice, boolean shortest) {
        out.append("(?:");
        for (int at = 0; at < choice.branches().size(); at++) {
            out.append(at > 0 ? "|" : "");
            append(choice.branches().get(at), shortest);
        }
        out.append(')');
    }

    /** {1,1}? makes what it stands behind prefer the shortest match, and {1,1} the longest. */
    private void repeat(RegexNode.Repeat repeat, boolean shortest) {
        boolean once = repeat.least() == 1 && repeat.most() == 1;
        if (once) {
            append(repeat.inner(), repeat.shortest());
            return;
        }
        append(repeat.inner(), shortest);
        out.append(quantifier(repeat));
        out.append(shortest || repeat.shortest() ? "?" : "");
    }

    private static String quantifier(RegexNode.Repeat repeat) {
        if (repeat.most() < 0) {
            return repeat.least() == 0 ? "*" : repeat.least() == 1 ? "+" : "{" + repeat.least() + ",}";
        }
        return repeat.least() == 0 && repeat.most() == 1 ? "?" : "{" + repeat.least() + "," + repeat.most() + "}";
    }

    private void place(Kind kind, List<RegexNode> around, int at) {
        switch (kind) {
            case TEXT_START -> out.append("\\A");
            case TEXT_END -> out.append("\\z");
            case LINE_START -> out.append("(?m:^)");
            case LINE_END -> out.append("(?m:$)");
            case WORD_BOUNDARY -> boundary("\\b");
            case NO_WORD_BOUNDARY -> boundary("\\B");
            case WORD_START -> {
                if (!WordEdges.begins(around, at + 1, true) && !WordEdges.ends(around, at - 1, false)) {
                    needsSearch = true;
                }
                boundary("\\b");
            }
            case WORD_END -> {
                if (!WordEdges.ends(around, at - 1, true) && !WordEdges.begins(around, at + 1, false)) {
                    needsSearch = true;
                }
                boundary("\\b");
            }
        }
    }

    private void boundary(String text) {
        usesWords = true;
        out.append(text);
    }
}
