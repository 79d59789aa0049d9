package io.phantomdb.sql.catalog;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.catalog.stored.StoredCheck;
import io.phantomdb.sql.catalog.stored.StoredDatabase;
import io.phantomdb.sql.catalog.stored.StoredColumn;
import io.phantomdb.sql.catalog.stored.StoredIndex;
import io.phantomdb.sql.catalog.stored.StoredIndexPart;
import io.phantomdb.sql.catalog.stored.StoredJob;
import io.phantomdb.sql.catalog.stored.StoredName;
import io.phantomdb.sql.catalog.stored.StoredRowType;
import io.phantomdb.sql.catalog.stored.StoredSchema;
import io.phantomdb.sql.catalog.stored.StoredTable;

/** Between the catalog's values and the bytes they are stored as (catalog.proto). */
final class DescriptorCodec {
    private DescriptorCodec() {}

    static Bytes encode(TableDescriptor table) {
        StoredTable.Builder stored = StoredTable.newBuilder().setId(table.id()).setSchema(table.schema())
                .setName(table.name()).setVersion(table.version()).setState(table.state().name())
                .setPrimaryIndexId(table.primaryIndexId()).setNextColumnId(table.nextColumnId())
                .setNextIndexId(table.nextIndexId());
        table.columns().forEach(column -> stored.addColumns(encode(column)));
        table.indexes().forEach(index -> stored.addIndexes(encode(index)));
        table.checks().forEach(check -> stored
                .addChecks(StoredCheck.newBuilder().setName(check.name()).setSql(check.sql())
                        .setNotValid(!check.validated()).setNoInherit(check.noInherit())));
        table.foreignKeys().forEach(key -> stored.addForeignKeys(ConstraintCodec.encode(key)));
        table.referencedBy().forEach(referrer -> stored.addReferencedBy(ConstraintCodec.encode(referrer)));
        table.triggers().forEach(trigger -> stored.addTriggers(RoutineCodec.encode(trigger)));
        switch (table.nature()) {
            case null -> {
            }
            case SequenceDescriptor sequence -> stored.setSequence(ConstraintCodec.encode(sequence));
            case ViewDescriptor view -> stored.setView(ViewCodec.encode(view));
            case EnumDescriptor type -> stored.setEnumeration(TypeCodec.encode(type));
            case CompositeDescriptor type -> stored
                    .setComposite(StoredRowType.newBuilder().setArrayId(type.arrayId()));
            case DomainDescriptor type -> stored
                    .setDomain(StoredRowType.newBuilder().setArrayId(type.arrayId()));
            case RightsDescriptor rights -> stored.setRights(true);
            case RoutinesDescriptor routines -> stored.setRoutines(RoutineCodec.encode(routines));
        }
        if (!table.access().equals(Access.FOUNDING)) {
            stored.setAccess(RoleCodec.encode(table.access()));
        }
        if (!table.lineage().equals(Lineage.NONE)) {
            stored.setLineage(LineageCodec.encode(table.lineage()));
        }
        if (table.database() != DatabaseDescriptor.FOUNDING) {
            stored.setDatabase(table.database());
        }
        return Bytes.wrap(stored.build().toByteArray());
    }

    static TableDescriptor table(Bytes bytes) {
        try {
            StoredTable stored = StoredTable.parseFrom(input(bytes));
            return new TableDescriptor(stored.getId(), stored.getSchema(), stored.getName(), stored.getVersion(),
                    TableDescriptor.State.valueOf(stored.getState()),
                    stored.getColumnsList().stream().map(DescriptorCodec::column).toList(),
                    stored.getIndexesList().stream().map(DescriptorCodec::index).toList(),
                    stored.getChecksList().stream().map(check -> new CheckDescriptor(check.getName(), check.getSql(),
                            !check.getNotValid(), check.getNoInherit())).toList(),
                    stored.getPrimaryIndexId(), stored.getNextColumnId(), stored.getNextIndexId(),
                    stored.getForeignKeysList().stream().map(ConstraintCodec::foreignKey).toList(),
                    stored.getReferencedByList().stream().map(ConstraintCodec::referrer).toList(),
                    nature(stored),
                    stored.getDatabase() == 0 ? DatabaseDescriptor.FOUNDING : stored.getDatabase(),
                    stored.hasAccess() ? RoleCodec.access(stored.getAccess()) : Access.FOUNDING,
                    stored.getTriggersList().stream().map(RoutineCodec::trigger).toList(),
                    stored.hasLineage() ? LineageCodec.lineage(stored.getLineage()) : Lineage.NONE);
        } catch (InvalidProtocolBufferException | IllegalArgumentException broken) {
            throw corrupt("table descriptor", broken);
        }
    }

