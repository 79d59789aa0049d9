package io.phantomdb.rows.picture;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.picture.NumberPicture.Part;
import io.phantomdb.rows.picture.NumberPicture.Sign;
import io.phantomdb.rows.picture.NumberPicture.Token;
import io.phantomdb.rows.text.DatumText;
import java.math.BigDecimal;

/** to_number: reads the digits, the point and the sign that the picture has places for, and skips the rest. */
final class NumberPictureReader {
    private final NumberPicture picture;
    private final String text;
    private final StringBuilder digits = new StringBuilder();
    private int at;
    /** A space until a sign was read. */
    private char sign = ' ';
    private int readBefore;
    private int readAfter;
    private boolean readPoint;

    private NumberPictureReader(NumberPicture picture, String text) {
        this.picture = picture;
        this.text = text;
    }

    static Numeric read(String text, NumberPicture picture) {
        if (picture.exponent || picture.roman) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "\"" + (picture.exponent ? "EEEE" : "RN") + "\" not supported for input");
        }
        return new NumberPictureReader(picture, text).read();
    }

    private Numeric read() {
        for (Part part : picture.parts) {
            if (isAtEnd()) {
                break;
            }
            if (part.token() == null) {
                skipOne();
            } else {
                token(part.token());
            }
        }
        if (!digits.isEmpty() && digits.charAt(digits.length() - 1) == '.') {
            digits.setLength(digits.length() - 1);
        }
        Numeric number = (Numeric) DatumText.read(Type.NUMERIC, sign + digits.toString(),
                TextContext.of(TextSettings.DEFAULT));
        number = number.fit(Math.max(1, picture.before + picture.shift + readAfter), readAfter);
        return picture.shifts ? shifted(number) : number;
    }

    /** V: the last digits are those of a fraction. */
    private Numeric shifted(Numeric number) {
        BigDecimal power = BigDecimal.ONE.movePointLeft(picture.shift).setScale(Math.max(16, picture.shift));
        return number.multiply(Numeric.of(power));
    }

    private boolean isAtEnd() {
        return at >= text.length();
    }

    private void skipOne() {
        at = text.offsetByCodePoints(at, 1);
    }

    private void token(Token token) {
        switch (token) {
            case NINE, ZERO, POINT, D -> {
                digit(token);
                at++;
            }
            case COMMA, G -> at += text.charAt(at) == ',' ? 1 : 0;
            case L -> skipWords(1);
            case TH -> {
                if (!picture.roman && !picture.decimal && sign != '-') {
                    skipWords(2);
                }
            }
            case MI -> readSign("-");
            case PL -> readSign("+");
            case SG -> readSign("-+");
            case B, C, EEEE, FM, PR, RN, SP, S, V -> {
            }
        }
    }

    /** So many characters that cannot belong to a number. */
    private void skipWords(int most) {
        for (int left = most; left > 0 && !isAtEnd() && "0123456789.,+-".indexOf(text.charAt(at)) < 0; left--) {
            skipOne();
        }
    }

    private void readSign(String signs) {
        if (signs.indexOf(text.charAt(at)) >= 0) {
            sign = text.charAt(at++);
        } else {
            skipWords(1);
        }
    }

    /** Leaves the place at the last character that it took. */
    private void digit(Token token) {
        if (text.charAt(at) == ' ') {
            at++;
        }
        if (isAtEnd()) {
            return;
        }
        if (sign == ' ' && (token == Token.NINE || token == Token.ZERO) && readBefore + readAfter == 0) {
            leadingSign();
        }
        if (isAtEnd()) {
            return;
        }
        boolean taken = false;
        char next = text.charAt(at);
        if (next >= '0' && next <= '9') {
            if (readPoint && readAfter == picture.after) {
                return;
            }
            digits.append(next);
            readAfter += readPoint ? 1 : 0;
            readBefore += readPoint ? 0 : 1;
            taken = true;
        } else if (picture.decimal && !readPoint && next == '.') {
            digits.append('.');
            readPoint = true;
            taken = true;
        }
        if (sign == ' ' && readBefore + readAfter > 0) {
            trailingSign(taken);
        }
    }

    private void leadingSign() {
        char next = text.charAt(at);
        if (picture.locale && picture.sign == Sign.BEFORE) {
            if (next == '-' || next == '+') {
                sign = next;
                at++;
            }
        } else if (next == '-' || picture.brackets && next == '<') {
            sign = '-';
            at++;
        } else if (next == '+') {
            sign = '+';
            at++;
        }
    }

    private void trailingSign(boolean taken) {
        if (picture.locale && taken) {
            boolean signed = at + 1 < text.length() && (text.charAt(at + 1) == '-' || text.charAt(at + 1) == '+');
            if (signed) {
                sign = text.charAt(++at);
            }
        } else if (!taken && !picture.locale && (picture.plus || picture.minus)
                && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            sign = text.charAt(at);
        }
    }
}
