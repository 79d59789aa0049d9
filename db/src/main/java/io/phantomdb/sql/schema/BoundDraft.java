package io.phantomdb.sql.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** FOR VALUES …, or DEFAULT, as written: values are SQL text that sees no row. */
public sealed interface BoundDraft {
    int position();

    record Default(int position) implements BoundDraft {}

    /** NULL is null. */
    record Values(List<Value> values, int position) implements BoundDraft {
        public Values {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    record Range(List<Value> from, List<Value> to, int position) implements BoundDraft {
        public Range {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    record Hash(int modulus, int remainder, int position) implements BoundDraft {}

    /** The text is null for MINVALUE and MAXVALUE. */
    record Value(Kind kind, String sql, int position) {
        public enum Kind {
            MINVALUE,
            VALUE,
            MAXVALUE
        }
    }
}
