package io.phantomdb.sql.roles;

import io.phantomdb.base.Check;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whose an object is, and who else may do what with it: a part of its descriptor, so that whoever changes it gives the descriptor
 * another version.
 *
 * @param acl null as long as nothing was granted or revoked
 * @param columns by their ids, those of which something was granted by itself
 */
public record Access(int owner, Acl acl, SortedMap<Integer, Acl> columns) {
    /** Of the founding role, with nothing granted. */
    public static final Access FOUNDING = of(Role.FOUNDING);

    public Access {
        Check.that(owner >= 1, "everything is somebody's");
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    public static Access of(int owner) {
        return new Access(owner, null, new TreeMap<>());
    }

    /** What was granted, or what holds where nothing was. */
    public Acl effective(Securable kind) {
        return acl == null ? kind.byDefault(owner) : acl;
    }

    public Acl column(int columnId) {
        return columns.getOrDefault(columnId, Acl.EMPTY);
    }

    public Access withAcl(Acl changed) {
        return new Access(owner, changed, columns);
    }

    /** An empty list is none. */
    public Access withColumn(int columnId, Acl changed) {
        TreeMap<Integer, Acl> all = new TreeMap<>(columns);
        if (changed.items().isEmpty()) {
            all.remove(columnId);
        } else {
            all.put(columnId, changed);
        }
        return new Access(owner, acl, all);
    }

    public Access ownedBy(int newOwner) {
        TreeMap<Integer, Acl> all = new TreeMap<>();
        columns.forEach((id, each) -> all.put(id, each.handedOver(owner, newOwner)));
        return new Access(newOwner, acl == null ? null : acl.handedOver(owner, newOwner), all);
    }

    /** True if something is said of the role. */
    public boolean mentions(int role) {
        return owner == role || acl != null && acl.mentions(role)
                || columns.values().stream().anyMatch(each -> each.mentions(role));
    }

    /** Without what the role was granted, or has granted. */
    public Access without(int role) {
        TreeMap<Integer, Acl> all = new TreeMap<>();
        columns.forEach((id, each) -> {
            Acl left = each.without(role);
            if (!left.items().isEmpty()) {
                all.put(id, left);
            }
        });
        return new Access(owner, acl == null ? null : acl.without(role), all);
    }

    /** What a role may do with the whole of it: the owner, and superusers, everything. */
    public int privilegesOf(RoleSet roles, int role, Securable kind) {
        if (roles.acts(role, owner) && acl == null || roles.isSuperuser(role)) {
            return kind.all();
        }
        return effective(kind).privilegesOf(roles.actsAs(role));
    }

    /** The privileges of a role on a column, those on the whole not counted. */
    public int privilegesOn(int columnId, RoleSet roles, int role) {
        return columns.containsKey(columnId) ? column(columnId).privilegesOf(roles.actsAs(role)) : 0;
    }

    /** True if one of these is granted on some of the columns. */
    public boolean allowsSomeColumn(RoleSet roles, int role, int privileges) {
        Collection<Integer> all = roles.actsAs(role);
        return columns.values().stream().anyMatch(each -> (each.privilegesOf(all) & privileges) != 0);
    }
}
