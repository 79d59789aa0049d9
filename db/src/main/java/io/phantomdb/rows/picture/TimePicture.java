package io.phantomdb.rows.picture;

import java.util.ArrayList;
import java.util.List;

/** A picture of a time, taken apart into fields and what stands between them (PostgreSQL 15, tables 9.26 and 9.27). */
record TimePicture(List<Part> parts) {
    /** Which calendar a field belongs to; a picture must not mix the two. */
    enum Calendar {
        ANY,
        GREGORIAN,
        ISO_WEEK
    }

    /** What a field is, and whether its text is digits. In the order in which they are looked for: longer names first. */
    enum Field {
        A_D(false, Calendar.ANY, "A.D.", "a.d."),
        A_M(false, Calendar.ANY, "A.M.", "a.m."),
        AD(false, Calendar.ANY, "AD", "ad"),
        AM(false, Calendar.ANY, "AM", "am"),
        B_C(false, Calendar.ANY, "B.C.", "b.c."),
        BC(false, Calendar.ANY, "BC", "bc"),
        CC(true, Calendar.ANY, "CC", "cc"),
        DAY(false, Calendar.ANY, "DAY", "Day", "day"),
        DDD(true, Calendar.GREGORIAN, "DDD", "ddd"),
        DD(true, Calendar.GREGORIAN, "DD", "dd"),
        DY(false, Calendar.ANY, "DY", "Dy", "dy"),
        D(true, Calendar.GREGORIAN, "D", "d"),
        FF1(true, Calendar.ANY, "FF1", "ff1"),
        FF2(true, Calendar.ANY, "FF2", "ff2"),
        FF3(true, Calendar.ANY, "FF3", "ff3"),
        FF4(true, Calendar.ANY, "FF4", "ff4"),
        FF5(true, Calendar.ANY, "FF5", "ff5"),
        FF6(true, Calendar.ANY, "FF6", "ff6"),
        FX(false, Calendar.ANY, "FX", "fx"),
        HH24(true, Calendar.ANY, "HH24", "hh24"),
        HH12(true, Calendar.ANY, "HH12", "hh12"),
        HH(true, Calendar.ANY, "HH", "hh"),
        IDDD(true, Calendar.ISO_WEEK, "IDDD", "iddd"),
        ID(true, Calendar.ISO_WEEK, "ID", "id"),
        IW(true, Calendar.ISO_WEEK, "IW", "iw"),
        IYYY(true, Calendar.ISO_WEEK, "IYYY", "iyyy"),
        IYY(true, Calendar.ISO_WEEK, "IYY", "iyy"),
        IY(true, Calendar.ISO_WEEK, "IY", "iy"),
        I(true, Calendar.ISO_WEEK, "I", "i"),
        J(true, Calendar.ANY, "J", "j"),
        MI(true, Calendar.ANY, "MI", "mi"),
        MM(true, Calendar.GREGORIAN, "MM", "mm"),
        MONTH(false, Calendar.GREGORIAN, "MONTH", "Month", "month"),
        MON(false, Calendar.GREGORIAN, "MON", "Mon", "mon"),
        MS(true, Calendar.ANY, "MS", "ms"),
        OF(false, Calendar.ANY, "OF", "of"),
        P_M(false, Calendar.ANY, "P.M.", "p.m."),
        PM(false, Calendar.ANY, "PM", "pm"),
        Q(true, Calendar.ANY, "Q", "q"),
        RM(false, Calendar.GREGORIAN, "RM", "rm"),
        SSSSS(true, Calendar.ANY, "SSSSS", "sssss"),
        SSSS(true, Calendar.ANY, "SSSS", "ssss"),
        SS(true, Calendar.ANY, "SS", "ss"),
        TZH(false, Calendar.ANY, "TZH", "tzh"),
        TZM(true, Calendar.ANY, "TZM", "tzm"),
        TZ(false, Calendar.ANY, "TZ", "tz"),
        US(true, Calendar.ANY, "US", "us"),
        WW(true, Calendar.GREGORIAN, "WW", "ww"),
        W(true, Calendar.GREGORIAN, "W", "w"),
        Y_YYY(true, Calendar.GREGORIAN, "Y,YYY", "y,yyy"),
        YYYY(true, Calendar.GREGORIAN, "YYYY", "yyyy"),
        YYY(true, Calendar.GREGORIAN, "YYY", "yyy"),
        YY(true, Calendar.GREGORIAN, "YY", "yy"),
        Y(true, Calendar.GREGORIAN, "Y", "y");

