package io.phantomdb.sql.plan;

import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Windowed;
import io.phantomdb.rows.function.RangeOffset;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.RowReader;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.system.SystemTable;
import io.phantomdb.sql.tree.Window.BoundKind;
import io.phantomdb.sql.tree.Window.Exclusion;
import io.phantomdb.sql.tree.Window.Unit;
import io.phantomdb.txn.Transaction;
import java.util.BitSet;
import java.util.List;

/**
 * How a query is carried out: a tree of steps, each of which takes rows from its inputs and gives rows on. Immutable and
 * shared by all who run the statement.
 *
 * <p>Below the projection of a query block all rows have the width of the block: each table of FROM has its place in
 * them, filled in by its scan and carried along by joins. So no expression depends on the order of joins.
 */
public sealed interface Plan {
    /** What it takes rows from, the left side of a join first. */
    default List<Plan> inputs() {
        return PlanInputs.of(this);
    }

    /** True if its rows come from the newest ones of the recursion of that number, so that each round has others. */
    default boolean growsFrom(int recursion) {
        return this instanceof WorkingTable table && table.number() == recursion
                || inputs().stream().anyMatch(input -> input.growsFrom(recursion));
    }

    /** A single row of NULLs of that width: SELECT without FROM. */
    record OneRow(int width) implements Plan {}

    /** Rows from expressions that see no other row. */
    record Values(List<List<Program>> rows) implements Plan {}

    /** Puts the rows of another block into its place in this one. */
    record Placed(Plan input, int inputWidth, int offset, int width) implements Plan {}

    /** Rows of one table, through one of its indexes; the filter may be null, and so may what a shard can do of the work. */
    record Scan(Source source, Access access, Program filter, ShardWork work) implements Plan {}

    /** Groups, and another way to them: each page of rows is grouped where the rows are, and those groups are combined here. */
    record PartialGroup(Group whole, Group combined) implements Plan {
        /** Where the groups to be combined come from. */
        public ShardGroups pages() {
            return (ShardGroups) combined.input();
        }
    }

    /**
     * Of each group of a page of rows the keys, then the states of the aggregates, encoded.
     *
     * @param isWorthItHere whether pages are grouped so where the rows are not elsewhere, too
     */
    record ShardGroups(Scan scan, ShardWork work, List<Type> keyTypes, int calls, boolean isWorthItHere)
            implements
                Plan {}

    /**
     * A table, what the statement calls it, and where its columns lie in the rows of the block; the reader makes such rows,
     * with those columns that are needed.
     */
    record Source(Table table, String alias, int offset, int width, Transaction.Lock lock, RowReader reader) {}

    /** Which keys of an index are read. Programs see the row of the other side of a join, where there is one. */
    sealed interface Access {
        IndexLayout index();
    }

    /** A few whole keys of a unique index, each with a value for every part. */
    record Points(IndexLayout index, List<List<Bound>> keys) implements Access {}

    /** All keys that begin with one of these, each with values for as many of the first parts: IN where no whole key is known. */
    record Prefixes(IndexLayout index, List<List<Bound>> prefixes) implements Access {}

    /** Keys with these values for the first parts, and limits for the next one (null = none). The hint may be null. */
    record Range(IndexLayout index, List<Bound> equal, Limit lower, Limit upper, boolean descending,
            Program rowsHint) implements Access {}

    record Limit(Bound bound, boolean inclusive) {}

    /** A value compared with a column of an index: nothing equals NULL, and integers may lie outside the column's type. */
    record Bound(Program value, Type from, Type to) {}

    /**
     * The row with one whole key of the index that holds the rows, projected at once: what a point query becomes. The
     * filter may be null.
     */
    record PointRow(Source source, List<Bound> key, RowReader reader, Program filter, List<Program> columns)
            implements
                Plan {}

