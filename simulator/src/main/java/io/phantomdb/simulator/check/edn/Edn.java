package io.phantomdb.simulator.check.edn;

import java.util.List;
import java.util.stream.Collectors;

/** A value of the extensible data notation (github.com/edn-format/edn). {@code toString} writes it. */
public sealed interface Edn {
    Edn NIL = new Symbol("nil");

    /** A number without a fraction. */
    record Int(long value) implements Edn {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** Such as {@code :ok}; the name is without the colon. */
    record Keyword(String name) implements Edn {
        @Override
        public String toString() {
            return ":" + name;
        }
    }

    /** {@code nil}, {@code true}, {@code false}, symbols, and what nobody here looks into: characters, fractions. */
    record Symbol(String text) implements Edn {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A string. */
    record Text(String value) implements Edn {
        @Override
        public String toString() {
            return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        }
    }

    /** A vector, or a list, which is read as one. */
    record Vector(List<Edn> elements) implements Edn {
        public Vector {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return elements.stream().map(Edn::toString).collect(Collectors.joining(" ", "[", "]"));
        }
    }

    /** A set. */
    record Group(List<Edn> elements) implements Edn {
        public Group {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return elements.stream().map(Edn::toString).collect(Collectors.joining(" ", "#{", "}"));
        }
    }

    /** A key and its value. */
    record Entry(Edn key, Edn value) {}

    /** A map. */
    record Dictionary(List<Entry> entries) implements Edn {
        public Dictionary {
            entries = List.copyOf(entries);
        }

        /** The value at a keyword; {@link #NIL} if there is none. */
        public Edn at(String keyword) {
            Edn key = new Keyword(keyword);
            return entries.stream().filter(entry -> entry.key().equals(key)).map(Entry::value).findFirst().orElse(NIL);
        }

        @Override
        public String toString() {
            return entries.stream().map(entry -> entry.key() + " " + entry.value())
                    .collect(Collectors.joining(", ", "{",
                            "}"));
        }
    }

    static Edn of(long value) {
        return new Int(value);
    }

    static Edn of(boolean value) {
        return new Symbol(Boolean.toString(value));
    }

    static Edn keyword(String name) {
        return new Keyword(name);
    }

    static Edn vector(Edn... elements) {
        return new Vector(List.of(elements));
    }

    /** A vector of numbers. */
    static Edn numbers(List<Long> numbers) {
        return new Vector(numbers.stream().map(Edn::of).toList());
    }

    /** A map whose keys are keywords: key, value, key, value. */
    static Edn map(Object... keysAndValues) {
        java.util.ArrayList<Entry> entries = new java.util.ArrayList<>();
        for (int at = 0; at < keysAndValues.length; at += 2) {
            entries.add(new Entry(keyword((String) keysAndValues[at]), (Edn) keysAndValues[at + 1]));
        }
        return new Dictionary(entries);
    }
}
