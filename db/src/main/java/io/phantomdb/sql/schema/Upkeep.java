package io.phantomdb.sql.schema;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.Extension;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.function.Consumer;

/**
 * Statements about how PostgreSQL keeps its files, of which nothing is left to do here but to look whether what they name is there
 * (PostgreSQL 15, CLUSTER, CHECKPOINT, CREATE EXTENSION).
 */
final class Upkeep {
    private final SchemaEdit edit;
    private final Consumer<Notice> notices;

    Upkeep(SchemaEdit edit, Consumer<Notice> notices) {
        this.edit = edit;
        this.notices = notices;
    }

    void run(SchemaCommand.OfUpkeep upkeep) {
        switch (upkeep) {
            case SchemaCommand.Cluster cluster when cluster.table() == null -> {
                // Of the tables that were clustered before there are none.
            }
            case SchemaCommand.Cluster cluster -> cluster(cluster);
            case SchemaCommand.Checkpoint checkpoint -> {
                // What is acknowledged is durable already.
            }
            case SchemaCommand.CreateExtension create -> create(create);
        }
    }

    private void cluster(SchemaCommand.Cluster cluster) {
        TableDescriptor table = edit.tableWithRows(cluster.table(), "cannot cluster");
        edit.permissions().requireOwner(table);
        if (cluster.index() != null && table.indexNamed(cluster.index()) == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "index \"" + cluster.index() + "\" for table \"" + table.name() + "\" does not exist");
        }
        if (cluster.index() == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "there is no previously clustered index for table \"" + table.name() + "\"");
        }
    }

    private void create(SchemaCommand.CreateExtension create) {
        if (Extension.named(create.name()) == null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "extension \"" + create.name() + "\" is not available");
        }
        if (!create.ifNotExists()) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT, "extension \"" + create.name() + "\" already exists");
        }
        notices.accept(new Notice(Notice.Level.NOTICE, SqlState.DUPLICATE_OBJECT,
                "extension \"" + create.name() + "\" already exists, skipping", null, null));
    }
}
