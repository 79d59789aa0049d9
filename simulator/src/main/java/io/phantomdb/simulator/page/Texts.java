package io.phantomdb.simulator.page;

import io.phantomdb.base.Lookup;
import java.util.ArrayList;
import java.util.List;

/** Every text of a page once, by number. */
final class Texts {
    private final Lookup<String, Integer> numbers = new Lookup<>();
    private final List<String> texts = new ArrayList<>();

    int number(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        numbers.put(text, texts.size());
        texts.add(text);
        return texts.size() - 1;
    }

    List<String> all() {
        return texts;
    }
}
