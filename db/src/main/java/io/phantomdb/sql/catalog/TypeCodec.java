package io.phantomdb.sql.catalog;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.stored.StoredEnum;
import io.phantomdb.sql.catalog.stored.StoredLabel;
import java.util.List;

/** Types that users defined, by themselves and as parts of the columns that are of them. */
final class TypeCodec {
    private TypeCodec() {}

    static StoredEnum encode(EnumDescriptor type) {
        return labels(type.arrayId(), type.labels()).build();
    }

    static EnumDescriptor descriptor(StoredEnum stored) {
        return new EnumDescriptor(stored.getArrayId(), labels(stored));
    }

    /** Null if the type, or that of its elements, is always there. */
    static StoredEnum encode(Type type) {
        Type own = userType(type);
        return own == null
                ? null
                : labels(own.array().oid(), own.labels()).setId(own.oid()).setName(own.catalogName()).build();
    }

    /** The type of that number, which is the enum or the type of its arrays. */
    static Type type(StoredEnum stored, int oid) {
        Type own = descriptor(stored).type(stored.getId(), stored.getName());
        return own.oid() == oid ? own : own.array();
    }

    /** What a user defined of a type: itself, or its elements; null for others. */
    static Type userType(Type type) {
        Type own = type.isArray() ? type.element() : type;
        return own.kind() == Type.Kind.ENUM ? own : null;
    }

    private static StoredEnum.Builder labels(int arrayId, List<Type.Label> labels) {
        StoredEnum.Builder stored = StoredEnum.newBuilder().setArrayId(arrayId);
        labels.forEach(label -> stored.addLabels(
                StoredLabel.newBuilder().setSortOrder(label.order()).setText(label.text())));
        return stored;
    }

    private static List<Type.Label> labels(StoredEnum stored) {
        return stored.getLabelsList().stream().map(label -> new Type.Label(label.getSortOrder(), label.getText()))
                .toList();
    }
}
