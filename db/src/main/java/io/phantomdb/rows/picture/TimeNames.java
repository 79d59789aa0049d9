package io.phantomdb.rows.picture;

import java.util.List;
import java.util.Locale;

/** Months, days and half days by name. */
final class TimeNames {
    static final List<String> MONTHS = List.of("January", "February", "March", "April", "May", "June", "July",
            "August", "September", "October", "November", "December");
    static final List<String> DAYS = List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
            "Saturday");
    static final List<String> SHORT_MONTHS = MONTHS.stream().map(name -> name.substring(0, 3)).toList();
    static final List<String> SHORT_DAYS = DAYS.stream().map(name -> name.substring(0, 3)).toList();
    static final List<String> ROMAN_MONTHS = List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI",
            "XII");

    private TimeNames() {}

    /** In the case of the field's name: all upper, all lower, or the first letter upper. */
    static String inCaseOf(String field, String name) {
        if (Character.isLowerCase(field.charAt(0))) {
            return name.toLowerCase(Locale.ROOT);
        }
        return Character.isUpperCase(field.charAt(1)) ? name.toUpperCase(Locale.ROOT) : name;
    }
}
