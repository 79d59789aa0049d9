package io.phantomdb.sql.execute;

import io.phantomdb.rows.function.Quoting;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.sql.catalog.BoundText;
import io.phantomdb.sql.catalog.Partitioning;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.ArrayList;
import java.util.List;

/** A partition key as messages show it. */
final class KeyText {
    private KeyText() {}

    /** {@code (a, b) = (1, null)}. */
    static String of(TableDescriptor table, Object[] key, Execution execution) {
        List<String> names = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Partitioning.Key part : table.lineage().partitioning().keys()) {
            Object datum = key[texts.size()];
            names.add(part.isColumn()
                    ? Quoting.identifier(table.column(part.columnId()).name())
                    : BoundText.shown(part.sql()));
            texts.add(datum == null
                    ? "null"
                    : DatumText.write(part.type().type(), datum, execution.frame().context().textSettings()));
        }
        return "(" + String.join(", ", names) + ") = (" + String.join(", ", texts) + ")";
    }
}
