package io.phantomdb.node.cli;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows as an aligned table, as psql shows them. */
final class ResultTable {
    private ResultTable() {}

    static void print(ResultSet rows, PrintStream out) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        int columns = meta.getColumnCount();
        int[] widths = new int[columns];
        List<String[]> lines = new ArrayList<>();
        String[] names = new String[columns];
        for (int column = 0; column < columns; column++) {
            names[column] = meta.getColumnLabel(column + 1);
            widths[column] = names[column].length();
        }
        while (rows.next()) {
            String[] line = new String[columns];
            for (int column = 0; column < columns; column++) {
                String value = rows.getString(column + 1);
                line[column] = value == null ? "" : value;
                widths[column] = Math.max(widths[column], line[column].length());
            }
            lines.add(line);
        }
        out.println(line(names, widths, " | "));
        String[] rule = new String[columns];
        for (int column = 0; column < columns; column++) {
            rule[column] = "-".repeat(widths[column]);
        }
        out.println(line(rule, widths, "-+-"));
        for (String[] line : lines) {
            out.println(line(line, widths, " | "));
        }
        out.println("(" + lines.size() + (lines.size() == 1 ? " row)" : " rows)"));
    }

    private static String line(String[] cells, int[] widths, String separator) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.length; column++) {
            line.append(column == 0 ? "" : separator).append(cells[column]).append(" ".repeat(widths[column]
                    - cells[column].length()));
        }
        return line.toString().stripTrailing();
    }
}
