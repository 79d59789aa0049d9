package io.phantomdb.rows.regex;

import java.util.List;

/** Whether what stands beside a place must be a character of a word, or must not. */
final class WordEdges {
    private WordEdges() {}

    /** The parts from there on begin with a character of a word (or, if not wanted, with any other) for certain. */
    static boolean begins(List<RegexNode> parts, int at, boolean word) {
        return at < parts.size() && edge(parts.get(at), word, true);
    }

    static boolean ends(List<RegexNode> parts, int at, boolean word) {
        return at >= 0 && edge(parts.get(at), word, false);
    }

    private static boolean edge(RegexNode node, boolean word, boolean first) {
        return switch (node) {
            case RegexNode.One one -> word
                    ? one.set().isWithin(CharClasses.WORD)
                    : one.set().isWithin(CharClasses.WORD.complement());
            case RegexNode.Place place -> !word && isOutside(place, first);
            case RegexNode.Back back -> false;
            case RegexNode.Look look -> false;
            case RegexNode.Group group -> edge(group.inner(), word, first);
            case RegexNode.Sequence sequence -> !sequence.parts().isEmpty()
                    && edge(first ? sequence.parts().getFirst() : sequence.parts().getLast(), word, first);
            case RegexNode.Choice choice -> choice.branches().stream().allMatch(branch -> edge(branch, word, first));
            case RegexNode.Repeat repeat -> repeat.least() > 0 && edge(repeat.inner(), word, first);
        };
    }

    /** Beyond the text there is no word. */
    private static boolean isOutside(RegexNode.Place place, boolean first) {
        return place.kind() == (first ? RegexNode.Place.Kind.TEXT_END : RegexNode.Place.Kind.TEXT_START);
    }
}
