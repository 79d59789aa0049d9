package io.phantomdb.sql.schema;

import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/** Defaults that draw from a sequence: its name in them is whole, so that no search path has a say in it. */
public final class SequenceDefaults {
    private final SchemaEdit edit;

    SequenceDefaults(SchemaEdit edit) {
        this.edit = edit;
    }

    /** What the default of a column is that draws from the sequence of that name. */
    public static String sql(String schema, String name) {
        return "nextval('" + (quoted(schema) + "." + quoted(name)).replace("'", "''") + "')";
    }

    private static String quoted(String name) {
        boolean plain = !name.isEmpty() && name.chars().allMatch(
                each -> each >= 'a' && each <= 'z' || each == '_' || each >= '0' && each <= '9')
                && !Character.isDigit(name.charAt(0));
        return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** True if the column's default draws from the sequence. Names of {@code public} used to be kept without it. */
    static boolean draws(ColumnDescriptor column, TableDescriptor sequence) {
        String whole = sql(sequence.schema(), sequence.name());
        return whole.equals(column.defaultSql()) || sequence.schema().equals(SchemaDescriptor.PUBLIC)
                && ("nextval('" + quoted(sequence.name()).replace("'", "''") + "')").equals(column.defaultSql());
    }

    /** A column that draws from a sequence by default. */
    record Drawing(TableDescriptor table, ColumnDescriptor column) {}

    /** The columns that draw from the sequence, of tables in their order. */
    List<Drawing> of(TableDescriptor sequence) {
        List<Drawing> drawing = new ArrayList<>();
        for (TableDescriptor table : edit.rows().tables()) {
            for (ColumnDescriptor column : table.database() == sequence.database()
                    ? table.visibleColumns()
                    : List.<ColumnDescriptor>of()) {
                if (draws(column, sequence)) {
                    drawing.add(new Drawing(table, column));
                }
            }
        }
        return drawing;
    }

    /** The sequence has another name now: so it has in the defaults that draw from it. */
    void follow(TableDescriptor before, TableDescriptor after) {
        for (Drawing drawing : of(before)) {
            TableDescriptor table = edit.rows().present(drawing.table().id(), Lock.EXCLUSIVE);
            edit.change(table.mapColumn(drawing.column().id(),
                    column -> column.withDefault(sql(after.schema(), after.name()))));
        }
    }
}
