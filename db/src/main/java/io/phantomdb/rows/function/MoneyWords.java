package io.phantomdb.rows.function;

/** An amount in English words: {@code One hundred twenty three dollars and forty five cents} (PostgreSQL 15, cash.c). */
final class MoneyWords {
    private static final String[] SMALL = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight",
            "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
            "nineteen"};
    private static final String[] TENS = {"", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
            "ninety"};
    private static final String[] GROUPS = {"quadrillion", "trillion", "billion", "million", "thousand"};

    private MoneyWords() {}

    static String of(long hundredths) {
        long magnitude = hundredths < 0 ? -hundredths : hundredths;
        long dollars = Long.divideUnsigned(magnitude, 100);
        int cents = (int) Long.remainderUnsigned(magnitude, 100);
        StringBuilder words = new StringBuilder(hundredths < 0 ? "minus " : "");
        long unit = 1_000_000_000_000_000L;
        for (String group : GROUPS) {
            int count = (int) (dollars / unit % 1000);
            words.append(count == 0 ? "" : word(count) + " " + group + " ");
            unit /= 1000;
        }
        int rest = (int) (dollars % 1000);
        words.append(dollars == 0 ? "zero" : rest == 0 ? "" : word(rest));
        words.append(dollars == 1 ? " dollar and " : " dollars and ").append(word(cents))
                .append(cents == 1 ? " cent" : " cents");
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /** Of a number below a thousand. */
    private static String word(int number) {
        int below = number % 100;
        if (number < 100) {
            return belowHundred(below);
        }
        String hundreds = SMALL[number / 100] + " hundred";
        if (below == 0) {
            return hundreds;
        }

        return hundreds + (below < SMALL.length ? " and " : " ") + belowHundred(below);
    }

    private static String belowHundred(int number) {
        if (number < SMALL.length) {
            return SMALL[number];
        }
        return TENS[number / 10] + (number % 10 == 0 ? "" : " " + SMALL[number % 10]);
    }
}
