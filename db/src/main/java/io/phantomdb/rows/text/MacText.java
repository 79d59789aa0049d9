package io.phantomdb.rows.text;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of macaddr and macaddr8 (PostgreSQL 15, chapters 8.9.4 and 8.9.5). */
final class MacText {
    private static final int SHORT_BYTES = 6;
    private static final int LONG_BYTES = 8;
    private static final Pattern[] FORMS = {
            form("(D+):(D+):(D+):(D+):(D+):(D+)"),
            form("(D+)-(D+)-(D+)-(D+)-(D+)-(D+)"),
            form("(D{1,2})(D{1,2})(D{1,2}):(D{1,2})(D{1,2})(D{1,2})"),
            form("(D{1,2})(D{1,2})(D{1,2})-(D{1,2})(D{1,2})(D{1,2})"),
            form("(D{1,2})(D{1,2})\\.(D{1,2})(D{1,2})\\.(D{1,2})(D{1,2})"),
            form("(D{1,2})(D{1,2})-(D{1,2})(D{1,2})-(D{1,2})(D{1,2})"),
            form("(D{1,2})(D{1,2})(D{1,2})(D{1,2})(D{1,2})(D{1,2})")};

    private MacText() {}

    private static Pattern form(String digits) {
        return Pattern.compile("[ \\t-\\r]*" + digits.replace("D", "[0-9a-fA-F]") + "[ \\t-\\r]*");
    }

    static String write(Bytes mac) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < mac.length(); at++) {
            text.append(at == 0 ? "" : ":").append(mac.slice(at, at + 1).hex());
        }
        return text.toString();
    }

    static Bytes read(Type type, String text) {
        return type == Type.MACADDR8 ? long8(text) : short6(text);
    }

    private static Bytes short6(String text) {
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(text);
            if (matcher.matches()) {
                return octets(matcher, text);
            }
        }
        throw InputErrors.syntax("macaddr", text);
    }

    private static Bytes octets(Matcher matcher, String text) {
        byte[] octets = new byte[SHORT_BYTES];
        for (int at = 0; at < SHORT_BYTES; at++) {
            String digits = matcher.group(at + 1).replaceFirst("^0+(?=.)", "");
            if (digits.length() > 2) {
                throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                        "invalid octet value in \"macaddr\" value: \"" + text + "\"");
            }
            octets[at] = (byte) Integer.parseInt(digits, 16);
        }
        return Bytes.wrap(octets);
    }

    /** Pairs of digits, between any of them a colon, a dash or a dot, always the same; of six the fourth and fifth are put in. */
    private static Bytes long8(String text) {
        String digits = InputErrors.strip(text);
        byte[] octets = new byte[LONG_BYTES];
        int count = 0;
        int at = 0;
        char spacer = 0;
        while (at + 1 < digits.length()) {
            int high = digit(digits.charAt(at));
            int low = digit(digits.charAt(at + 1));
            if (high < 0 || low < 0 || count == LONG_BYTES) {
                throw InputErrors.syntax("macaddr8", text);
            }
            octets[count++] = (byte) (high << 4 | low);
            at += 2;
            char here = at < digits.length() ? digits.charAt(at) : 0;
            if (here == ':' || here == '-' || here == '.') {
                if (spacer != 0 && spacer != here) {
                    throw InputErrors.syntax("macaddr8", text);
                }
                spacer = here;
                at++;
            }
        }
        if (count != SHORT_BYTES && count != LONG_BYTES || at < digits.length()) {
            throw InputErrors.syntax("macaddr8", text);
        }
        return count == LONG_BYTES ? Bytes.wrap(octets) : lengthened(Bytes.wrap(octets, 0, SHORT_BYTES));
    }

    private static int digit(char character) {
        return character < 128 ? Character.digit(character, 16) : -1;
    }

    /** FF and FE in the middle make eight bytes of six. */
    static Bytes lengthened(Bytes mac) {
        return mac.slice(0, 3).concat(Bytes.wrap(new byte[]{(byte) 0xFF, (byte) 0xFE})).concat(mac.slice(3, 6));
    }
}
