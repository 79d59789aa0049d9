package io.phantomdb.sql.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** FOR VALUES …, or DEFAULT: which rows of its parent a partition has. Values are texts of the types of the parent's key. */
public sealed interface PartitionBound {
    /** What no other partition has. */
    record Default() implements PartitionBound {}

    /** IN; NULL is null. */
    record Values(List<String> texts) implements PartitionBound {
        public Values {
            texts = Collections.unmodifiableList(new ArrayList<>(texts));
        }
    }

    /** FROM, which is in it, and TO, which is not. */
    record Range(List<Edge> from, List<Edge> to) implements PartitionBound {
        public Range {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /** Where a part of the key lies against a bound; the text is null for those without end. */
    record Edge(Kind kind, String text) {
        /** In their order. */
        public enum Kind {
            MINVALUE,
            VALUE,
            MAXVALUE
        }
    }

    record Hash(int modulus, int remainder) implements PartitionBound {}

    default boolean isDefault() {
        return this instanceof Default;
    }
}
