package io.phantomdb.base.settings;

import java.util.Locale;

/** DateStyle: an output form and an order, each of which may be left as it is (PostgreSQL 15, chapter 8.5.2). */
final class DateStyles {
    private DateStyles() {}

    static String canonical(String name, String raw, String current) {
        int comma = current.indexOf(", ");
        String style = current.substring(0, comma);
        String order = current.substring(comma + 2);
        boolean orderGiven = false;
        for (String part : raw.split(",", -1)) {
            String word = part.strip().toLowerCase(Locale.ROOT);
            String newStyle = style(word);
            String newOrder = order(word);
            if (newStyle != null) {
                style = newStyle;
                order = newStyle.equals("German") && !orderGiven ? "DMY" : order;
            } else if (newOrder != null) {
                order = newOrder;
                orderGiven = true;
            } else if (word.equals("default")) {
                style = "ISO";
                order = "MDY";
            } else {
                throw SettingType.invalid(name, raw).withDetail("Unrecognized key word: \"" + word + "\".");
            }
        }
        return style + ", " + order;
    }

    private static String style(String word) {
        return switch (word) {
            case "iso" -> "ISO";
            case "sql" -> "SQL";
            case "german" -> "German";
            default -> word.startsWith("postgres") ? "Postgres" : null;
        };
    }

    private static String order(String word) {
        return switch (word) {
            case "ymd" -> "YMD";
            case "dmy" -> "DMY";
            case "mdy", "us", "noneuro", "noneuropean" -> "MDY";
            default -> word.startsWith("euro") ? "DMY" : null;
        };
    }
}
