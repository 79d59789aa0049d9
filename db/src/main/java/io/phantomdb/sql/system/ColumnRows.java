package io.phantomdb.sql.system;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.SequenceDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.List;

/** information_schema.columns (PostgreSQL 15, chapter 37.17). */
final class ColumnRows {
    private static final int MAX_OCTETS = 1 << 30;
    private static final int OCTETS_PER_CHARACTER = 4;
    private static final int BITS_PER_BYTE = 8;
    private static final int MICROSECOND_DIGITS = 6;
    private static final int FLOAT4_BITS = 24;
    private static final int FLOAT8_BITS = 53;

    private ColumnRows() {}

    static void columns(CatalogSnapshot catalog, RowWriter to) {
        for (Relation relation : catalog.relations()) {
            switch (relation) {
                case Relation.OfUser user when "rv".indexOf(user.kind()) >= 0 -> user.columns().stream()
                        .filter(ColumnDescriptor::isPublic).forEach(column -> column(catalog, user, column, to));
                case Relation.OfSystem system -> system(catalog, system, to);
                case Relation.OfUser sequence -> {
                }
                case Relation.OfIndex index -> {
                }
            }
        }
    }

    private static void system(CatalogSnapshot catalog, Relation.OfSystem relation, RowWriter to) {
        List<SystemTable.Column> columns = relation.table().columns();
        for (int at = 0; at < columns.size(); at++) {
            start(catalog, relation, columns.get(at).name(), at + 1, columns.get(at).type(), to);
            to.put("is_nullable", !columns.get(at).notNull()).put("is_updatable", !relation.table().isView());
        }
    }

    private static void column(CatalogSnapshot catalog, Relation.OfUser relation, ColumnDescriptor column,
            RowWriter to) {
        start(catalog, relation, column.name(), column.id(), column.type(), to);
        boolean generated = column.generatedSql() != null;
        String sql = StoredSql.ofColumn(catalog, relation.table(), column);
        to.put("is_nullable", !column.notNull()).put("is_updatable", isUpdatable(relation.table(), column))
                .put(generated ? "generation_expression" : "column_default", sql)
                .put("is_generated", generated ? "ALWAYS" : "NEVER");
        if (column.identity() != null) {
            identity(catalog, column, to);
        }
    }

    private static boolean isUpdatable(TableDescriptor table, ColumnDescriptor column) {
        return table.isView()
                ? table.view().isUpdatable() && table.view().updatable().contains(column.id())
                : !table.isSequence();
    }

    private static void identity(CatalogSnapshot catalog, ColumnDescriptor column, RowWriter to) {
        to.put("is_identity", true).put("identity_generation", column.identity().name().replace('_', ' '));
        if (catalog.relation(column.sequenceId()) instanceof Relation.OfUser sequence) {
            SequenceDescriptor of = sequence.table().sequence();
            to.put("identity_start", of.start()).put("identity_increment", of.increment())
                    .put("identity_maximum", of.max()).put("identity_minimum", of.min())
                    .put("identity_cycle", of.cycle());
        }
    }

    /** True for the sequence behind a column that is GENERATED AS IDENTITY. */
    static boolean isOfIdentity(CatalogSnapshot catalog, SequenceDescriptor sequence) {
        return sequence.isOwned() && catalog.relation(sequence.ownerTableId()) instanceof Relation.OfUser owner
                && owner.columns().stream().anyMatch(
                        column -> column.id() == sequence.ownerColumnId() && column.identity() != null);
    }

    private static void start(CatalogSnapshot catalog, Relation relation, String name, int number, ColumnType type,
            RowWriter to) {
        String database = catalog.session().database();
        ColumnType plain = type.type().isDomain() ? type.type().base() : type;
        InformationSchemaRows.named(to.row(), catalog, relation, "table").put("column_name", name)
                .put("ordinal_position", number).put("dtd_identifier", number).put("is_self_referencing", false)
                .put("is_identity", false).put("identity_cycle", false).put("is_generated", "NEVER")
                .put("data_type", dataType(plain.type())).put("udt_catalog", database)
                .put("udt_schema", catalog.schemaOf(plain.type())).put("udt_name", plain.type().catalogName());
        if (type.type().isDomain()) {
            to.put("domain_catalog", database).put("domain_schema", catalog.schemaOf(type.type()))
                    .put("domain_name", type.type().catalogName());
        }
        lengths(type.plain(), to);
        if (type.type().plain() == Type.NAME) {
            to.put("collation_catalog", database).put("collation_schema", SystemSchema.PG_CATALOG)
                    .put("collation_name", "C");
        }
    }

    static String dataType(Type type) {
        if (type.isDomain()) {
            return "USER-DEFINED";
        }
        return switch (type.kind()) {
            case RECORD -> type.isComposite() ? "USER-DEFINED" : type.sqlName();
            case ARRAY -> "ARRAY";
            case ENUM -> "USER-DEFINED";
            // The brackets of int2vector and oidvector: to the standard they are arrays.
            case VECTOR -> "ARRAY";
            default -> type.sqlName();
        };
    }

    static void lengths(ColumnType type, RowWriter to) {
        switch (type.type().kind()) {
            case BIT -> to.put("character_maximum_length", type.hasModifier() ? type.modifier() : null);
            case TEXT, VARCHAR, BPCHAR -> {
                Integer characters = TypeRows.characters(type);
                to.put("character_maximum_length", characters).put("character_octet_length",
                        characters == null ? MAX_OCTETS : OCTETS_PER_CHARACTER * characters);
            }
            case INT2, INT4, INT8 -> numeric(to, type.type().length() * BITS_PER_BYTE, 2, 0);
            case FLOAT4 -> numeric(to, FLOAT4_BITS, 2, null);
            case FLOAT8 -> numeric(to, FLOAT8_BITS, 2, null);
            case NUMERIC -> numeric(to, type.hasModifier() ? type.precision() : null, 10,
                    type.hasModifier() ? type.scale() : null);
            case DATE -> to.put("datetime_precision", 0);
            case TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ -> to.put("datetime_precision",
                    type.hasModifier() ? type.modifier() : MICROSECOND_DIGITS);
            case INTERVAL -> to.put("datetime_precision",
                    type.intervalPrecision() < 0 ? MICROSECOND_DIGITS : type.intervalPrecision())
                    .put("interval_type", type.intervalFields() == null
                            ? null
                            : type.intervalFields().toUpperCase(java.util.Locale.ROOT));
            case BOOL, BYTEA, OID, UNKNOWN, UUID, NAME, CHAR, JSON, JSONPATH, JSONB, REG, VECTOR, VOID, ENUM, ARRAY,
                    RANGE, MULTIRANGE, INET, MACADDR, MONEY, XID, XID8, LSN, TID, TSVECTOR, TSQUERY,
                    RECORD,
                    PSEUDO ->
                {
                }
        }
    }

    private static void numeric(RowWriter to, Integer precision, int radix, Integer scale) {
        to.put("numeric_precision", precision).put("numeric_precision_radix", radix).put("numeric_scale", scale);
    }
}