    /**
     * Locks rows of tables, where scanning has not done so already, and looks at those again that have changed: their
     * conditions are evaluated once more with what is there now (PostgreSQL 15, src/backend/executor/README,
     * "EvalPlanQual"). The rows of the block begin at {@code from} in those of the input; what stands before them are
     * outputs computed from them, and all that is given on. No outputs (null): the rows of the block are given on. Locks no
     * more rows than {@code first}, if that is not null.
     */
    record LockRows(Plan input, int from, List<RowLock> locks, List<Recheck> rechecks, List<Program> outputs,
            Program first) implements Plan {}

    /**
     * The row of this table is locked; the reader makes rows as wide as the block. Where the row may be missing (MERGE), the
     * others are given on without it.
     */
    record RowLock(Table table, int offset, RowReader reader, Transaction.Lock lock, boolean skipsHeld, boolean waits,
            boolean mayBeMissing) {
        /** False if a transaction whose ordinary reads take locks has this one from scanning. */
        public boolean isForRowsAlone() {
            return skipsHeld || !waits;
        }
    }

    /** A condition of the block; where it stands at a left join (nulled is not null) the right side goes if it fails. */
    record Recheck(Program condition, Place nulled) {}

    /** Rows for which the condition is true. */
    record Filter(Plan input, Program condition) implements Plan {}

    /** How rows without a partner fare. */
    enum JoinKind {
        /** They vanish. */
        INNER,
        /** Those on the left stay, with NULLs on the right. */
        LEFT,
        /** Those on either side stay, with NULLs on the other. */
        FULL,
        /** They vanish, and of those that have one only the left side is given, once. */
        SEMI,
        /** Those on the left are all that is given. */
        ANTI
    }

    /** For each row on the left a look into an index of the table on the right; the condition may be null. */
    record IndexJoin(Plan left, Scan right, JoinKind kind, Program condition) implements Plan {}

    /**
     * The right side is put into a hash table first. Keys are of the same types on both sides and compared as such. If it is
     * ordered, somebody relies on the order of the left side.
     */
    record HashJoin(Plan left, Plan right, List<Program> leftKeys, List<Program> rightKeys, List<Type> keyTypes,
            List<Place> rightPlaces, JoinKind kind, Program condition, boolean ordered) implements Plan {}

    /**
     * Both sides come sorted by the keys, which are of the same types on both sides, and are read side by side. The condition may
     * be null.
     */
    record MergeJoin(Plan left, Plan right, List<MergeKey> keys, List<Place> rightPlaces, JoinKind kind,
            Program condition) implements Plan {}

    record MergeKey(Program left, Program right, Type type, boolean descending) {}

    /** Every pair; the right side is kept in memory. The condition may be null. */
    record LoopJoin(Plan left, Plan right, List<Place> rightPlaces, JoinKind kind, Program condition) implements Plan {}

    /**
     * The right side runs anew for each row on the left, which is one level up for a query that is LATERAL; if it is seeded,
     * its rows grow out of that row instead ({@link Seed}). The condition may be null.
     */
    record Apply(Plan left, Plan right, boolean seeded, Place rightPlace, JoinKind kind, Program condition)
            implements
                Plan {}

    /** The row on the left of the join that runs this side anew. */
    record Seed() implements Plan {}

    /** Slots of the block's rows that lie side by side: the tables of one side of a join may lie in several such. */
    record Place(int from, int to) {}

    /**
     * Groups by each of the sets, which are places of keys; a row of keys (NULL where the set lacks them), then aggregates,
     * then what GROUPING says of the keys of each of the groupings, comes of each group. Of a set without keys exactly one
     * row comes.
     */
    record Group(Plan input, List<Program> keys, List<Type> keyTypes, List<List<Integer>> sets, List<Call> calls,
            List<List<Integer>> groupings) implements Plan {}

    /**
     * An aggregate over the rows of a group for which the filter (or null) is true. The values are its arguments, then what
     * they are sorted by; the order, of places among them, may be empty; the distinct types are null if all are taken.
     */
    record Call(Aggregate function, List<Program> values, List<Type> distinctTypes, List<SortKey> order,
            Program filter) {}

