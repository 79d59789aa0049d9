package io.phantomdb.base.settings;

import io.phantomdb.base.Check;
import java.util.Locale;

/** What a number counts: its base unit, and the units a user may write (PostgreSQL 15, chapter 20.1.1). */
public enum Unit {
    NONE("", Family.NONE, 1),
    MILLISECONDS("ms", Family.TIME, 1e-3),
    SECONDS("s", Family.TIME, 1),
    MINUTES("min", Family.TIME, 60),
    BYTES("B", Family.MEMORY, 1),
    KILOBYTES("kB", Family.MEMORY, 1 << 10),
    BLOCKS("8kB", Family.MEMORY, 8 << 10);

    private enum Family {
        NONE(new String[0], new double[0], ""),
        TIME(new String[]{"d", "h", "min", "s", "ms", "us"}, new double[]{86_400, 3_600, 60, 1, 1e-3, 1e-6},
                "Valid units for this parameter are \"us\", \"ms\", \"s\", \"min\", \"h\", and \"d\"."),
        MEMORY(new String[]{"TB", "GB", "MB", "kB", "B"}, new double[]{1L << 40, 1 << 30, 1 << 20, 1 << 10, 1},
                "Valid units for this parameter are \"B\", \"kB\", \"MB\", \"GB\", and \"TB\".");

        private final String[] names;
        private final double[] sizes;
        private final String hint;

        Family(String[] names, double[] sizes, String hint) {
            this.names = names;
            this.sizes = sizes;
            this.hint = hint;
        }
    }

    private final String symbol;
    private final Family family;
    private final double size;

    Unit(String symbol, Family family, double size) {
        this.symbol = symbol;
        this.family = family;
        this.size = size;
    }

    /** The one with that symbol. */
    static Unit of(String symbol) {
        for (Unit unit : values()) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        throw Check.unreachable("a unit " + symbol);
    }

    /** As in pg_settings.unit; empty for a mere number. */
    public String symbol() {
        return symbol;
    }

    /** The number in base units that a text such as {@code 1.5 s} means; not rounded. */
    double parse(String name, String raw) {
        String text = raw.strip();
        int end = numberEnd(text);
        double number;
        try {
            number = Double.parseDouble(text.substring(0, end));
        } catch (NumberFormatException notANumber) {
            throw SettingType.invalid(name, raw);
        }
        String unit = text.substring(end).strip();
        return unit.isEmpty() ? number : number * factor(name, raw, unit);
    }

    private double factor(String name, String raw, String unit) {
        for (int index = 0; index < family.names.length; index++) {
            if (family.names[index].equals(unit)) {
                return family.sizes[index] / size;
            }
        }
        throw family == Family.NONE
                ? SettingType.invalid(name, raw)
                : SettingType.invalid(name, raw).withHint(family.hint);
    }

    private static int numberEnd(String text) {
        int end = 0;
        while (end < text.length() && isPartOfNumber(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isPartOfNumber(String text, int at) {
        char here = text.charAt(at);
        if (here == 'e' || here == 'E') {
            return at > 0 && at + 1 < text.length() && "+-0123456789".indexOf(text.charAt(at + 1)) >= 0;
        }
        return here >= '0' && here <= '9' || here == '.' || here == '+' || here == '-';
    }

    /** The largest unit of which the value is a whole number. */
    String shown(long value) {
        String whole = value <= 0 ? null : whole(value);
        return whole == null ? Long.toString(value) : whole;
    }

    /** With the largest unit of which it is a whole number; null if there is none. */
    String whole(double value) {
        if (value == 0) {
            return "0";
        }
        for (int index = 0; index < family.names.length; index++) {
            double count = value * size / family.sizes[index];
            if (count >= 1 && Math.abs(count - Math.rint(count)) < 1e-9 * count) {
                return Long.toString((long) Math.rint(count)) + family.names[index];
            }
        }
        return null;
    }

    String withName(long value) {
        return family == Family.NONE ? Long.toString(value) : String.format(Locale.ROOT, "%d %s", value, symbol);
    }
}
