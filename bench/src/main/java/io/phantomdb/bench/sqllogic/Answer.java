package io.phantomdb.bench.sqllogic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** What a query returned, in the form that sqllogictest compares: a line a value, sorted as the query says, or a hash of them. */
final class Answer {
    private static final int FRACTION_DIGITS = 3;

    private Answer() {}

    /** Reads all rows. */
    static List<String> of(Script.Query query, ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        List<List<String>> read = new ArrayList<>();
        while (rows.next()) {
            List<String> row = new ArrayList<>(columns);
            for (int column = 1; column <= columns; column++) {
                char type = column <= query.types().length() ? query.types().charAt(column - 1) : 'T';
                row.add(value(type, rows.getString(column)));
            }
            read.add(row);
        }
        List<String> values = sorted(query.sort(), read);
        boolean isHashed = query.hashThreshold() > 0 && values.size() > query.hashThreshold();
        return isHashed ? List.of(values.size() + " values hashing to " + hash(values)) : values;
    }

    private static String value(char type, String value) {
        if (value == null) {
            return "NULL";
        }
        if (type == 'T') {
            return value.isEmpty() ? "(empty)" : printable(value);
        }
        if (value.equals("t") || value.equals("f")) {
            return value.equals("t") ? "1" : "0";
        }
        try {
            BigDecimal number = new BigDecimal(value);
            return type == 'I'
                    ? number.toBigInteger().toString()
                    : number.setScale(FRACTION_DIGITS, RoundingMode.HALF_EVEN).toPlainString();
        } catch (NumberFormatException text) {
            return printable(value);
        }
    }

    private static String printable(String value) {
        return value.chars().mapToObj(c -> c < ' ' || c > '~' ? "@" : Character.toString(c)).reduce("", String::concat);
    }

    private static List<String> sorted(String sort, List<List<String>> rows) {
        if (sort.equals("rowsort")) {
            rows.sort(Answer::compare);
        }
        List<String> values = new ArrayList<>();
        rows.forEach(values::addAll);
        if (sort.equals("valuesort")) {
            values.sort(Comparator.naturalOrder());
        }
        return values;
    }

    private static int compare(List<String> left, List<String> right) {
        return IntStream.range(0, left.size()).map(column -> left.get(column).compareTo(right.get(column))).filter(
                difference -> difference != 0).findFirst().orElse(0);
    }

    private static String hash(List<String> values) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            values.forEach(value -> md5.update((value + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(md5.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has MD5", missing);
        }
    }
}
