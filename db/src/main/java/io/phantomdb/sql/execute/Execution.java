package io.phantomdb.sql.execute;

import io.phantomdb.base.Check;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.sql.catalog.ChangeCounts;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.Frame;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.plan.ShardWork;
import io.phantomdb.sql.plan.SubqueryPlan;
import io.phantomdb.sql.spill.SpillSpace;
import io.phantomdb.sql.system.CatalogSnapshot;
import io.phantomdb.sql.system.SystemTable;
import io.phantomdb.txn.Transaction;
import java.util.List;

/** What one run of a statement works with. One story's. */
public final class Execution {
    private final Scope scope;
    private final Transaction transaction;
    private final RowIds rowIds;
    private final ChangeCounts changes;
    private final MemoryAccount memory;
    private final SubqueryResults results;
    private final Frame frame;
    private final Object[] seed;
    private final Execution root;
    private final StatementState state;
    private final Measures measures;
    private final SpillSpace spill;
    private final long workBytesMax;

    public Execution(Scope scope, Transaction transaction, RowIds rowIds, ChangeCounts changes, EvalContext context,
            Object[] parameters,
            List<SubqueryPlan> subqueries, CatalogSnapshot catalog) {
        this(scope, transaction, rowIds, changes, context, parameters, subqueries, catalog, null);
    }

    /** A run whose steps are measured; no measures (null) for any other. */
    public Execution(Scope scope, Transaction transaction, RowIds rowIds, ChangeCounts changes, EvalContext context,
            Object[] parameters,
            List<SubqueryPlan> subqueries, CatalogSnapshot catalog, Measures measures) {
        this.measures = measures;
        this.scope = scope;
        this.transaction = transaction;
        this.rowIds = rowIds;
        this.changes = changes;
        this.memory = scope.memory().child("statement", scope.memory().bytesMax());
        this.results = new SubqueryResults(this, subqueries);
        this.frame = new Frame(context, parameters, results);
        this.seed = null;
        this.root = this;
        this.state = new StatementState(catalog);
        this.spill = new SpillSpace(scope);
        this.workBytesMax = workBytesMax(context);
    }

    /** The setting is kept in kilobytes. */
    private static long workBytesMax(EvalContext context) {
        return 1_024L * Long.parseLong(context.setting("work_mem"));
    }

    private Execution(Execution around, Frame frame, Object[] seed) {
        this.scope = around.scope;
        this.transaction = around.transaction;
        this.rowIds = around.rowIds;
        this.changes = around.changes;
        this.memory = around.memory.child("subquery", around.memory.bytesMax());
        this.results = around.results;
        this.frame = frame;
        this.seed = seed;
        this.root = around.root;
        this.state = around.state;
        this.measures = around.measures;
        this.spill = around.spill;
        this.workBytesMax = around.workBytesMax;
    }

    /** The same run, seen from a subquery that looks at this row; to be closed when that is over. */
    Execution inside(Frame inner) {
        return new Execution(this, inner, null);
    }

    /** The same run, for rows that grow out of this one; to be closed when they are there. */
    Execution seeded(Object[] row) {
        return new Execution(this, frame, row);
    }

    /** The same run, with an account of memory to be given back earlier. */
    Execution again() {
        return new Execution(this, frame, seed);
    }

    /** The rows of a table of WITH; it sees no row of whoever reads it. */
    SharedRows shared(Plan.Shared plan) {
        return state.shared(plan, root);
    }

    List<Object[]> systemRows(SystemTable table) {
        return state.systemRows(table, root);
    }

    List<Object[]> workingTable(int number) {
        return Check.present(state.workingTable(number), "newest rows");
    }

    void workingTable(int number, List<Object[]> rows) {
        state.workingTable(number, rows);
        results.forget(number);
    }

    /** What is waiting, and what waits for what. */
    StatementState state() {
        return state;
    }

    /** The row that others grow out of. */
    Object[] seed() {
        return Check.present(seed, "seed");
    }

    public Transaction transaction() {
        return transaction;
    }

    /** A row id that nobody had before. */
    Long newRowId() {
        return rowIds.take(scope, 1);
    }

    /** So many rows of the table have been changed. */
    void count(Table table, long rows) {
        if (rows > 0) {
            changes.add(table.descriptor().id(), rows);
        }
    }

    /** What programs may look at. */
    public Frame frame() {
        return frame;
    }

    /** What operators keep is charged here; given back when the statement ends. */
    public MemoryAccount memory() {
        return memory;
    }

    /** Where what exceeds that is put away. */
    SpillSpace spill() {
        return spill;
    }

    /** How much a sort, a join or an aggregate keeps in memory before it puts rows away. */
    long workBytesMax() {
        return workBytesMax;
    }

    /** Whether the shard is to do this part of the work on rows of this index. */
    boolean asksShard(IndexLayout index, ShardWork work) {
        return new ShardAsking(transaction, frame.context().setting("phantom.scan_fragments")).asks(index, work);
    }

    /** To be called for every batch of work: cancellations are noticed and others get their turn. */
    public void tick() {
        scope.tick();
    }

    /** Null unless the steps of this run are measured. */
    Measures measures() {
        return measures;
    }

    /** The node's clock. */
    long nanos() {
        return scope.nanos();
    }

    /** Gives all memory back; harmless when done twice. */
    public void close() {
        memory.releaseAll();
        if (root == this) {
            spill.close();
        }
    }
}