        private final boolean digits;
        private final Calendar calendar;
        private final String[] names;

        Field(boolean digits, Calendar calendar, String... names) {
            this.digits = digits;
            this.calendar = calendar;
            this.names = names;
        }

        boolean digits() {
            return digits;
        }

        Calendar calendar() {
            return calendar;
        }
    }

    /** A piece of a picture. */
    sealed interface Part {}

    /**
     * A field.
     *
     * @param name as it was written: its case counts
     * @param fill FM: no padding
     * @param local TM: no padding of names
     * @param ordinal TH or th, or null
     */
    record Slot(Field field, String name, boolean fill, boolean local, String ordinal) implements Part {}

    /** Any other character: a letter or a digit, a space, or a separator. */
    record Text(int character, Kind kind) implements Part {
        enum Kind {
            LETTER,
            SPACE,
            SEPARATOR
        }
    }

    TimePicture {
        parts = List.copyOf(parts);
    }

    static TimePicture of(String picture) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < picture.length()) {
            boolean fill = startsWithAny(picture, at, "FM", "fm");
            boolean local = startsWithAny(picture, at, "TM", "tm");
            at += fill || local ? 2 : 0;
            Slot slot = slot(picture, at, fill, local);
            if (slot != null) {
                parts.add(slot);
                at += slot.name.length() + (slot.ordinal == null ? 0 : 2);
                at += startsWithAny(picture, at, "SP") ? 2 : 0;
            } else if (at < picture.length()) {
                at = text(picture, at, parts);
            }
        }
        return new TimePicture(parts);
    }

    private static boolean startsWithAny(String picture, int at, String... words) {
        for (String word : words) {
            if (picture.startsWith(word, at)) {
                return true;
            }
        }
        return false;
    }

    private static Slot slot(String picture, int at, boolean fill, boolean local) {
        for (Field field : Field.values()) {
            for (String name : field.names) {
                if (picture.startsWith(name, at)) {
                    int end = at + name.length();
                    String ordinal = startsWithAny(picture, end, "TH", "th") ? picture.substring(end, end + 2) : null;
                    return new Slot(field, name, fill, local, ordinal);
                }
            }
        }
        return null;
    }

    /** Text in quotes, or one character; a backslash makes a quote plain. */
    private static int text(String picture, int from, List<Part> parts) {
        int at = from;
        if (picture.charAt(at) != '"') {
            at += picture.startsWith("\\\"", at) ? 1 : 0;
            int character = picture.codePointAt(at);
            parts.add(new Text(character, kind(character)));
            return at + Character.charCount(character);
        }
        for (at++; at < picture.length() && picture.charAt(at) != '"';) {
            at += picture.charAt(at) == '\\' && at + 1 < picture.length() ? 1 : 0;
            int character = picture.codePointAt(at);
            parts.add(new Text(character, Text.Kind.LETTER));
            at += Character.charCount(character);
        }
        return at + 1;
    }

    private static Text.Kind kind(int character) {
        return isSpace(character)
                ? Text.Kind.SPACE
                : isSeparator(character) ? Text.Kind.SEPARATOR : Text.Kind.LETTER;
    }

    static boolean isSpace(int character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }

    /** Printable, of ASCII, and neither a letter nor a digit. */
    static boolean isSeparator(int character) {
        return character > 0x20 && character < 0x7F && !Character.isLetterOrDigit(character);
    }
}
