package io.phantomdb.rows.search;

/** A piece of a text, and of which sort it is. */
public record Token(Sort sort, String text) {
    /** PostgreSQL's token types, by their numbers (PostgreSQL 15, table 12.1). */
    public enum Sort {
        ASCIIWORD,
        WORD,
        NUMWORD,
        EMAIL,
        URL,
        HOST,
        SFLOAT,
        VERSION,
        HWORD_NUMPART,
        HWORD_PART,
        HWORD_ASCIIPART,
        BLANK,
        TAG,
        PROTOCOL,
        NUMHWORD,
        ASCIIHWORD,
        HWORD,
        URL_PATH,
        FILE,
        FLOAT,
        INT,
        UINT,
        ENTITY;

        /** A dictionary looks at it. */
        boolean isIndexed() {
            return this != BLANK && this != TAG && this != PROTOCOL && this != ENTITY;
        }

        /** It is made of letters, so that it has a stem. */
        boolean isWord() {
            return switch (this) {
                case ASCIIWORD, WORD, HWORD_PART, HWORD_ASCIIPART, ASCIIHWORD, HWORD -> true;
                case NUMWORD, EMAIL, URL, HOST, SFLOAT, VERSION, HWORD_NUMPART, BLANK, TAG, PROTOCOL, NUMHWORD,
                        URL_PATH,
                        FILE, FLOAT, INT, UINT, ENTITY ->
                    false;
            };
        }
    }
}
