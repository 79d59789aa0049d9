package io.phantomdb.rows.picture;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A picture of a number (PostgreSQL 15, table 9.29): its parts, and what they are together. Belongs to one call. */
final class NumberPicture {
    /** What a part is. In the order in which they are looked for. */
    enum Token {
        COMMA(","),
        POINT("."),
        ZERO("0"),
        NINE("9"),
        B("B"),
        C("C"),
        D("D"),
        EEEE("EEEE"),
        FM("FM"),
        G("G"),
        L("L"),
        MI("MI"),
        PL("PL"),
        PR("PR"),
        RN("RN"),
        SG("SG"),
        SP("SP"),
        S("S"),
        TH("TH"),
        V("V");

        private final String name;

        Token(String name) {
            this.name = name;
        }
    }

    /** A token, or any other character if the token is null; lower: it was written in lower case. */
    record Part(Token token, boolean lower, int character) {}

    /** Where the sign of S goes. */
    enum Sign {
        NONE,
        BEFORE,
        AFTER
    }

    final List<Part> parts = new ArrayList<>();
    /** Digits before the point, after it, and after V. */
    int before;
    int after;
    int shift;
    boolean zero;
    int zeroStart;
    int zeroEnd;
    boolean decimal;
    boolean fill;
    boolean brackets;
    boolean plus;
    boolean minus;
    boolean roman;
    boolean shifts;
    boolean exponent;
    boolean locale;
    Sign sign = Sign.NONE;
    int beforeSign;

    private NumberPicture() {}

    /** 42601 if its parts do not go together. */
    static NumberPicture of(String text) {
        NumberPicture picture = new NumberPicture();
        int at = 0;
        while (at < text.length()) {
            Part part = token(text, at);
            if (part != null) {
                picture.parts.add(part);
                picture.take(part.token);
                at += part.token.name.length();
            } else {
                at = picture.text(text, at);
            }
        }
        return picture;
    }

    private static Part token(String text, int at) {
        for (Token token : Token.values()) {
            if (text.startsWith(token.name, at)) {
                return new Part(token, false, 0);
            }
            if (text.startsWith(token.name.toLowerCase(Locale.ROOT), at)) {
                return new Part(token, true, 0);
            }
        }
        return null;
    }

    /** Text in quotes, or one character; a backslash makes a quote plain. */
    private int text(String text, int from) {
        int at = from;
        if (text.charAt(at) != '"') {
            at += text.startsWith("\\\"", at) ? 1 : 0;
            parts.add(new Part(null, false, text.codePointAt(at)));
            return text.offsetByCodePoints(at, 1);
        }
        for (at++; at < text.length() && text.charAt(at) != '"'; at = text.offsetByCodePoints(at, 1)) {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
            parts.add(new Part(null, false, text.codePointAt(at)));
        }
        return at + 1;
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new StatementError(SqlState.SYNTAX_ERROR, message);
        }
    }

    private void take(Token token) {
        check(!exponent || token == Token.EEEE, "\"EEEE\" must be the last pattern used");
        switch (token) {
            case NINE -> nine();
            case ZERO -> zero();
            case D, POINT -> {
                check(!decimal, "multiple decimal points");
                check(!shifts, "cannot use \"V\" and decimal point together");
                decimal = true;
            }
            case FM -> fill = true;
            case S -> sign();
            case MI -> {
                check(!locale, "cannot use \"S\" and \"MI\" together");
                minus = true;
            }
            case PL -> {
                check(!locale, "cannot use \"S\" and \"PL\" together");
                plus = true;
            }
            case SG -> {
                check(!locale, "cannot use \"S\" and \"SG\" together");
                minus = true;
                plus = true;
            }
            case PR -> {
                check(!locale && !plus && !minus, "cannot use \"PR\" and \"S\"/\"PL\"/\"MI\"/\"SG\" together");
                brackets = true;
            }
            case RN -> roman = true;
            case V -> {
                check(!decimal, "cannot use \"V\" and decimal point together");
                shifts = true;
            }
            case EEEE -> exponent();
            case COMMA, G, L, B, C, SP, TH -> {
            }
        }
    }

    private void nine() {
        check(!brackets, "\"9\" must be ahead of \"PR\"");
        if (shifts) {
            shift++;
        } else if (decimal) {
            after++;
        } else {
            before++;
        }
    }

    private void zero() {
        check(!brackets, "\"0\" must be ahead of \"PR\"");
        if (!zero && !decimal) {
            zero = true;
            zeroStart = before + 1;
        }
        if (decimal) {
            after++;
        } else {
            before++;
        }
        zeroEnd = before + after;
    }

    private void sign() {
        check(!locale, "cannot use \"S\" twice");
        check(!plus && !minus && !brackets, "cannot use \"S\" and \"PL\"/\"MI\"/\"SG\"/\"PR\" together");
        locale = true;
        if (decimal) {
            sign = Sign.AFTER;
        } else {
            sign = Sign.BEFORE;
            beforeSign = before;
        }
    }

    private void exponent() {
        check(!exponent, "cannot use \"EEEE\" twice");
        if (fill || locale || brackets || minus || plus || roman || shifts) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "\"EEEE\" is incompatible with other formats").withDetail(
                    "\"EEEE\" may only be used together with digit and decimal point patterns.");
        }
        exponent = true;
    }
}
