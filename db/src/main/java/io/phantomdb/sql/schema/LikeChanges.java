package io.phantomdb.sql.schema;

import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.CommentKey;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/** Indexes and comments that a new table takes over from another one (CREATE TABLE … LIKE). */
final class LikeChanges {
    private final SchemaEdit edit;
    private final RowExpressions expressions;

    LikeChanges(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
    }

    /** Returns the table with the indexes. */
    TableDescriptor run(TableDescriptor made, List<SchemaCommand.Like> likes) {
        TableDescriptor table = made;
        for (SchemaCommand.Like like : likes) {
            List<IndexDescriptor> indexes = new ArrayList<>();
            for (SchemaCommand.LikeIndex index : like.indexes()) {
                table = addIndex(table, index.create());
                indexes.add(table.indexes().getLast());
            }
            if (like.comments()) {
                addComments(like, table, indexes);
            }
        }
        return table;
    }

    private TableDescriptor addIndex(TableDescriptor table, SchemaCommand.CreateIndex create) {
        SchemaCommand.Name name = new SchemaCommand.Name(table.schema(), table.name(), edit.path(), 0);
        SchemaCommand.CreateIndex index = new SchemaCommand.CreateIndex(null, name, false, create.unique(), false,
                create.columns(), create.extras());
        if (index.computes()) {
            new AtomicIndexes(edit).create(index, expressions);
        } else {
            new AtomicIndexes(edit).create(index);
        }
        return edit.rows().present(table.id(), Lock.EXCLUSIVE);
    }

    private void addComments(SchemaCommand.Like like, TableDescriptor table, List<IndexDescriptor> indexes) {
        TableDescriptor source = edit.rows().present(like.source().descriptorId(), Lock.HELD);
        for (CatalogRows.Comment comment : edit.rows().comments(source.id())) {
            CommentKey to = switch (comment.on().part()) {
                case COLUMN -> column(source.column(comment.on().number()), table);
                case INDEX -> index(comment.on().number(), like, table, indexes);
                case CONSTRAINT -> like.checks() ? check(comment.on().name(), source, table) : null;
                case WHOLE, SCHEMA, DATABASE -> null;
            };
            if (to != null) {
                edit.rows().putComment(to, comment.text());
            }
        }
    }

    private static CommentKey column(ColumnDescriptor source, TableDescriptor table) {
        ColumnDescriptor column = table.columnNamed(source.name());
        return column == null ? null : CommentKey.column(table.id(), column.id());
    }

    private static CommentKey index(int sourceId, SchemaCommand.Like like, TableDescriptor table,
            List<IndexDescriptor> indexes) {
        for (int at = 0; at < indexes.size(); at++) {
            if (like.indexes().get(at).sourceId() == sourceId) {
                return CommentKey.index(table.id(), indexes.get(at).id());
            }
        }
        return null;
    }

    private static CommentKey check(String name, TableDescriptor source, TableDescriptor table) {
        return source.checks().stream().map(CheckDescriptor::name).anyMatch(name::equals)
                ? CommentKey.constraint(table.id(), name)
                : null;
    }
}
