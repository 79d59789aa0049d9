package io.phantomdb.sql.catalog;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.txn.TableVersion;
import io.phantomdb.txn.Transaction;
import java.util.Comparator;
import java.util.List;

/**
 * A descriptor with what every statement would otherwise work out of it again. Immutable, shared between sessions. A row
 * of the table is an array with a place for each stored column, hidden ones included, in the order of {@link #columns}.
 */
public final class Table {
    private static final int NO_INDEX = 0;
    private static final int SHOWN_CHARACTERS_MAX = 64;

    private final TableDescriptor descriptor;
    private final TableVersion version;
    private final List<ColumnDescriptor> columns;
    private final List<IndexLayout> indexes;
    private final IndexLayout primary;
    private final int[] notNullOrdinals;
    private final List<IndexLayout> checkedIndexes;
    private final List<IndexLayout> deferrableKeys;
    /** Null where there are no rows. */
    private final RowReader reader;

    public Table(TableDescriptor descriptor) {
        this.descriptor = descriptor;
        this.version = descriptor.tableVersion();
        this.columns = descriptor.columns().stream()
                .filter(column -> column.state() != ColumnDescriptor.State.DROPPED).toList();
        this.indexes = descriptor.indexes().stream().filter(index -> index.form().method().hasEntries())
                .map(index -> new IndexLayout(index, descriptor, this)).toList();
        this.primary = descriptor.indexes().isEmpty() ? null : layout(descriptor.primaryIndexId());
        this.notNullOrdinals = notNull();
        // Public ones first: those that come and go while the primary key changes have no name for an error.
        this.checkedIndexes = indexes.stream().filter(index -> index.index().unique() && !index.isRowId()
                && index.index().state() != IndexDescriptor.State.DELETE_ONLY)
                .sorted(Comparator.comparing(index -> !index.index().isPublic())).toList();
        this.deferrableKeys = indexes.stream().filter(index -> index.index().form().isDeferrable()).toList();
        Check.that(
                primary == null
                        || primary.index().parts().stream().noneMatch(part -> part.descending() || part.nullsFirst()),
                "keys of rows ascend, as the references of other indexes do");
        this.reader = primary == null ? null : new RowReader(this, primary, width(), 0);
    }

    /** Also parts of a primary key that is being built: rows that cannot be in it may not come. */
    private int[] notNull() {
        return java.util.stream.IntStream.range(0, columns.size())
                .filter(at -> columns.get(at).notNull() || isRowKey(columns.get(at).id())).toArray();
    }

    private boolean isRowKey(int columnId) {
        return descriptor.indexes().stream().anyMatch(index -> index.holdsRows()
                && index.state() != IndexDescriptor.State.DELETE_ONLY && index.hasColumn(columnId));
    }

    public TableDescriptor descriptor() {
        return descriptor;
    }

    public TableVersion version() {
        return version;
    }

    /** The columns that rows have a place for. */
    public List<ColumnDescriptor> columns() {
        return columns;
    }

    /** How many places a row has. */
    public int width() {
        return columns.size();
    }

    /** The place of a column in a row. */
    public int ordinal(int columnId) {
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).id() == columnId) {
                return at;
            }
        }
        throw Check.unreachable("column " + columnId + " is not stored");
    }

    /**
     * Of a view or a type: has the transaction depend on its version, as the tables do that it reads. It is refused with {@link
     * io.phantomdb.txn.StaleDescriptor} if it is not the version of now.
     */
    public void require(Transaction transaction) {
        Bytes key = SystemTables.indexPrefix(descriptor.id(), NO_INDEX);
        Bytes none = transaction.get(version, List.of(key), Transaction.Lock.SHARED).getFirst();
        Check.that(none == null, "what is no table has no rows");
    }

    /** All indexes that have entries, in whatever state. */
    public List<IndexLayout> indexes() {
        return indexes;
    }

    /** The unique indexes that new rows have to be checked against. */
    public List<IndexLayout> checkedIndexes() {
        return checkedIndexes;
    }

    /** The keys that are looked at when all rows of a statement, or of a transaction, are there. */
    public List<IndexLayout> deferrableKeys() {
        return deferrableKeys;
    }

    /** The index that holds the rows; there is none where there are no rows. */
    public IndexLayout primary() {
        return Check.present(primary, "rows of " + descriptor.name());
    }

    public IndexLayout layout(int indexId) {
        for (IndexLayout index : indexes) {
            if (index.index().id() == indexId) {
                return index;
            }
        }
        throw Check.unreachable("no index " + indexId);
    }

    /** Places that must not be NULL. */
    public int[] notNullOrdinals() {
        return notNullOrdinals;
    }

    /** The value of the entry of a row in an index. */
    public Bytes value(IndexLayout index, Object[] row) {
        return index.index().holdsRows() ? index.rows().encode(row) : index.reference(row);
    }

    /** The row behind a key and a value of the primary index. */
    public Object[] decode(Bytes key, Bytes value) {
        return reader.row(key, value);
    }

    /** The key in the primary index of the row that an entry of any index leads to. */
    public Bytes primaryKey(IndexLayout index, Bytes key, Bytes value) {
        if (index == primary) {
            return key;
        }
        if (index.index().holdsRows()) {
            return primary.key(new RowReader(this, index, width(), 0).row(key, value));
        }
        return new ByteWriter(32).raw(primary.prefix()).raw(index.suffixOf(key, value)).take();
    }

    /** As messages show a row: visible columns, long values cut. */
    public String describe(Object[] row, TextContext context) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).state() == ColumnDescriptor.State.PUBLIC) {
                text.append(text.isEmpty() ? "" : ", ").append(shown(at, row[at], context));
            }
        }
        return text.toString();
    }

    private String shown(int ordinal, Object datum, TextContext context) {
        if (datum == null) {
            return "null";
        }
        String text = DatumText.write(columns.get(ordinal).type().type(), datum, context.textSettings());
        return text.length() <= SHOWN_CHARACTERS_MAX ? text : text.substring(0, SHOWN_CHARACTERS_MAX) + "...";
    }
}
