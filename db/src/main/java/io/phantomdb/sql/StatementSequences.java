package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.Sequences;
import io.phantomdb.sql.catalog.Catalog;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.SequenceDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.execute.SequenceBlocks;
import io.phantomdb.sql.execute.TransactionRiders;
import io.phantomdb.sql.parse.QualifiedNames;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Securable;
import io.phantomdb.sql.roles.Who;
import io.phantomdb.txn.Transaction;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sequences as one run of a statement calls them. */
final class StatementSequences implements Sequences {
    private final Scope scope;
    private final Environment environment;
    private final Transaction transaction;
    private final Catalog catalog;
    private final SequenceBlocks blocks;
    /** How many numbers the statement was given, by sequence. */
    private final TreeMap<Integer, Long> given = new TreeMap<>();
    private final TreeMap<Integer, State> states = new TreeMap<>();
    /** What the current role was found to be allowed, or is about to be refused. */
    private final TreeSet<String> allowed = new TreeSet<>();

    /** The transaction is null if there is none. */
    StatementSequences(Scope scope, Environment environment, Transaction transaction, Catalog catalog,
            SequenceBlocks blocks) {
        this.scope = scope;
        this.environment = environment;
        this.transaction = transaction;
        this.catalog = catalog;
        this.blocks = blocks;
    }

    @Override
    public long next(Object named) {
        refuseReadOnly("nextval()");
        Table sequence = sequence(named, Privilege.bits(Privilege.USAGE, Privilege.UPDATE));
        int id = sequence.descriptor().id();
        long before = given.getOrDefault(id, 0L);
        long value = isOurs(sequence)
                ? SequenceBlocks.nextWithin(transaction, sequence)
                : blocks.next(scope, sequence, before);
        given.put(id, before + 1);
        environment.sequenceMemory().drawn(id, value);
        return value;
    }

    private void refuseReadOnly(String call) {
        if ("on".equals(environment.setting("transaction_read_only"))) {
            throw new StatementError(SqlState.READ_ONLY_SQL_TRANSACTION,
                    "cannot execute " + call + " in a read-only transaction");
        }
    }