    /** Each row with more room behind it: so many NULLs after its first columns, then these expressions. */
    record Extend(Plan input, int width, int blanks, List<Program> columns) implements Plan {}

    /**
     * Window calls over rows that come sorted by the partition, then the order: each puts its result into its place. All
     * calls are of one partitioning and one order; frames may differ.
     */
    record Window(Plan input, List<SortKey> partition, List<SortKey> order, List<WindowCall> calls) implements Plan {}

    record WindowCall(int slot, Windowed function, List<Program> arguments, Program filter, WindowFrame frame) {}

    record WindowFrame(Unit unit, FrameBound start, FrameBound end,
            Exclusion exclusion) {}

    /** The offset is null where there is none; the range is there for offsets of RANGE. */
    record FrameBound(BoundKind kind, Program offset, RangeOffset range) {}

    /** In the order of slots of its rows; at most {@code first} of them if that is not null. */
    record Sort(Plan input, List<SortKey> keys, Program first) implements Plan {}

    record SortKey(int slot, Type type, boolean descending, boolean nullsFirst) {}

    record Project(Plan input, List<Program> columns) implements Plan {}

    /** Keeps the first so many columns. */
    record Narrow(Plan input, int width) implements Plan {}

    /** The first of equal rows, by the first so many columns. */
    record Distinct(Plan input, List<Type> types) implements Plan {}

    /** Sorted rows, without those that are equal to the one before by these slots. */
    record Unique(Plan input, List<SortKey> keys) implements Plan {}

    /** Null = none. */
    record Slice(Plan input, Program limit, Program offset) implements Plan {}

    /** A slice of sorted rows, with those after it that sort like its last one: FETCH FIRST … WITH TIES. */
    record TiedSlice(Plan input, List<SortKey> keys, Program limit, Program offset) implements Plan {}

    record Append(List<Plan> inputs) implements Plan {}

    /** The rows of tables that stand for one, which the statement calls so; those that the pruning (or null) excludes are not read. */
    record Members(String root, List<Plan> inputs, Pruning pruning) implements Plan {
        /** Those that are read with the values of that frame; all of them if it says nothing of rows around the query. */
        public List<Plan> shown(Frame frame) {
            if (pruning == null || pruning.looksOutside()) {
                return inputs;
            }
            BitSet read = pruning.members(frame);
            return read.stream().mapToObj(inputs::get).toList();
        }
    }

    /** EXCEPT and INTERSECT, with ALL or without. */
    record SetDifference(Plan left, Plan right, List<Type> types, boolean intersect, boolean all) implements Plan {}

    /** Functions side by side, NULLs where one has no row left; perhaps a column that counts the rows. */
    record Functions(List<SetProgram> calls, boolean ordinality) implements Plan {}

    /** A table of WITH whose rows are made once, for all who read it, when the first asks. */
    record Shared(int number, String name, Plan input) implements Plan {}

    /** What a change returns, in WITH. */
    record Changing(ChangePlan change) implements Plan {}

    /** A statement whose WITH changes rows: all of these are carried out, whoever reads them. */
    record WithChanges(Plan input, List<Shared> changes) implements Plan {}

    /** Rows of the start, then round by round what the step makes of the newest; without ALL only such as are new. */
    record Recursive(int number, Plan start, Plan step, List<Type> types, boolean all) implements Plan {}

    /** The rows of a table of the catalog. */
    record SystemRows(SystemTable table) implements Plan {}

    /** The newest rows of the recursion of that number. */
    record WorkingTable(int number) implements Plan {}

    /** As many rows of each as the functions give for it, their values in front, NULLs where one has no more. */
    record Expand(Plan input, List<SetProgram> sets) implements Plan {}

    /**
     * A function that gives rows; null stands for a single row with the value of its only argument.
     *
     * @param type of a row as one value
     */
    record SetProgram(SetFunction function, List<Program> arguments, Type type) {
        /** How many columns it gives. */
        public int width() {
            return function == null ? 1 : function.outputs().size();
        }
    }
}
