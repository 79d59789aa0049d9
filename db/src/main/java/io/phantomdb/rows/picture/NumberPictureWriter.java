package io.phantomdb.rows.picture;

import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.picture.NumberPicture.Part;
import io.phantomdb.rows.picture.NumberPicture.Sign;
import io.phantomdb.rows.picture.NumberPicture.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** to_char of numbers: digit by digit, as the picture's zeros and nines come. */
final class NumberPictureWriter {
    private static final int ROMAN_WIDTH = 15;

    private final NumberPicture picture;
    /** Without its sign. */
    private final String number;
    private final char sign;
    /** Places of the picture before the first digit. */
    private final int leading;
    private final StringBuilder out = new StringBuilder();
    private int numberAt;
    private int place;
    /** Places of the picture, and the last digit that FM shows; -1 if it shows all. */
    private int places;
    private int lastShown = -1;
    private boolean signWritten;
    private boolean inNumber;

    private NumberPictureWriter(NumberPicture picture, String number, char sign, int leading) {
        this.picture = picture;
        this.number = number;
        this.sign = sign;
        this.leading = leading;
    }

    static String ofInteger(long value, NumberPicture picture) {
        if (picture.roman) {
            return new NumberPictureWriter(picture, RomanNumbers.of(value), '\0', 0).write();
        }
        if (picture.exponent) {
            return scientific(BigDecimal.valueOf(value), picture.after);
        }
        BigInteger number = BigInteger.valueOf(value);
        if (picture.shifts) {
            number = number.multiply(BigInteger.TEN.pow(picture.shift));
            picture.before += picture.shift;
        }
        String digits = number.abs() + (picture.after > 0 ? "." + "0".repeat(picture.after) : "");
        return plain(picture, digits, number.signum() < 0);
    }

    static String ofNumeric(Numeric value, NumberPicture picture) {
        if (picture.roman) {
            return new NumberPictureWriter(picture, RomanNumbers.of(value), '\0', 0).write();
        }
        if (picture.exponent) {
            return value.isFinite() ? scientific(value.decimal(), picture.after) : hashes(picture);
        }
        if (!value.isFinite()) {
            picture.before += picture.shifts ? picture.shift : 0;
            return plain(picture, value.toString().replace("-", ""), value.signum() < 0);
        }
        BigDecimal number = value.decimal();
        if (picture.shifts) {
            number = number.movePointRight(picture.shift);
            picture.before += picture.shift;
        }
        BigDecimal rounded = number.setScale(picture.after, RoundingMode.HALF_UP);
        return plain(picture, rounded.abs().toPlainString(), rounded.signum() < 0);
    }

    static String ofDouble(double value, int digits, NumberPicture picture) {
        boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
        if (picture.roman) {
            String roman = finite ? RomanNumbers.of((long) Math.rint(value)) : RomanNumbers.NONE;
            return new NumberPictureWriter(picture, roman, '\0', 0).write();
        }
        if (picture.exponent) {
            return finite ? scientific(new BigDecimal(value), picture.after) : hashes(picture);
        }
        if (picture.shifts) {
            picture.before += picture.shift;
        }
        if (!finite) {
            return plain(picture, Double.isNaN(value) ? "NaN" : "Infinity", value < 0);
        }
        BigDecimal number = new BigDecimal(picture.shifts ? value * Math.pow(10, picture.shift) : value);
        int whole = number.abs().setScale(0, RoundingMode.HALF_EVEN).toPlainString().length();
        picture.after = whole >= digits ? 0 : Math.min(picture.after, digits - whole);
        String text = number.abs().setScale(picture.after, RoundingMode.HALF_EVEN).toPlainString();
        return plain(picture, text, number.signum() < 0 || value == 0 && 1 / value < 0);
    }

    /** A space where a negative number has its sign, and at least two digits of the exponent. */
    private static String scientific(BigDecimal number, int scale) {
        BigDecimal size = number.abs();
        int exponent = size.signum() == 0 ? 0 : size.precision() - size.scale() - 1;
        BigDecimal scaled = size.movePointLeft(exponent).setScale(scale, RoundingMode.HALF_UP);
        if (scaled.compareTo(BigDecimal.TEN) >= 0) {
            exponent++;
            scaled = size.movePointLeft(exponent).setScale(scale, RoundingMode.HALF_UP);
        }
        String digits = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return (number.signum() < 0 ? "-" : " ") + scaled.toPlainString() + "e" + (exponent < 0 ? "-" : "+") + digits;
    }

    /** What stands for a number that the picture cannot show. */
    private static String hashes(NumberPicture picture) {
        StringBuilder text = new StringBuilder("#".repeat(picture.before + picture.after + 6));
        text.setCharAt(0, ' ');
        text.setCharAt(picture.before + 1, '.');
        return text.toString();
    }

    private static String plain(NumberPicture picture, String digits, boolean negative) {
        int point = digits.indexOf('.');
        int whole = point < 0 ? digits.length() : point;
        String shown = digits;
        if (whole > picture.before) {
            shown = "#".repeat(picture.before) + "." + "#".repeat(picture.after);
        }
        return new NumberPictureWriter(picture, shown, negative ? '-' : '+', Math.max(0, picture.before - whole))
                .write();
    }