    @Override
    public long current(Object named) {
        Table sequence = sequence(named, Privilege.bits(Privilege.SELECT, Privilege.USAGE));
        Long value = environment.sequenceMemory().current(sequence.descriptor().id());
        if (value == null) {
            throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "currval of sequence \""
                    + sequence.descriptor().name() + "\" is not yet defined in this session");
        }
        return value;
    }

    @Override
    public long last() {
        Long value = environment.sequenceMemory().last();
        if (value == null) {
            throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "lastval is not yet defined in this session");
        }
        return value;
    }

    @Override
    public long set(Object named, long value, boolean called) {
        refuseReadOnly("setval()");
        Table sequence = sequence(named, Privilege.UPDATE.bit());
        SequenceDescriptor descriptor = sequence.descriptor().sequence();
        if (value < descriptor.min() || value > descriptor.max()) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "setval: value " + value
                    + " is out of bounds for sequence \"" + sequence.descriptor().name() + "\" (" + descriptor.min()
                    + ".." + descriptor.max() + ")");
        }
        move(sequence, value, called);
        given.remove(sequence.descriptor().id());
        if (called) {
            environment.sequenceMemory().set(sequence.descriptor().id(), value);
        }
        return value;
    }

    @Override
    public void restart(Object named) {
        Table sequence = sequence(named);
        SequenceBlocks.setWithin(transaction, sequence, sequence.descriptor().sequence().start(), false);
        TransactionRiders.of(transaction).ownsSequence(sequence.descriptor().id());
        given.remove(sequence.descriptor().id());
    }

    @Override
    public State state(Object named) {
        Table sequence = sequence(named);
        int id = sequence.descriptor().id();
        State known = states.get(id);
        if (known == null) {
            known = isOurs(sequence)
                    ? SequenceBlocks.stateWithin(transaction, sequence)
                    : blocks.state(scope, sequence);
            states.put(id, known);
        }
        return known;
    }

    @Override
    public Long lastValue(Object named) {
        Table sequence = sequence(named, Privilege.bits(Privilege.SELECT, Privilege.USAGE));
        State state = state((long) sequence.descriptor().id());
        return state.called() ? state.lastValue() : null;
    }

    private void move(Table sequence, long value, boolean called) {
        if (isOurs(sequence)) {
            SequenceBlocks.setWithin(transaction, sequence, value, called);
        } else {
            blocks.set(scope, sequence, value, called);
        }
    }

    /**
     * True if the transaction has made, changed or restarted the sequence: nobody else can draw from it before the
     * transaction ends, and what the transaction draws it gives back if it fails.
     */
    private boolean isOurs(Table sequence) {
        int id = sequence.descriptor().id();
        return transaction != null && !transaction.isReadOnly() && (new CatalogRows(transaction).hasChangedTable(id)
                || TransactionRiders.of(transaction).isOwnSequence(id));
    }

    /** 42501 if the current role has none of these privileges on it. */
    private Table sequence(Object named, int oneOf) {
        Table sequence = sequence(named);
        Who who = environment.searchPath().who();
        Access access = sequence.descriptor().access();
        boolean isOwn = who.isFounding() || access.owner() == who.current() && access.acl() == null;
        if (!isOwn && !isIdentity(sequence) && allowed.add(sequence.descriptor().id() + " " + oneOf)) {
            RoleSet roles = catalog.rightsNow(scope, transaction).roles(environment.searchPath().database());
            if ((access.privilegesOf(roles, who.current(), Securable.SEQUENCE) & oneOf) == 0) {
                if (!isOurs(sequence)) {
                    catalog.confirm(scope, List.of(sequence));
                }
                throw new StatementError(SqlState.INSUFFICIENT_PRIVILEGE,
                        "permission denied for sequence " + sequence.descriptor().name());
            }
        }
        return sequence;
    }

    /** Whoever may add rows gets the numbers of an identity column with them. */
    private boolean isIdentity(Table sequence) {
        SequenceDescriptor descriptor = sequence.descriptor().sequence();
        Table owner = descriptor.isOwned() ? table(descriptor.ownerTableId()) : null;
        return owner != null && owner.descriptor().column(descriptor.ownerColumnId()).identity() != null;
    }

    private Table sequence(Object named) {
        Table found = named instanceof Long id ? byId(id) : relation((String) named);
        if (!found.descriptor().isSequence()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "\"" + found.descriptor().name() + "\" is not a sequence");
        }
        return found;
    }

    private Table byId(long id) {
        Table found = table(Math.toIntExact(id));
        if (found == null) {
            throw new StatementError(SqlState.INTERNAL_ERROR, "could not open relation with OID " + id);
        }
        return found;
    }

    private Table relation(String written) {
        io.phantomdb.sql.tree.Name name = QualifiedNames.parse(written);
        SearchPath path = environment.searchPath();
        List<String> schemas = name.schema() == null ? path.schemas() : List.of(path.meaning(name.schema()));
        Table found = table(path, schemas.stream().filter(each -> !SearchPath.isSystem(each)).toList(), name.last());
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist");
        }
        return found;
    }

    private Table table(SearchPath path, List<String> schemas, String name) {
        return transaction == null
                ? catalog.table(scope, path, schemas, name)
                : catalog.table(scope, transaction, path, schemas, name);
    }

    private Table table(int id) {
        return transaction == null ? catalog.table(scope, id) : catalog.table(scope, transaction, id);
    }

    @Override
    public Sequences.Name ofColumn(String table, String columnName) {
        Table found = relation(table);
        ColumnDescriptor column = found.descriptor().columnNamed(columnName);
        if (column == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + columnName + "\" of relation \""
                    + found.descriptor().name() + "\" does not exist");
        }
        Table sequence = column.sequenceId() == 0 ? null : table(column.sequenceId());
        return sequence == null
                ? null
                : new Sequences.Name(sequence.descriptor().schema(), sequence.descriptor().name());
    }
}
