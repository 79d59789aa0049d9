package io.phantomdb.sql.schema;

import io.phantomdb.base.Check;
import io.phantomdb.base.Notice;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transactions;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Carries out schema statements, as parts of a transaction or in steps of their own. Any story. */
public final class SchemaChanges {
    private final OwnTransactions transactions;
    private final OnlineIndexes online;

    public SchemaChanges(Transactions transactions, SchemaJobs jobs) {
        this.transactions = new OwnTransactions(transactions);
        this.online = new OnlineIndexes(this.transactions, jobs);
    }

    /** To its end, in transactions of its own. Returns the command tag. */
    public String runAlone(Scope scope, SchemaCommand command, SearchPath path, Consumer<Notice> notices) {
        switch (command) {
            case SchemaCommand.CreateIndex create -> online.create(scope, create, path, notices);
            case SchemaCommand.DropIndexes drop -> online.drop(scope, drop, path, notices);
            case SchemaCommand.AddKey add -> online.addKey(scope, add, path, notices);
            case SchemaCommand.Reindex reindex -> transactions.run(scope, false, transaction -> {
                new Reindexing(SchemaEdit.of(scope, transaction, transactions, path, notices)).run(reindex);
                return null;
            });
            case SchemaCommand.RenameIndex rename -> throw isAtomic(rename);
            case SchemaCommand.AttachIndex attach -> throw isAtomic(attach);
            case SchemaCommand.Vacuum vacuum -> throw isAnalyzed(vacuum);
            case SchemaCommand.OfUpkeep upkeep -> throw isAtomic(upkeep);
            case SchemaCommand.CreateTable create -> throw isAtomic(create);
            case SchemaCommand.DropTables drop -> throw isAtomic(drop);
            case SchemaCommand.AlterTable alter -> throw isAtomic(alter);
            case SchemaCommand.Comment comment -> throw isAtomic(comment);
            case SchemaCommand.OfType type -> throw isAtomic(type);
            case SchemaCommand.OfView view -> throw isAtomic(view);
            case SchemaCommand.OfRoutine routine -> throw isAtomic(routine);
            case SchemaCommand.OfDatabase database -> transactions.run(scope, false, transaction -> {
                new DatabaseChanges(SchemaEdit.of(scope, transaction, transactions, path, notices)).run(database);
                return null;
            });
            case SchemaCommand.OfSequence sequence -> throw isAtomic(sequence);
            case SchemaCommand.OfSchema schema -> throw isAtomic(schema);
            case SchemaCommand.OfRoles roles -> throw isAtomic(roles);
        }
        return command.tag();
    }

    private static RuntimeException isAtomic(SchemaCommand command) {
        return Check.unreachable(command.tag() + " is part of a transaction");
    }

    private static RuntimeException isAnalyzed(SchemaCommand.Vacuum command) {
        return Check.unreachable(command.tag() + " changes no schema");
    }

    /** As a part of the transaction, which others see when it commits. Returns the command tag. */
    public String runWithin(Scope scope, Transaction transaction, SchemaCommand command, SearchPath path,
            RowExpressions expressions, Consumer<Notice> notices) {
        SchemaEdit edit = SchemaEdit.of(scope, transaction, transactions, path, notices).with(expressions);
        switch (command) {
            case SchemaCommand.CreateTable create -> new TableChanges(edit).create(create, expressions);
            case SchemaCommand.DropTables drop -> new TableChanges(edit).drop(drop);
            case SchemaCommand.Comment comment -> new CommentChanges(edit).run(comment);
            case SchemaCommand.OfType type -> new TypeChanges(edit, expressions).run(type);
            case SchemaCommand.OfView view -> new ViewChanges(edit).run(view);
            case SchemaCommand.OfRoutine routine -> new RoutineChanges(edit, expressions).run(routine);
            case SchemaCommand.OfSequence sequence -> new SequenceChanges(edit).run(sequence);
            case SchemaCommand.OfSchema schema -> new NamespaceChanges(edit, expressions).run(schema);
            case SchemaCommand.OfDatabase database -> new DatabaseChanges(edit).run(database);
            case SchemaCommand.OfRoles roles -> throw Check.unreachable("it needs something of its session");
            case SchemaCommand.CreateIndex create when create.computes() ->
                new AtomicIndexes(edit).create(create, expressions);
            case SchemaCommand.CreateIndex create -> new AtomicIndexes(edit).create(create);
            case SchemaCommand.DropIndexes drop -> new AtomicIndexes(edit).drop(drop);
            case SchemaCommand.AddKey add -> new AtomicIndexes(edit).addKey(add);
            case SchemaCommand.AlterTable alter -> new TableAlteration(edit, expressions).run(alter);
            case SchemaCommand.Reindex reindex -> new Reindexing(edit).run(reindex);
            case SchemaCommand.OfUpkeep upkeep -> new Upkeep(edit, notices).run(upkeep);
            case SchemaCommand.RenameIndex rename -> new AtomicIndexes(edit).rename(rename, expressions);
            case SchemaCommand.AttachIndex attach -> new PartitionIndexes(edit, expressions).attach(attach);
            case SchemaCommand.Vacuum vacuum -> throw isAnalyzed(vacuum);
        }
        return command.tag();
    }

