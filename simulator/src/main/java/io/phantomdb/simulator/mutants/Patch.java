package io.phantomdb.simulator.mutants;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change to one source file. The text that is looked for must be there exactly once; how its words are broken into
 * lines does not matter, so that a formatter does not disarm the mutant, but nothing else may differ.
 *
 * @param file relative to the root of the repository
 */
record Patch(String file, String search, String replace) {
    private static final Pattern TOKEN = Pattern.compile("\\w+|[^\\w\\s]");

    /**
     * The changed source; throws {@link IllegalStateException} with a sentence that names the mutant if the text is not
     * there, or more than once.
     */
    String apply(String source, String mutant) {
        Matcher found = pattern().matcher(source);
        if (!found.find()) {
            throw new IllegalStateException(misfit(mutant, "is not there (any more)"));
        }
        int start = found.start();
        int end = found.end();
        if (found.find()) {
            throw new IllegalStateException(misfit(mutant, "is there more than once"));
        }
        return source.substring(0, start) + replace.strip() + source.substring(end);
    }

    private String misfit(String mutant, String why) {
        return "mutant " + mutant + " does not fit " + file + ": the text that it replaces " + why + ": " + search
                .strip().replaceAll("\\s+", " ");
    }

    private Pattern pattern() {
        StringBuilder regex = new StringBuilder();
        Matcher tokens = TOKEN.matcher(search);
        while (tokens.find()) {
            regex.append(regex.isEmpty() ? "" : "\\s*").append(Pattern.quote(tokens.group()));
        }
        return Pattern.compile(regex.toString());
    }
}
