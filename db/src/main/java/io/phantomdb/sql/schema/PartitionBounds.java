package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.sql.catalog.BoundText;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.PartitionBound;
import io.phantomdb.sql.catalog.PartitionBound.Edge;
import io.phantomdb.sql.catalog.PartitionSet;
import io.phantomdb.sql.catalog.Partitioning;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/** Bounds as statements write them become those of partitions, if they fit the parent and its other partitions. */
final class PartitionBounds {
    private final SchemaEdit edit;
    private final RowExpressions expressions;
    private final TableDescriptor parent;
    private final Partitioning partitioning;

    PartitionBounds(SchemaEdit edit, RowExpressions expressions, TableDescriptor parent) {
        this.edit = edit;
        this.expressions = expressions;
        this.parent = parent;
        this.partitioning = parent.lineage().partitioning();
    }

    /** 42P16 if it is of another kind than the parent asks for, or no rows could be in it; 42P17 if it overlaps another one's. */
    PartitionBound of(BoundDraft draft, String partition) {
        requireKind(draft);
        PartitionBound bound = switch (draft) {
            case BoundDraft.Default none -> new PartitionBound.Default();
            case BoundDraft.Values values -> list(values);
            case BoundDraft.Range range -> new PartitionBound.Range(edges(range.from(), "FROM"),
                    edges(range.to(), "TO"));
            case BoundDraft.Hash hash -> hash(hash);
        };
        requireFree(draft, bound, partition);
        return bound;
    }

    private void requireKind(BoundDraft draft) {
        boolean fits = switch (draft) {
            case BoundDraft.Default none -> {
                if (partitioning.strategy() == Partitioning.Strategy.HASH) {
                    throw invalid("a hash-partitioned table may not have a default partition", 0);
                }
                yield true;
            }
            case BoundDraft.Values values -> partitioning.strategy() == Partitioning.Strategy.LIST;
            case BoundDraft.Range range -> partitioning.strategy() == Partitioning.Strategy.RANGE;
            case BoundDraft.Hash hash -> partitioning.strategy() == Partitioning.Strategy.HASH;
        };
        if (!fits) {
            throw invalid("invalid bound specification for a " + partitioning.strategy().words() + " partition",
                    draft.position());
        }
    }

    private static StatementError invalid(String message, int position) {
        return new StatementError(SqlState.INVALID_TABLE_DEFINITION, message).at(position);
    }

    private PartitionBound list(BoundDraft.Values values) {
        List<String> texts = new ArrayList<>();
        for (BoundDraft.Value value : values.values()) {
            String text = value == null ? null : text(0, value);
            if (!texts.contains(text)) {
                texts.add(text);
            }
        }
        return new PartitionBound.Values(texts);
    }

    private List<Edge> edges(List<BoundDraft.Value> values, String which) {
        if (values.size() != partitioning.keys().size()) {
            throw invalid(which + " must specify exactly one value per partitioning column", 0);
        }
        List<Edge> edges = new ArrayList<>();
        Edge.Kind endless = null;
        for (BoundDraft.Value value : values) {
            Edge.Kind kind = Edge.Kind.valueOf(value.kind().name());
            if (endless != null && kind != endless) {
                throw new StatementError(SqlState.DATATYPE_MISMATCH, "every bound following " + endless
                        + " must also be " + endless).at(value.position());
            }
            endless = kind == Edge.Kind.VALUE ? null : kind;
            edges.add(new Edge(kind, kind == Edge.Kind.VALUE ? text(edges.size(), value) : null));
        }
        return edges;
    }

    /** The value as the part of the key has it. */
    private String text(int part, BoundDraft.Value value) {
        Partitioning.Key key = partitioning.keys().get(part);
        ColumnType type = new ColumnType(key.type().type().plain(), key.type().modifier());
        String name = key.isColumn() ? parent.column(key.columnId()).name() : BoundText.shown(key.sql());
        Object datum;
        try {
            datum = expressions.defaultOf(
                    new ColumnDescriptor(1, name, type, false, value.sql(), ColumnDescriptor.State.PUBLIC))
                    .of(new Object[0]);
        } catch (StatementError refused) {
            if (refused.state().equals(SqlState.DATATYPE_MISMATCH)) {
                throw new StatementError(SqlState.DATATYPE_MISMATCH, "specified value cannot be cast to type "
                        + type.type().sqlName() + " for column \"" + name + "\"").at(value.position());
            }
            throw refused;
        }
        if (datum == null) {
            if (partitioning.strategy() == Partitioning.Strategy.RANGE) {
                throw invalid("cannot specify NULL in range bound", 0);
            }
            return null;
        }
        return DatumText.write(type.type(), datum, TextSettings.DEFAULT);
    }

