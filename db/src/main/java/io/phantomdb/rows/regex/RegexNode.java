package io.phantomdb.rows.regex;

import java.util.List;

/** A regular expression taken apart. */
sealed interface RegexNode {
    /** One character. */
    record One(CharSet set) implements RegexNode {}

    /** A place that takes no character. */
    record Place(Kind kind) implements RegexNode {
        enum Kind {
            TEXT_START,
            TEXT_END,
            LINE_START,
            LINE_END,
            WORD_START,
            WORD_END,
            WORD_BOUNDARY,
            NO_WORD_BOUNDARY
        }
    }

    record Group(RegexNode inner, boolean capturing) implements RegexNode {}

    /** One thing after the other; nothing matches the empty text. */
    record Sequence(List<RegexNode> parts) implements RegexNode {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of several. */
    record Choice(List<RegexNode> branches) implements RegexNode {
        public Choice {
            branches = List.copyOf(branches);
        }
    }

    /** Again and again; without an end if most is -1. Shortest: as seldom as possible. */
    record Repeat(RegexNode inner, int least, int most, boolean shortest) implements RegexNode {}

    /** What a group has matched, once more. */
    record Back(int group, boolean ignoresCase) implements RegexNode {}

    /** Whether something stands here, or has stood before; it takes no character. */
    record Look(RegexNode inner, boolean ahead, boolean negated) implements RegexNode {}

    /** What an expression would rather match. */
    enum Preference {
        NONE,
        LONGEST,
        SHORTEST
    }

    /** PostgreSQL 15, chapter 9.7.3.5. */
    static Preference preference(RegexNode node) {
        return switch (node) {
            case One one -> Preference.NONE;
            case Place place -> Preference.NONE;
            case Back back -> Preference.NONE;
            case Look look -> Preference.NONE;
            case Group group -> preference(group.inner);
            case Choice choice -> Preference.LONGEST;
            case Sequence sequence -> sequence.parts.stream().map(RegexNode::preference)
                    .filter(preference -> preference != Preference.NONE).findFirst().orElse(Preference.NONE);
            case Repeat repeat -> repeat.shortest ? Preference.SHORTEST : Preference.LONGEST;
        };
    }

    /** True if it cannot run in time linear in the text. */
    static boolean needsSearch(RegexNode node) {
        return switch (node) {
            case One one -> false;
            case Place place -> false;
            case Back back -> true;
            case Look look -> true;
            case Group group -> needsSearch(group.inner);
            case Choice choice -> choice.branches.stream().anyMatch(RegexNode::needsSearch);
            case Sequence sequence -> sequence.parts.stream().anyMatch(RegexNode::needsSearch);
            case Repeat repeat -> needsSearch(repeat.inner);
        };
    }

    /** True if anything in it prefers less. */
    static boolean hasShortest(RegexNode node) {
        return switch (node) {
            case One one -> false;
            case Place place -> false;
            case Back back -> false;
            case Look look -> false;
            case Group group -> hasShortest(group.inner);
            case Choice choice -> choice.branches.stream().anyMatch(RegexNode::hasShortest);
            case Sequence sequence -> sequence.parts.stream().anyMatch(RegexNode::hasShortest);
            case Repeat repeat -> repeat.shortest || hasShortest(repeat.inner);
        };
    }
}