    /** A statement about roles or privileges, as a part of the transaction. Returns the command tag. */
    public String runWithin(Scope scope, Transaction transaction, SchemaCommand.OfRoles command, RoleValues values,
            Consumer<Notice> notices) {
        SchemaEdit edit = SchemaEdit.of(scope, transaction, transactions, command.path(), notices);
        switch (command.statement()) {
            case RoleStatement.SetOwner set -> new OwnerChanges(edit).run(set);
            case RoleStatement.Privileges privileges ->
                new PrivilegeChanges(edit, privileges, command.routines()).run();
            case RoleStatement.DefaultPrivileges defaults -> new DefaultPrivilegeChanges(edit, defaults).run();
            case RoleStatement.DropOwned drop -> new DroppedObjects(edit).run(drop);
            case RoleStatement.ReassignOwned reassign -> new OwnedObjects(edit, edit.permissions().roles())
                    .reassign(reassign);
            case RoleStatement roles -> new RoleChanges(edit, values).run(roles);
        }
        return command.tag();
    }

    /** CREATE TABLE as a part of the transaction; null if there was such a table, and that is fine. */
    public TableDescriptor create(Scope scope, Transaction transaction, SchemaCommand.CreateTable create,
            SearchPath path, RowExpressions expressions, Consumer<Notice> notices) {
        return new TableChanges(SchemaEdit.of(scope, transaction, transactions, path, notices).with(expressions))
                .create(create, expressions);
    }

    /** CREATE MATERIALIZED VIEW as a part of the transaction, without rows; null if there was such a view, and that is fine. */
    public TableDescriptor create(Scope scope, Transaction transaction, SchemaCommand.CreateMaterialized create,
            SearchPath path, Consumer<Notice> notices) {
        return new ViewChanges(SchemaEdit.of(scope, transaction, transactions, path, notices)).create(create);
    }

    /** The materialized view whose rows are replaced by the transaction, at the version at which it has the new ones. */
    public TableDescriptor refresh(Scope scope, Transaction transaction, SchemaCommand.Refresh refresh,
            SearchPath path) {
        return new ViewChanges(SchemaEdit.of(scope, transaction, transactions, path, ignored -> {})).refresh(refresh);
    }

    /**
     * Makes the schema of a session's temporary tables, in a transaction of its own; what an earlier session of the same number
     * has left there goes.
     */
    public void prepareTemporary(Scope scope, SearchPath path, SchemaDescriptor.Owner owner) {
        transactions.run(scope, false, transaction -> {
            SchemaEdit edit = SchemaEdit.of(scope, transaction, transactions, path, ignored -> {});
            new NamespaceChanges(edit, null).clear(path.temporary().schema());
            edit.rows().putSchema(new SchemaDescriptor(edit.newTableId(), path.temporary().schema(), false, owner,
                    Access.of(path.who().current())));
            return null;
        });
    }

    /** Drops a session's temporary tables, as a part of the transaction. The schema stays. */
    public void clearTemporary(Scope scope, Transaction transaction, SearchPath path) {
        SchemaEdit edit = SchemaEdit.of(scope, transaction, transactions, path, ignored -> {});
        new NamespaceChanges(edit, null).clear(path.temporary().schema());
    }

    /** Drops a session's temporary tables with their schema, in a transaction of its own. */
    public void endTemporary(Scope scope, SearchPath path) {
        transactions.run(scope, false, transaction -> {
            SchemaEdit edit = SchemaEdit.of(scope, transaction, transactions, path, ignored -> {});
            new NamespaceChanges(edit, null).remove(path.temporary().schema());
            return null;
        });
    }

    /** What becomes of these temporary tables, or of their rows, now that the transaction commits. Returns those that are left. */
    public List<Integer> atCommit(Scope scope, Transaction transaction, SearchPath path,
            Map<Integer, SchemaCommand.OnCommit> tables) {
        return new CommitActions(SchemaEdit.of(scope, transaction, transactions, path, ignored -> {})).run(tables);
    }
}
