package io.phantomdb.sql.bind;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.SequenceDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.system.SystemTable;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Definition.LikeOption;
import io.phantomdb.sql.tree.SequenceOption;
import io.phantomdb.sql.tree.SequenceOption.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * LIKE in CREATE TABLE: what is taken over from another table, which the new one has nothing to do with afterwards. Stored
 * expressions are taken over as the text that they are kept as: columns go by the same names.
 */
final class LikeBinder {
    private final StatementBinder statement;
    private final Definition.TableLike like;
    /** Null if it is a table of the catalog itself, which has columns and nothing else to take over. */
    private final TableDescriptor source;
    private final List<SchemaCommand.NewColumn> columns = new ArrayList<>();

    LikeBinder(StatementBinder statement, Definition.TableLike like) {
        this.statement = statement;
        this.like = like;
        SystemTable system = statement.systemTable(like.source());
        this.source = system == null ? source() : null;
        if (system != null) {
            system.columns().forEach(column -> columns.add(new SchemaCommand.NewColumn(column.name(), column.type(),
                    column.notNull(), null, null, null, like.position())));
        } else {
            source.visibleColumns().forEach(column -> columns.add(column(column)));
        }
    }

    private TableDescriptor source() {
        Table found = statement.table(like.source());
        if (found.descriptor().isSequence()) {
            throw invalid("sequences");
        }
        statement.demands().change(found, Privilege.SELECT);
        statement.requireAllowed();
        return found.descriptor();
    }

    private StatementError invalid(String kind) {
        return new StatementError(SqlState.WRONG_OBJECT_TYPE, "relation \"" + like.source().last()
                + "\" is invalid in LIKE clause", "This operation is not supported for " + kind + ".", null,
                like.position());
    }

    private boolean includes(LikeOption option) {
        return like.including().contains(option);
    }

    List<SchemaCommand.NewColumn> columns() {
        return columns;
    }

    private SchemaCommand.NewColumn column(ColumnDescriptor column) {
        String defaultSql = includes(LikeOption.DEFAULTS) && column.generatedSql() == null
                ? column.defaultSql()
                : null;
        String generatedSql = includes(LikeOption.GENERATED) ? column.generatedSql() : null;
        SchemaCommand.NewSequence sequence = includes(LikeOption.IDENTITY) && column.identity() != null
                ? new SchemaCommand.NewSequence(column.identity(), options(column.sequenceId()))
                : null;
        return new SchemaCommand.NewColumn(column.name(), column.type(), column.notNull(), defaultSql, generatedSql,
                sequence, like.position());
    }

    /** What the sequence of an identity column was made with. */
    private SchemaCommand.SequenceChange options(int sequenceId) {
        Table found = statement.tableById(sequenceId);
        if (found == null) {
            throw statement.mismatch(new Table(source), sequenceId);
        }
        SequenceDescriptor sequence = found.descriptor().sequence();
        return new SchemaCommand.SequenceChange(sequence.type(), List.of(
                option(Kind.INCREMENT, sequence.increment()), option(Kind.MINVALUE, sequence.min()),
                option(Kind.MAXVALUE, sequence.max()), option(Kind.START, sequence.start()),
                option(Kind.CACHE, sequence.cache()),
                new SequenceOption(sequence.cycle() ? Kind.CYCLE : Kind.NO_CYCLE, null, null, null, 0)));
    }

    private static SequenceOption option(Kind kind, long number) {
        return new SequenceOption(kind, Long.toString(number), null, null, 0);
    }

    /** 42710 if a check of that name is there already. */
    void addChecks(List<CheckDescriptor> checks, String table) {
        if (source == null || !includes(LikeOption.CONSTRAINTS)) {
            return;
        }
        for (CheckDescriptor check : source.checks()) {
            if (checks.stream().anyMatch(other -> other.name().equals(check.name()))) {
                throw new StatementError(SqlState.DUPLICATE_OBJECT, "constraint \"" + check.name()
                        + "\" for relation \"" + table + "\" already exists");
            }
            checks.add(check.asValidated());
        }
    }

    void addKeys(List<SchemaCommand.Key> keys) {
        for (IndexDescriptor index : indexes()) {
            if (index.constraint() != IndexDescriptor.Constraint.NONE) {
                keys.add(new SchemaCommand.Key(null,
                        index.constraint() == IndexDescriptor.Constraint.PRIMARY_KEY, parts(index), extras(index), 0));
            }
        }
    }

    private List<IndexDescriptor> indexes() {
        return source == null || !includes(LikeOption.INDEXES)
                ? List.of()
                : source.indexes().stream().filter(index -> index.isPublic() && !index.name().isEmpty()).toList();
    }

    private List<SchemaCommand.KeyColumn> parts(IndexDescriptor index) {
        List<SchemaCommand.KeyColumn> parts = new ArrayList<>();
        for (IndexDescriptor.Part part : index.parts()) {
            ColumnDescriptor column = source.column(part.columnId());
            boolean computed = column.state() == ColumnDescriptor.State.HIDDEN;
            parts.add(new SchemaCommand.KeyColumn(
                    computed ? IndexBinder.name(StoredExpressions.parse(column.generatedSql())) : column.name(),
                    part.descending(), part.nullsFirst(), 0, computed ? computed(column) : null,
                    part.operatorClass()));
        }
        return parts;
    }

    private static SchemaCommand.Computed computed(ColumnDescriptor column) {
        return new SchemaCommand.Computed(column.generatedSql(), column.type(), column.name());
    }

    private SchemaCommand.IndexExtras extras(IndexDescriptor index) {
        return new SchemaCommand.IndexExtras(index.nullsNotDistinct(),
                index.includedColumnIds().stream().map(id -> source.column(id).name()).toList(),
                index.isPartial() ? computed(source.column(index.predicateColumnId())) : null, index.form());
    }

    /** What is left to be done when the table is there; null if nothing is. */
    SchemaCommand.Like rest(SchemaCommand.Name table) {
        if (source == null) {
            return null;
        }
        List<SchemaCommand.LikeIndex> plain = new ArrayList<>();
        for (IndexDescriptor index : indexes()) {
            if (index.constraint() == IndexDescriptor.Constraint.NONE) {
                Check.that(!index.holdsRows(), "rows are held under keys or row ids");
                plain.add(new SchemaCommand.LikeIndex(index.id(), new SchemaCommand.CreateIndex(null, table,
                        false, index.unique(), false, parts(index), extras(index))));
            }
        }
        return new SchemaCommand.Like(source.tableVersion(), plain, includes(LikeOption.COMMENTS),
                includes(LikeOption.CONSTRAINTS));
    }
}
