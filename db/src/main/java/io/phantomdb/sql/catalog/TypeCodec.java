package io.phantomdb.sql.catalog;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.Quoting;
import io.phantomdb.sql.catalog.stored.StoredCheck;
import io.phantomdb.sql.catalog.stored.StoredColumn;
import io.phantomdb.sql.catalog.stored.StoredDomain;
import io.phantomdb.sql.catalog.stored.StoredEnum;
import io.phantomdb.sql.catalog.stored.StoredLabel;
import io.phantomdb.sql.catalog.stored.StoredUserType;
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

    /** Into the column whose type it is; nothing if the type, or that of its elements, is always there. */
    static void encode(Type type, StoredColumn.Builder to) {
        Type own = userType(type);
        if (own == null) {
            return;
        }
        if (own.kind() == Type.Kind.ENUM && !own.isDomain()) {
            to.setEnumeration(labels(own.array().oid(), own.labels()).setId(own.oid()).setName(own.catalogName()));
            return;
        }
        StoredUserType.Builder stored = StoredUserType.newBuilder().setId(own.oid()).setName(own.catalogName())
                .setArrayId(own.array().oid());
        if (own.isDomain()) {
            stored.setDomain(domain(own));
        } else {
            own.fields().forEach(field -> stored.addFields(part(field.number(), field.name(), field.type())));
        }
        to.setUserType(stored);
    }

    private static StoredDomain domain(Type own) {
        StoredDomain.Builder stored = StoredDomain.newBuilder().setNotNull(own.refusesNull())
                .setBase(part(1, DomainDescriptor.VALUE, own.base()));
        if (own.defaultSql() != null) {
            stored.setDefaultSql(own.defaultSql());
        }
        own.checks().forEach(
                check -> stored.addChecks(StoredCheck.newBuilder().setName(check.name()).setSql(check.sql())));
        return stored.build();
    }

    private static StoredColumn part(int number, String name, ColumnType type) {
        StoredColumn.Builder stored = StoredColumn.newBuilder().setId(number).setName(name)
                .setTypeOid(type.type().oid()).setModifier(type.modifier());
        encode(type.type(), stored);
        return stored.build();
    }

    /** Of a column, or of a part of a type. */
    static ColumnType type(StoredColumn stored) {
        Type type = stored.hasEnumeration()
                ? type(stored.getEnumeration(), stored.getTypeOid())
                : stored.hasUserType()
                        ? type(stored.getUserType(), stored.getTypeOid())
                        : DescriptorCodec.typeOf(stored.getTypeOid());
        return new ColumnType(type, stored.getModifier());
    }

    private static Type type(StoredUserType stored, int oid) {
        Type own = stored.hasDomain() ? domain(stored) : composite(stored);
        return own.oid() == oid ? own : own.array();
    }

    private static Type composite(StoredUserType stored) {
        List<Type.Field> fields = stored.getFieldsList().stream()
                .map(field -> new Type.Field(field.getName(), type(field), field.getId())).toList();
        return Type.composite(stored.getId(), stored.getArrayId(), stored.getName(),
                Quoting.identifier(stored.getName()), fields);
    }

    private static Type domain(StoredUserType stored) {
        StoredDomain domain = stored.getDomain();
        return Type.domain(stored.getId(), stored.getArrayId(), stored.getName(),
                Quoting.identifier(stored.getName()), type(domain.getBase()), domain.getNotNull(),
                domain.hasDefaultSql() ? domain.getDefaultSql() : null,
                domain.getChecksList().stream().map(check -> new Type.Check(check.getName(), check.getSql()))
                        .toList());
    }

    /** The type of that number, which is the enum or the type of its arrays. */
    private static Type type(StoredEnum stored, int oid) {
        Type own = descriptor(stored).type(stored.getId(), stored.getName());
        return own.oid() == oid ? own : own.array();
    }

    /** What a user defined of a type: itself, or its elements; null for others. */
    static Type userType(Type type) {
        Type own = type.isArray() ? type.element() : type;
        return own.isOfUser() ? own : null;
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