    private static TableDescriptor.Nature nature(StoredTable stored) {
        if (stored.hasSequence()) {
            return ConstraintCodec.sequence(stored.getSequence());
        }
        if (stored.hasView()) {
            return ViewCodec.view(stored.getView());
        }
        if (stored.hasRoutines()) {
            return RoutineCodec.routines(stored.getRoutines());
        }
        if (stored.hasComposite()) {
            return new CompositeDescriptor(stored.getComposite().getArrayId());
        }
        if (stored.hasDomain()) {
            return new DomainDescriptor(stored.getDomain().getArrayId());
        }
        if (stored.getRights()) {
            return new RightsDescriptor();
        }
        return stored.hasEnumeration() ? TypeCodec.descriptor(stored.getEnumeration()) : null;
    }

    private static StoredColumn encode(ColumnDescriptor column) {
        StoredColumn.Builder stored = StoredColumn.newBuilder().setId(column.id()).setName(column.name())
                .setTypeOid(column.type().type().oid()).setModifier(column.type().modifier())
                .setNotNull(column.notNull()).setState(column.state().name());
        if (column.defaultSql() != null) {
            stored.setDefaultSql(column.defaultSql());
        }
        if (column.generatedSql() != null) {
            stored.setGeneratedSql(column.generatedSql());
        }
        if (column.identity() != null) {
            stored.setIdentity(column.identity().name());
        }
        stored.setSequenceId(column.sequenceId());
        TypeCodec.encode(column.type().type(), stored);
        return stored.build();
    }

    private static ColumnDescriptor column(StoredColumn stored) {
        return new ColumnDescriptor(stored.getId(), stored.getName(),
                TypeCodec.type(stored), stored.getNotNull(),
                stored.hasDefaultSql() ? stored.getDefaultSql() : null,
                ColumnDescriptor.State.valueOf(stored.getState()),
                stored.hasGeneratedSql() ? stored.getGeneratedSql() : null,
                stored.getIdentity().isEmpty() ? null : ColumnDescriptor.Identity.valueOf(stored.getIdentity()),
                stored.getSequenceId());
    }

    static Type typeOf(int oid) {
        Type type = Type.numbered(oid);
        if (type == null) {
            throw new IllegalArgumentException("type " + oid);
        }
        return type;
    }

    private static StoredIndex encode(IndexDescriptor index) {
        StoredIndex.Builder stored = StoredIndex.newBuilder().setId(index.id()).setName(index.name())
                .setUnique(index.unique()).setHoldsRows(index.holdsRows()).setConstraint(index.constraint().name())
                .addAllSuffixColumnIds(index.suffixColumnIds()).setState(index.state().name())
                .setPredicateColumnId(index.predicateColumnId()).setNullsNotDistinct(index.nullsNotDistinct())
                .addAllIncludedColumnIds(index.includedColumnIds());
        if (!index.form().equals(IndexForm.PLAIN)) {
            stored.setMethod(index.form().method().name()).setDeferral(index.form().deferral().name());
        }
        index.parts().forEach(part -> stored.addParts(StoredIndexPart.newBuilder().setColumnId(part.columnId())
                .setDescending(part.descending()).setNullsFirst(part.nullsFirst())
                .setOperatorClass(part.operatorClass())));
        return stored.build();
    }

    private static IndexDescriptor index(StoredIndex stored) {
        return new IndexDescriptor(stored.getId(), stored.getName(), stored.getUnique(), stored.getHoldsRows(),
                IndexDescriptor.Constraint.valueOf(stored.getConstraint()),
                stored.getPartsList().stream().map(part -> new IndexDescriptor.Part(part.getColumnId(),
                        part.getDescending(), part.getNullsFirst(), part.getOperatorClass())).toList(),
                stored.getSuffixColumnIdsList(), IndexDescriptor.State.valueOf(stored.getState()),
                stored.getPredicateColumnId(), stored.getNullsNotDistinct(), stored.getIncludedColumnIdsList(),
                stored.getMethod().isEmpty()
                        ? IndexForm.PLAIN
                        : new IndexForm(IndexForm.Method.valueOf(stored.getMethod()),
                                IndexForm.Deferral.valueOf(stored.getDeferral())));
    }

    static Bytes encode(CatalogName name) {
        return Bytes.wrap(
                StoredName.newBuilder().setTableId(name.tableId()).setIndexId(name.indexId()).build().toByteArray());
    }

    static CatalogName name(Bytes bytes) {
        try {
            StoredName stored = StoredName.parseFrom(input(bytes));
            return new CatalogName(stored.getTableId(), stored.getIndexId());
        } catch (InvalidProtocolBufferException broken) {
            throw corrupt("name", broken);
        }
    }

