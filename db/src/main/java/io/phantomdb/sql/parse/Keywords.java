package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * The keywords the grammar knows, found without making a string: an open hash table of their spellings. Unreserved
 * keywords of PostgreSQL that the grammar has no use for are plain names.
 */
public final class Keywords {
    private static final int SLOTS = 2048;
    private static final Keywords ALL = new Keywords();
    private static final IntervalSet RESERVED = PhantomSqlParser._ATN
            .nextTokens(PhantomSqlParser._ATN.ruleToStartState[PhantomSqlParser.RULE_reservedKeyword]);
    private static final IntervalSet UNRESERVED = PhantomSqlParser._ATN
            .nextTokens(PhantomSqlParser._ATN.ruleToStartState[PhantomSqlParser.RULE_unreservedKeyword]);

    private final String[] words = new String[SLOTS];
    private final int[] types = new int[SLOTS];

    private Keywords() {
        Vocabulary vocabulary = PhantomSqlParser.VOCABULARY;
        for (int type = PhantomSqlParser.LEXICAL_ERROR + 1; type <= vocabulary.getMaxTokenType(); type++) {
            add(word(vocabulary.getSymbolicName(type)), type);
        }
    }

    /** A trailing underscore is there only to avoid a name of ANTLR's own. */
    private static String word(String symbol) {
        StringBuilder word = new StringBuilder(symbol.length());
        for (int i = 0; i < symbol.length(); i++) {
            word.append(Characters.lower(symbol.charAt(i)));
        }
        if (symbol.endsWith("_")) {
            word.setLength(word.length() - 1);
        }
        return word.toString();
    }

    private void add(String word, int type) {
        int slot = hash(word, 0, word.length());
        while (words[slot] != null) {
            slot = (slot + 1) % SLOTS;
        }
        words[slot] = word;
        types[slot] = type;
    }

    private static int hash(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + Characters.lower(text.charAt(i));
        }
        return (hash ^ hash >>> 11) & SLOTS - 1;
    }

    /** The slot of the keyword that stands there in any case, or -1. */
    private int find(String text, int start, int end) {
        int slot = hash(text, start, end);
        while (words[slot] != null) {
            if (same(words[slot], text, start, end)) {
                return slot;
            }
            slot = (slot + 1) % SLOTS;
        }
        return -1;
    }

    private static boolean same(String word, String text, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (word.charAt(i - start) != Characters.lower(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether that word in lower case is a keyword that has to be quoted to be a name: any but an unreserved one. */
    static boolean isReserved(String word) {
        int type = type(word, 0, word.length());
        return type != Token.INVALID_TYPE && !UNRESERVED.contains(type);
    }

    /** The statement with its reserved words in capitals: it means the same, and looks as statements are shown to people. */
    public static String inCapitals(String sql) {
        StringBuilder shown = new StringBuilder(sql);
        for (SqlToken token : Scanner.scan(sql)) {
            if (token.getType() >= 0 && RESERVED.contains(token.getType())) {
                for (int at = token.start(); at < token.end(); at++) {
                    shown.setCharAt(at, Character.toUpperCase(sql.charAt(at)));
                }
            }
        }
        return shown.toString();
    }

    /** Sees keywords in the order of their letters. */
    @FunctionalInterface
    public interface Visitor {
        void visit(String word, boolean reserved, boolean unreserved);
    }

    /** Those that are neither reserved nor unreserved can be names of some things only. */
    public static void each(Visitor visitor) {
        TreeMap<String, Integer> sorted = new TreeMap<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            if (ALL.words[slot] != null) {
                sorted.put(ALL.words[slot], ALL.types[slot]);
            }
        }
        sorted.forEach((word, type) -> visitor.visit(word, RESERVED.contains(type), UNRESERVED.contains(type)));
    }

    /** Whether that token may be the last one of a qualified name in front of a parenthesis. */
    static boolean isName(int type) {
        return type == PhantomSqlParser.IDENTIFIER
                || type > PhantomSqlParser.LEXICAL_ERROR && !RESERVED.contains(type);
    }

    /** The token type of the keyword in that stretch of text, or INVALID_TYPE if it is none. */
    static int type(String text, int start, int end) {
        int slot = ALL.find(text, start, end);
        return slot < 0 ? Token.INVALID_TYPE : ALL.types[slot];
    }

    /** The keyword in that stretch of text in lower case, or null if it is none. */
    static String word(String text, int start, int end) {
        int slot = ALL.find(text, start, end);
        return slot < 0 ? null : ALL.words[slot];
    }
}
