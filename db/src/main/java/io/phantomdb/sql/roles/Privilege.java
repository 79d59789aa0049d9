package io.phantomdb.sql.roles;

import java.util.Locale;

/** What one can be allowed to do with an object (PostgreSQL 15, table 5.1). Their order is that of letters in lists. */
public enum Privilege {
    INSERT('a'),
    SELECT('r'),
    UPDATE('w'),
    DELETE('d'),
    TRUNCATE('D'),
    REFERENCES('x'),
    TRIGGER('t'),
    EXECUTE('X'),
    USAGE('U'),
    CREATE('C'),
    TEMPORARY('T'),
    CONNECT('c');

    private final char letter;

    Privilege(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }

    /** As a set of its own; sets are numbers, and stored as such: the order of the constants stays. */
    public int bit() {
        return 1 << ordinal();
    }

    public static int bits(Privilege... all) {
        int bits = 0;
        for (Privilege each : all) {
            bits |= each.bit();
        }
        return bits;
    }

    public boolean isIn(int bits) {
        return (bits & bit()) != 0;
    }

    /** Null if there is none of that name, in whatever case. */
    public static Privilege named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.equals("TEMP")) {
            return TEMPORARY;
        }
        for (Privilege each : values()) {
            if (each.name().equals(upper)) {
                return each;
            }
        }
        return null;
    }
}
