package io.phantomdb.rows.search;

import io.phantomdb.rows.SearchVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tartarus.snowball.ext.englishStemmer;

/** What becomes of the tokens of a text: which dictionary looks at them (PostgreSQL 15, chapter 12.6). */
public enum SearchConfiguration {
    SIMPLE("simple", 3748),
    ENGLISH("english", 13_164);

    private static final Set<String> STOP_WORDS = new TreeSet<>(
            List.of(("i me my myself we our ours ourselves you your "
                    + "yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs "
                    + "themselves what which who whom this that these those am is are was were be been being have has had having "
                    + "do does did doing a an the and but if or because as until while of at by for with about against between "
                    + "into through during before after above below to from up down in out on off over under again further then "
                    + "once here there when where why how all any both each few more most other some such no nor not only own "
                    + "same so than too very s t can will just don should now").split(" ")));

    private final String configurationName;
    private final int oid;

    SearchConfiguration(String configurationName, int oid) {
        this.configurationName = configurationName;
        this.oid = oid;
    }

    /** pg_ts_config.cfgname */
    public String configurationName() {
        return configurationName;
    }

    /** pg_ts_config.oid */
    public int oid() {
        return oid;
    }

    /** Null if there is none of that name, which may have pg_catalog in front. */
    public static SearchConfiguration named(String name) {
        String plain = name.strip().replaceFirst("^pg_catalog\\.", "").toLowerCase(Locale.ROOT);
        for (SearchConfiguration each : values()) {
            if (each.configurationName.equals(plain)) {
                return each;
            }
        }
        return null;
    }

    /** Null if there is none of that number. */
    public static SearchConfiguration numbered(long oid) {
        for (SearchConfiguration each : values()) {
            if (each.oid == oid) {
                return each;
            }
        }
        return null;
    }

    /** The lexeme of a token; empty if it is a stop word, null if no dictionary looks at tokens of its sort. */
    String lexeme(Token token) {
        if (!token.sort().isIndexed()) {
            return null;
        }
        return this == ENGLISH && token.sort().isWord() ? stem(token.text()) : small(token.text());
    }

    static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** Of an English word; empty if it is a stop word. */
    public static String stem(String word) {
        String small = small(word);
        if (STOP_WORDS.contains(small)) {
            return "";
        }
        englishStemmer stemmer = new englishStemmer();
        stemmer.setCurrent(small);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    /** The lexemes of a text with the numbers of their tokens, from a number on; gives the last number. */
    int collect(String text, int before, Map<String, List<Integer>> into) {
        int position = before;
        for (Token token : TextParser.tokens(text)) {
            String lexeme = lexeme(token);
            if (lexeme != null) {
                position++;
                if (!lexeme.isEmpty()) {
                    into.computeIfAbsent(lexeme, unused -> new ArrayList<>())
                            .add(SearchVector.place(position, 0));
                }
            }
        }
        return position;
    }

    /** to_tsvector */
    public SearchVector vector(String text) {
        Map<String, List<Integer>> words = new TreeMap<>();
        collect(text, 0, words);
        return SearchVector.of(words);
    }

    /** Of several texts, between which a place is left free, so that no phrase goes across them. */
    public SearchVector vector(List<String> texts) {
        Map<String, List<Integer>> words = new TreeMap<>();
        int position = 0;
        for (String text : texts) {
            int after = collect(text, position, words);
            position = after == position ? position : after + 1;
        }
        return SearchVector.of(words);
    }
}
