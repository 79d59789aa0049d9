package io.phantomdb.sql.catalog;

import com.google.protobuf.InvalidProtocolBufferException;
import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.sql.catalog.stored.StoredAccess;
import io.phantomdb.sql.catalog.stored.StoredAcl;
import io.phantomdb.sql.catalog.stored.StoredColumnAcl;
import io.phantomdb.sql.catalog.stored.StoredGrant;
import io.phantomdb.sql.catalog.stored.StoredMembership;
import io.phantomdb.sql.catalog.stored.StoredRole;
import io.phantomdb.sql.catalog.stored.StoredRoleSetting;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Acl;
import io.phantomdb.sql.roles.Membership;
import io.phantomdb.sql.roles.Role;
import java.util.EnumSet;
import java.util.TreeMap;

/** Roles and privileges as they are stored (catalog.proto). */
final class RoleCodec {
    private RoleCodec() {}

    static StoredAccess encode(Access access) {
        StoredAccess.Builder stored = StoredAccess.newBuilder().setOwner(access.owner());
        if (access.acl() != null) {
            stored.setAcl(encode(access.acl()));
        }
        access.columns().forEach((id, acl) -> stored.addColumns(
                StoredColumnAcl.newBuilder().setColumnId(id).setAcl(encode(acl))));
        return stored.build();
    }

    static Access access(StoredAccess stored) {
        TreeMap<Integer, Acl> columns = new TreeMap<>();
        stored.getColumnsList().forEach(column -> columns.put(column.getColumnId(), acl(column.getAcl())));
        return new Access(stored.getOwner(), stored.hasAcl() ? acl(stored.getAcl()) : null, columns);
    }

    private static StoredAcl encode(Acl acl) {
        StoredAcl.Builder stored = StoredAcl.newBuilder();
        acl.items().forEach(item -> stored.addGrants(StoredGrant.newBuilder().setGrantee(item.grantee())
                .setGrantor(item.grantor()).setPrivileges(item.privileges()).setOptions(item.options())));
        return stored.build();
    }

    private static Acl acl(StoredAcl stored) {
        return new Acl(stored.getGrantsList().stream().map(grant -> new Acl.Item(grant.getGrantee(),
                grant.getGrantor(), grant.getPrivileges(), grant.getOptions())).toList());
    }

    static Bytes bytes(Acl acl) {
        return Bytes.wrap(encode(acl).toByteArray());
    }

    static Acl acl(Bytes bytes) {
        try {
            return acl(StoredAcl.parseFrom(DescriptorCodec.input(bytes)));
        } catch (InvalidProtocolBufferException broken) {
            throw DescriptorCodec.corrupt("list of privileges", broken);
        }
    }

    static Bytes encode(Role role) {
        StoredRole.Builder stored = StoredRole.newBuilder().setId(role.id()).setConnectionsMax(role.connectionsMax());
        role.attributes().forEach(attribute -> stored.addAttributes(attribute.name()));
        if (role.validUntilMicros() != null) {
            stored.setValidUntilMicros(role.validUntilMicros());
        }
        if (role.verifier() != null) {
            stored.setVerifier(role.verifier());
        }
        role.settings().forEach(setting -> stored.addSettings(StoredRoleSetting.newBuilder()
                .setDatabase(setting.database()).setName(setting.name()).setValue(setting.value())));
        return Bytes.wrap(stored.build().toByteArray());
    }

    static Role role(String name, Bytes bytes) {
        try {
            StoredRole stored = StoredRole.parseFrom(DescriptorCodec.input(bytes));
            EnumSet<Role.Attribute> attributes = EnumSet.noneOf(Role.Attribute.class);
            stored.getAttributesList().forEach(each -> attributes.add(Role.Attribute.valueOf(each)));
            return new Role(stored.getId(), name, attributes, stored.getConnectionsMax(),
                    stored.hasValidUntilMicros() ? stored.getValidUntilMicros() : null,
                    stored.hasVerifier() ? stored.getVerifier() : null,
                    stored.getSettingsList().stream().map(setting -> new Role.Setting(setting.getDatabase(),
                            setting.getName(), setting.getValue())).toList());
        } catch (InvalidProtocolBufferException | IllegalArgumentException broken) {
            throw DescriptorCodec.corrupt("role", broken);
        }
    }

    static Bytes encode(Membership membership) {
        return Bytes.wrap(StoredMembership.newBuilder().setGrantor(membership.grantor()).setAdmin(membership.admin())
                .build().toByteArray());
    }

    /** The columns of its key are the role and the member. */
    static Membership membership(Bytes columns, Bytes bytes) {
        try {
            StoredMembership stored = StoredMembership.parseFrom(DescriptorCodec.input(bytes));
            ByteReader reader = new ByteReader(columns);
            return new Membership(reader.u32(), reader.u32(), stored.getGrantor(), stored.getAdmin());
        } catch (InvalidProtocolBufferException broken) {
            throw DescriptorCodec.corrupt("membership", broken);
        }
    }
}
