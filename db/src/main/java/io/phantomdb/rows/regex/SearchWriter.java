package io.phantomdb.rows.regex;

import io.phantomdb.rows.regex.RegexNode.Place.Kind;

/** Writes regular expressions in the syntax of {@code java.util.regex}, which knows back references and lookaround. */
final class SearchWriter {
    /** Text looked back at has to have an end: this is it for what is repeated without one. */
    private static final int LOOKED_BACK_MAX = 1_000;

    private static final String WORD = CharClasses.WORD.pattern();
    private static final String WORD_START = "(?:(?<!" + WORD + ")(?=" + WORD + "))";
    private static final String WORD_END = "(?:(?<=" + WORD + ")(?!" + WORD + "))";

    private final StringBuilder out = new StringBuilder();
    private int lookbehinds;

    private SearchWriter() {}

    static String write(RegexNode node) {
        SearchWriter writer = new SearchWriter();
        writer.append(node);
        return writer.out.toString();
    }

    private void append(RegexNode node) {
        switch (node) {
            case RegexNode.One one -> out.append(one.set().pattern());
            case RegexNode.Place place -> out.append(place(place.kind()));
            case RegexNode.Group group -> {
                out.append(group.capturing() ? "(" : "(?:");
                append(group.inner());
                out.append(')');
            }
            case RegexNode.Sequence sequence -> sequence.parts().forEach(this::append);
            case RegexNode.Choice choice -> choice(choice);
            case RegexNode.Repeat repeat -> repeat(repeat);
            case RegexNode.Back back -> back(back);
            case RegexNode.Look look -> look(look);
        }
    }

    private static String place(Kind kind) {
        return switch (kind) {
            case TEXT_START -> "\\A";
            case TEXT_END -> "\\z";
            case LINE_START -> "(?:\\A|(?<=\\n))";
            case LINE_END -> "(?:\\z|(?=\\n))";
            case WORD_START -> WORD_START;
            case WORD_END -> WORD_END;
            case WORD_BOUNDARY -> "(?:" + WORD_START + "|" + WORD_END + ")";
            case NO_WORD_BOUNDARY -> "(?!" + WORD_START + "|" + WORD_END + ")";
        };
    }

    private void choice(RegexNode.Choice choice) {
        out.append("(?:");
        for (int at = 0; at < choice.branches().size(); at++) {
            out.append(at > 0 ? "|" : "");
            append(choice.branches().get(at));
        }
        out.append(')');
    }

    private void repeat(RegexNode.Repeat repeat) {
        out.append("(?:");
        append(repeat.inner());
        out.append("){").append(repeat.least()).append(',');
        if (repeat.most() >= 0) {
            out.append(repeat.most());
        } else if (lookbehinds > 0) {
            out.append(LOOKED_BACK_MAX);
        }
        out.append('}').append(repeat.shortest() ? "?" : "");
    }

    private void back(RegexNode.Back back) {
        out.append("(?:").append(back.ignoresCase() ? "(?iu)" : "").append('\\').append(back.group()).append(')');
    }

    private void look(RegexNode.Look look) {
        lookbehinds += look.ahead() ? 0 : 1;
        out.append(look.ahead() ? "(?" : "(?<").append(look.negated() ? '!' : '=');
        append(look.inner());
        out.append(')');
        lookbehinds -= look.ahead() ? 0 : 1;
    }
}
