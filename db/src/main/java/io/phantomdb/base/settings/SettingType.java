package io.phantomdb.base.settings;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** What values a setting takes. Errors are worded as in PostgreSQL 15 and carry 22023. */
public sealed interface SettingType {
    /** The kept form of a user's text. */
    String parse(String name, String raw, String current);

    /** What SHOW answers. */
    default String shown(String kept) {
        return kept;
    }

    /** As in pg_settings.vartype. */
    String word();

    /** On or off. Any unambiguous beginning of on, off, true, false, yes, no will do, also 1 and 0. */
    record Flag() implements SettingType {
        @Override
        public String parse(String name, String raw, String current) {
            String text = raw.strip().toLowerCase(Locale.ROOT);
            if (means(text, "true", 1) || means(text, "yes", 1) || text.equals("on") || text.equals("1")) {
                return "on";
            }
            if (means(text, "false", 1) || means(text, "no", 1) || means(text, "off", 2) || text.equals("0")) {
                return "off";
            }
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "parameter \"" + name + "\" requires a Boolean value");
        }

        private static boolean means(String text, String word, int lengthMin) {
            return text.length() >= lengthMin && word.startsWith(text);
        }

        @Override
        public String word() {
            return "bool";
        }
    }

    /** A whole number in a unit, kept without the unit. */
    record Whole(int min, int max, Unit unit) implements SettingType {
        @Override
        public String parse(String name, String raw, String current) {
            double value = unit.parse(name, raw);
            if (Math.abs(value) > Integer.MAX_VALUE) {
                throw invalid(name, raw).withHint("Value exceeds integer range.");
            }
            long rounded = (long) Math.rint(value);
            if (rounded < min || rounded > max) {
                throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, unit.withName(rounded)
                        + " is outside the valid range for parameter \"" + name + "\" (" + min + " .. " + max + ")");
            }
            return Long.toString(rounded);
        }

        @Override
        public String shown(String kept) {
            return unit.shown(Long.parseLong(kept));
        }

        @Override
        public String word() {
            return "integer";
        }
    }

    /** A number in a unit, kept without the unit. */
    record Real(double min, double max, Unit unit) implements SettingType {
        private static final int SIGNIFICANT_DIGITS = 6;

        public Real(double min, double max) {
            this(min, max, Unit.NONE);
        }

        @Override
        public String parse(String name, String raw, String current) {
            double value = unit.parse(name, raw);
            if (!(value >= min && value <= max)) {
                throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, plain(value)
                        + " is outside the valid range for parameter \"" + name + "\" (" + plain(min) + " .. "
                        + plain(max) + ")");
            }
            return plain(value);
        }

        /** As C's %g writes it. */
        public static String plain(double value) {
            if (value == Math.rint(value) && Math.abs(value) < 1e6) {
                return Long.toString((long) value);
            }
            String text = new BigDecimal(value).round(new MathContext(SIGNIFICANT_DIGITS)).stripTrailingZeros()
                    .toString().replace('E', 'e');
            return text.replaceFirst("e([+-])(\\d)$", "e$10$2");
        }

        @Override
        public String shown(String kept) {
            String whole = unit.whole(Double.parseDouble(kept));
            return whole == null ? kept + unit.symbol() : whole;
        }

        @Override
        public String word() {
            return "real";
        }
    }

    /** One of several words, in any case. Where on and off are among them, other spellings of those will do. */
    record Choice(List<String> words) implements SettingType {
        @Override
        public String parse(String name, String raw, String current) {
            for (String word : words) {
                if (word.equalsIgnoreCase(raw)) {
                    return word;
                }
            }
            String synonym = switch (raw.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "1" -> "on";
                case "false", "no", "0" -> "off";
                default -> "";
            };
            if (words.contains(synonym)) {
                return synonym;
            }
            throw invalid(name, raw).withHint("Available values: " + String.join(", ", words) + ".");
        }

        @Override
        public String word() {
            return "enum";
        }
    }

    /** Text of a form. */
    record Text(TextForm form) implements SettingType {
        @Override
        public String parse(String name, String raw, String current) {
            return form.canonical(name, raw, current);
        }

        @Override
        public String word() {
            return "string";
        }
    }

    static StatementError invalid(String name, String raw) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                "invalid value for parameter \"" + name + "\": \"" + raw + "\"");
    }
}
