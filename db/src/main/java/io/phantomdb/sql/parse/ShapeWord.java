package io.phantomdb.sql.parse;

/** Words that tell a {@link ShapeScanner} what the literals behind them are. */
enum ShapeWord {
    /** No word of interest. */
    NAME,
    /** A statement begins with it, and perhaps a subquery. */
    STATEMENT,
    /** An expression begins behind it. */
    EXPRESSION,
    /** A type may follow, or what takes a modifier as a type does. */
    TYPE,
    /** A part of the statement begins, and no type goes on here. */
    CLAUSE,
    /** Literals keep their meaning only as they stand, up to where this part of the statement ends. */
    ORDER,
    /** Ends what ORDER began, and an expression begins behind it. */
    LIMIT,
    /** Ends what ORDER began. */
    LOCKING,
    CONFLICT,
    DO,
    /** Expressions of such a statement are compared with each other. */
    COMPARING;

    private static final int SLOTS = 256;
    private static final String[] WORDS = new String[SLOTS];
    private static final ShapeWord[] MEANINGS = new ShapeWord[SLOTS];

    static {
        put(STATEMENT, "select", "insert", "update", "delete");
        put(EXPRESSION, "all", "where", "and", "or", "not", "like", "ilike", "between", "case", "when", "then", "else",
                "on", "having", "returning");
        put(TYPE, "as", "current_time", "current_timestamp", "localtime", "localtimestamp");
        put(CLAUSE, "from", "values", "set", "join", "using", "into");
        put(ORDER, "order");
        put(LIMIT, "limit", "offset");
        put(LOCKING, "for", "fetch");
        put(CONFLICT, "conflict");
        put(DO, "do");
        put(COMPARING, "group", "distinct", "over", "within", "window", "extract");
    }

    private static void put(ShapeWord meaning, String... words) {
        for (String word : words) {
            int hash = 0;
            for (int i = 0; i < word.length(); i++) {
                hash = hash(hash, word.charAt(i));
            }
            int slot = slot(hash);
            while (WORDS[slot] != null) {
                slot = slot + 1 & SLOTS - 1;
            }
            WORDS[slot] = word;
            MEANINGS[slot] = meaning;
        }
    }

    /** The hash of a word, character by character, from 0. */
    static int hash(int before, char c) {
        return before * 31 + c;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 8) & SLOTS - 1;
    }

    /** What the word in that stretch of small letters means, given its hash. */
    static ShapeWord of(char[] text, int from, int to, int hash) {
        int slot = slot(hash);
        while (WORDS[slot] != null) {
            if (same(WORDS[slot], text, from, to)) {
                return MEANINGS[slot];
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return NAME;
    }

    private static boolean same(String word, char[] text, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (word.charAt(i - from) != text[i]) {
                return false;
            }
        }
        return true;
    }
}
