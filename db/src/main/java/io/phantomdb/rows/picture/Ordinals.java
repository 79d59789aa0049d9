package io.phantomdb.rows.picture;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.Locale;

/** The ending that makes a number an ordinal one: 1st, 2nd, 3rd, 4th. */
final class Ordinals {
    private Ordinals() {}

    /** 22P02 if the last character is no digit. */
    static String ending(String number, boolean upper) {
        char last = number.isEmpty() ? ' ' : number.charAt(number.length() - 1);
        if (last < '0' || last > '9') {
            throw new StatementError(SqlState.INVALID_TEXT_REPRESENTATION, "\"" + number + "\" is not a number");
        }
        boolean teen = number.length() > 1 && number.charAt(number.length() - 2) == '1';
        String ending = switch (teen ? '0' : last) {
            case '1' -> "st";
            case '2' -> "nd";
            case '3' -> "rd";
            default -> "th";
        };
        return upper ? ending.toUpperCase(Locale.ROOT) : ending;
    }
}