    private static PartitionBound hash(BoundDraft.Hash hash) {
        if (hash.modulus() <= 0) {
            throw invalid("modulus for hash partition must be an integer value greater than zero", 0);
        }
        if (hash.remainder() >= hash.modulus()) {
            throw invalid("remainder for hash partition must be less than modulus", 0);
        }
        return new PartitionBound.Hash(hash.modulus(), hash.remainder());
    }

    private void requireFree(BoundDraft draft, PartitionBound bound, String partition) {
        List<TableDescriptor> others = parent.lineage().children().stream()
                .map(id -> edit.rows().present(id, Lock.EXCLUSIVE)).toList();
        List<PartitionBound> bounds = new ArrayList<>(others.stream().map(each -> each.lineage().bound()).toList());
        bounds.add(bound);
        if (bound instanceof PartitionBound.Hash hash) {
            requireFactor(hash, others);
        }
        PartitionSet all = new PartitionSet(partitioning, bounds);
        int own = bounds.size() - 1;
        if (all.isEmpty(own)) {
            PartitionBound.Range range = (PartitionBound.Range) bound;
            throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                    "empty range bound specified for partition \"" + partition + "\"",
                    "Specified lower bound " + edges(range.from()) + " is greater than or equal to upper bound "
                            + edges(range.to()) + ".",
                    null, place(draft));
        }
        int other = all.overlapping(own);
        if (other == PartitionSet.NONE) {
            return;
        }
        String name = others.get(other).name();
        throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION, bound.isDefault()
                ? "partition \"" + partition + "\" conflicts with existing default partition \"" + name + "\""
                : "partition \"" + partition + "\" would overlap partition \"" + name + "\"")
                .at(place(draft));
    }

    /** Where its first value is, if it has some that could be others. */
    private static int place(BoundDraft draft) {
        return switch (draft) {
            case BoundDraft.Range range -> range.from().getFirst().position();
            case BoundDraft.Values values -> values.values().stream().filter(value -> value != null)
                    .mapToInt(BoundDraft.Value::position).findFirst().orElse(draft.position());
            case BoundDraft.Default none -> none.position();
            case BoundDraft.Hash hash -> hash.position();
        };
    }

    private String edges(List<Edge> edges) {
        List<String> texts = new ArrayList<>();
        for (Edge edge : edges) {
            texts.add(edge.kind() == Edge.Kind.VALUE
                    ? BoundText.value(partitioning.keys().get(texts.size()).type().type().plain(), edge.text())
                    : edge.kind().name());
        }
        return "(" + String.join(", ", texts) + ")";
    }

    /** Every modulus is a factor of the next larger one. */
    private static void requireFactor(PartitionBound.Hash hash, List<TableDescriptor> others) {
        TableDescriptor below = null;
        TableDescriptor above = null;
        for (TableDescriptor other : others) {
            int modulus = modulus(other);
            if (modulus <= hash.modulus() && (below == null || modulus > modulus(below))) {
                below = other;
            }
            if (modulus >= hash.modulus() && (above == null || modulus < modulus(above))) {
                above = other;
            }
        }
        if (below != null && hash.modulus() % modulus(below) != 0) {
            throw factor("The new modulus " + hash.modulus() + " is not divisible by " + modulus(below)
                    + ", the modulus of existing partition \"" + below.name() + "\".");
        }
        if (above != null && modulus(above) % hash.modulus() != 0) {
            throw factor("The new modulus " + hash.modulus() + " is not a factor of " + modulus(above)
                    + ", the modulus of existing partition \"" + above.name() + "\".");
        }
    }

    private static int modulus(TableDescriptor partition) {
        return ((PartitionBound.Hash) partition.lineage().bound()).modulus();
    }

    private static StatementError factor(String detail) {
        return new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                "every hash partition modulus must be a factor of the next larger modulus", detail, null, 0);
    }
}
