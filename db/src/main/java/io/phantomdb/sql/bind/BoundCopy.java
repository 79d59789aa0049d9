package io.phantomdb.sql.bind;

import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.copy.CopyColumn;
import io.phantomdb.sql.copy.CopyOptions;
import java.util.List;

/**
 * COPY … FROM STDIN.
 *
 * @param targets the columns that the fields are for
 * @param columns the same as the data has them
 * @param defaults for each place of the table's row its default, null where a field or a row id comes
 * @param where over the table's row, or null
 */
public record BoundCopy(Table table, List<ColumnDescriptor> targets, List<Expr> defaults,
        BoundRules.Set rules, Expr where, CopyOptions options, List<CopyColumn> columns) {}