    static Bytes encode(SchemaDescriptor schema) {
        StoredSchema.Builder stored = StoredSchema.newBuilder().setId(schema.id()).setDropped(schema.isDropped());
        if (schema.owner() != null) {
            stored.setOwnerNode(schema.owner().node()).setOwnerIncarnation(schema.owner().incarnation());
        }
        if (!schema.access().equals(defaultAccess(schema.name()))) {
            stored.setAccess(RoleCodec.encode(schema.access()));
        }
        return Bytes.wrap(stored.build().toByteArray());
    }

    private static Access defaultAccess(String schema) {
        return schema.equals(SchemaDescriptor.PUBLIC) ? SchemaDescriptor.builtIn().access() : Access.FOUNDING;
    }

    static SchemaDescriptor schema(String name, Bytes bytes) {
        try {
            StoredSchema stored = StoredSchema.parseFrom(input(bytes));
            return new SchemaDescriptor(stored.getId(), name, stored.getDropped(), stored.getOwnerNode() == 0
                    ? null
                    : new SchemaDescriptor.Owner(stored.getOwnerNode(), stored.getOwnerIncarnation()),
                    stored.hasAccess() ? RoleCodec.access(stored.getAccess()) : defaultAccess(name));
        } catch (InvalidProtocolBufferException broken) {
            throw corrupt("schema", broken);
        }
    }

    static Bytes encode(DatabaseDescriptor database) {
        StoredDatabase.Builder stored = StoredDatabase.newBuilder().setId(database.id())
                .setDropped(database.isDropped()).setTemplate(database.isTemplate())
                .setClosed(!database.allowsConnections());
        if (!database.access().equals(Access.FOUNDING)) {
            stored.setAccess(RoleCodec.encode(database.access()));
        }
        return Bytes.wrap(stored.build().toByteArray());
    }

    static DatabaseDescriptor database(String name, Bytes bytes) {
        try {
            StoredDatabase stored = StoredDatabase.parseFrom(input(bytes));
            return new DatabaseDescriptor(stored.getId(), name, stored.getDropped(), stored.getTemplate(),
                    !stored.getClosed(),
                    stored.hasAccess() ? RoleCodec.access(stored.getAccess()) : Access.FOUNDING);
        } catch (InvalidProtocolBufferException broken) {
            throw corrupt("database", broken);
        }
    }

    static Bytes encode(JobDescriptor job) {
        StoredJob.Builder stored = StoredJob.newBuilder().setId(job.id()).setKind(job.kind().name())
                .setTableId(job.tableId()).addAllIndexIds(job.newIndexIds()).addAllOldIndexIds(job.oldIndexIds())
                .setCheckpoint(ByteString.copyFrom(job.checkpoint().buffer())).setClaimNode(job.claim().node())
                .setClaimIncarnation(job.claim().incarnation()).setClaimNumber(job.claim().number());
        if (job.failure() != null) {
            stored.setFailureState(job.failure().state()).setFailureMessage(job.failure().message());
            stored.setFailureDetail(job.failure().detail() == null ? "" : job.failure().detail());
        }
        return Bytes.wrap(stored.build().toByteArray());
    }

    static JobDescriptor job(Bytes bytes) {
        try {
            StoredJob stored = StoredJob.parseFrom(input(bytes));
            JobDescriptor.Claim claim = new JobDescriptor.Claim(stored.getClaimNode(), stored.getClaimIncarnation(),
                    stored.getClaimNumber());
            return new JobDescriptor(stored.getId(), JobDescriptor.Kind.valueOf(stored.getKind()), stored.getTableId(),
                    stored.getIndexIdsList(), stored.getOldIndexIdsList(),
                    Bytes.wrap(stored.getCheckpoint().toByteArray()), claim, failure(stored));
        } catch (InvalidProtocolBufferException | IllegalArgumentException broken) {
            throw corrupt("job", broken);
        }
    }

    private static JobDescriptor.Failure failure(StoredJob stored) {
        if (stored.getFailureState().isEmpty()) {
            return null;
        }
        String detail = stored.getFailureDetail();
        return new JobDescriptor.Failure(stored.getFailureState(), stored.getFailureMessage(),
                detail.isEmpty() ? null : detail);
    }

    static ByteString input(Bytes bytes) {
        Check.present(bytes, "stored value");
        return UnsafeByteOperations.unsafeWrap(bytes.buffer());
    }

    static StatementError corrupt(String what, Exception cause) {
        return new StatementError(SqlState.DATA_CORRUPTED,
                "a stored " + what + " cannot be read: " + cause.getMessage());
    }
}
