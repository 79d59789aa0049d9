package io.phantomdb.sql.catalog;

import io.phantomdb.sql.catalog.stored.StoredForeignKey;
import io.phantomdb.sql.catalog.stored.StoredReferrer;
import io.phantomdb.sql.catalog.stored.StoredSequence;

/** Foreign keys and sequences as parts of a stored table descriptor. Enum constants that are not known are refused by {@code valueOf}. */
final class ConstraintCodec {
    private ConstraintCodec() {}

    static StoredForeignKey encode(ForeignKeyDescriptor key) {
        return StoredForeignKey.newBuilder().setName(key.name()).addAllColumnIds(key.columnIds())
                .setReferencedTableId(key.referencedTableId()).addAllReferencedColumnIds(key.referencedColumnIds())
                .setMatchFull(key.matchFull()).setOnDelete(key.onDelete().name()).setOnUpdate(key.onUpdate().name())
                .addAllSetColumnIds(key.setColumnIds()).setDeferrable(key.deferrable())
                .setInitiallyDeferred(key.initiallyDeferred()).setNotValid(!key.validated()).build();
    }

    static ForeignKeyDescriptor foreignKey(StoredForeignKey stored) {
        return new ForeignKeyDescriptor(stored.getName(), stored.getColumnIdsList(), stored.getReferencedTableId(),
                stored.getReferencedColumnIdsList(), stored.getMatchFull(),
                ForeignKeyDescriptor.Action.valueOf(stored.getOnDelete()),
                ForeignKeyDescriptor.Action.valueOf(stored.getOnUpdate()), stored.getSetColumnIdsList(),
                stored.getDeferrable(), stored.getInitiallyDeferred(), !stored.getNotValid());
    }

    static StoredReferrer encode(TableDescriptor.Referrer referrer) {
        return StoredReferrer.newBuilder().setTableId(referrer.tableId()).setVersion(referrer.version()).build();
    }

    static TableDescriptor.Referrer referrer(StoredReferrer stored) {
        return new TableDescriptor.Referrer(stored.getTableId(), stored.getVersion());
    }

    static StoredSequence encode(SequenceDescriptor sequence) {
        return StoredSequence.newBuilder().setTypeOid(sequence.type().oid()).setStart(sequence.start())
                .setIncrement(sequence.increment()).setMin(sequence.min()).setMax(sequence.max())
                .setCache(sequence.cache()).setCycle(sequence.cycle()).setOwnerTableId(sequence.ownerTableId())
                .setOwnerColumnId(sequence.ownerColumnId()).build();
    }

    static SequenceDescriptor sequence(StoredSequence stored) {
        return new SequenceDescriptor(DescriptorCodec.typeOf(stored.getTypeOid()), stored.getStart(),
                stored.getIncrement(), stored.getMin(), stored.getMax(), stored.getCache(), stored.getCycle(),
                stored.getOwnerTableId(), stored.getOwnerColumnId());
    }
}