    private String write() {
        prepareSign();
        places = picture.after + picture.before - 1;
        if (picture.fill && picture.decimal && !picture.roman) {
            findLastShown();
        }
        if (!signWritten && leading == 0) {
            places++;
        }
        for (Part part : picture.parts) {
            if (part.token() == null) {
                out.appendCodePoint(part.character());
            } else {
                token(part);
            }
        }
        return out.toString();
    }

    private void prepareSign() {
        if (picture.roman) {
            signWritten = true;
            return;
        }
        if (picture.plus || picture.minus) {
            signWritten = picture.minus;
            return;
        }
        if (sign != '-' && picture.brackets && picture.fill) {
            picture.brackets = false;
        }
        signWritten = sign == '+' && picture.fill && !picture.locale;
        if (picture.sign == Sign.BEFORE && picture.before == picture.beforeSign) {
            picture.sign = Sign.AFTER;
        }
    }

    /** Zeros at the end of the fraction are not shown, but where the picture has zeros. */
    private void findLastShown() {
        int point = number.indexOf('.');
        if (point < 0) {
            return;
        }
        lastShown = point;
        for (int at = point + 1; at < number.length(); at++) {
            lastShown = number.charAt(at) != '0' ? at : lastShown;
        }
        if (picture.zeroEnd > leading) {
            lastShown = Math.max(lastShown, Math.min(number.length() - 1, picture.zeroEnd - leading));
        }
    }

    private void token(Part part) {
        switch (part.token()) {
            case NINE, ZERO, POINT, D -> digit(part.token());
            case COMMA, G -> {
                if (inNumber || !picture.fill) {
                    out.append(inNumber ? ',' : ' ');
                }
            }
            case L -> out.append(' ');
            case RN -> roman(part.lower());
            case TH -> {
                boolean none = picture.roman || number.startsWith("#") || sign == '-' || picture.decimal;
                out.append(none ? "" : Ordinals.ending(number, !part.lower()));
            }
            case MI -> signed('-');
            case PL -> signed('+');
            case SG -> out.append(sign);
            case B, C, EEEE, FM, PR, SP, S, V -> {
            }
        }
    }

    private void roman(boolean lower) {
        String text = lower ? number.toLowerCase(Locale.ROOT) : number;
        out.repeat(' ', picture.fill ? 0 : Math.max(0, ROMAN_WIDTH - text.length())).append(text);
    }

    private void signed(char wanted) {
        if (sign == wanted) {
            out.append(wanted);
        } else if (!picture.fill) {
            out.append(' ');
        }
    }

    /** A zero before the point that a nine does not show. */
    private boolean isHiddenZero() {
        return !picture.zero && numberAt == 0 && number.startsWith("0") && picture.after != 0;
    }

    private boolean endsAtPoint() {
        return lastShown >= 0 && number.charAt(lastShown) == '.';
    }

    private void digit(Token token) {
        if (picture.roman) {
            return;
        }
        inNumber = false;
        int zeroStart = picture.zeroStart - 1;
        boolean begins = place >= leading || picture.zero && zeroStart == place;
        if (!signWritten && begins && (!isHiddenZero() || endsAtPoint())) {
            sign();
        }
        if (place < leading && (!picture.zero || zeroStart > place)) {
            out.append(picture.fill ? "" : " ");
        } else if (place < leading) {
            out.append('0');
            inNumber = true;
        } else {
            nextDigit(token);
        }
        finish();
        place++;
    }

    private void sign() {
        if (picture.locale) {
            if (picture.sign == Sign.BEFORE) {
                out.append(sign == '-' ? '-' : '+');
                signWritten = true;
            }
        } else if (picture.brackets) {
            out.append(sign == '+' ? ' ' : '<');
            signWritten = true;
        } else {
            out.append(sign == '-' ? "-" : picture.fill ? "" : " ");
            signWritten = true;
        }
    }

    private void nextDigit(Token token) {
        char next = numberAt < number.length() ? number.charAt(numberAt) : '\0';
        if (next == '.') {
            if (!endsAtPoint() || picture.fill) {
                out.append('.');
            }
        } else if (lastShown >= 0 && numberAt > lastShown && token != Token.ZERO) {
            // Not shown.
            inNumber = false;
        } else if (isHiddenZero()) {
            out.append(picture.fill ? endsAtPoint() ? "0" : "" : " ");
        } else {
            if (next != '\0') {
                out.append(next);
            }
            inNumber = true;
        }
        numberAt += next == '\0' ? 0 : 1;
    }

    /** After the last digit comes what closes it: a bracket, or the sign of S. */
    private void finish() {
        int end = places + (leading > 0 ? 1 : 0) + (picture.decimal ? 1 : 0);
        if (lastShown >= 0 && lastShown == numberAt) {
            end = place;
        }
        if (place + 1 != end) {
            return;
        }
        if (signWritten && picture.brackets) {
            out.append(sign == '+' ? ' ' : '>');
        } else if (picture.locale && picture.sign == Sign.AFTER) {
            out.append(sign == '-' ? '-' : '+');
        }
    }
}
