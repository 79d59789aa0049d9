package io.phantomdb.sql.roles;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All roles of the cluster, and which acts as which. A value.
 *
 * @param version of the descriptor that stands for it
 */
public final class RoleSet {
    /** The role that the owner of each database is a member of, there. */
    public static final int DATABASE_OWNER = PredefinedRoles.DATABASE_OWNER;

    private final int version;
    private final TreeMap<Integer, Role> byId = new TreeMap<>();
    private final TreeMap<String, Role> byName = new TreeMap<>();
    private final List<Membership> memberships;

    /** Of what is stored; what every cluster has comes with it, unless it is stored in another form. */
    public RoleSet(int version, List<Role> stored, List<Membership> storedMemberships) {
        this.version = version;
        PredefinedRoles.ROLES.forEach(this::know);
        stored.forEach(this::know);
        List<Membership> all = new ArrayList<>(PredefinedRoles.MEMBERSHIPS);
        all.removeIf(each -> storedMemberships.stream()
                .anyMatch(own -> own.role() == each.role() && own.member() == each.member()));
        all.addAll(storedMemberships);
        this.memberships = List.copyOf(all);
    }

    private void know(Role role) {
        byId.put(role.id(), role);
        byName.put(role.name(), role);
    }

    /** With a role more, or in another form. */
    public RoleSet with(Role role) {
        List<Role> all = new ArrayList<>(roles());
        all.add(role);
        return new RoleSet(version, all, memberships);
    }

    /** With a membership more, or in another form. */
    public RoleSet with(Membership membership) {
        List<Membership> all = new ArrayList<>(without(membership).memberships);
        all.add(membership);
        return new RoleSet(version, roles(), all);
    }

    public RoleSet without(Membership membership) {
        return new RoleSet(version, roles(), memberships.stream().filter(each -> each.role() != membership.role()
                || each.member() != membership.member()).toList());
    }

    /** The same in a database of that owner. */
    public RoleSet inDatabaseOf(int owner) {
        List<Membership> all = new ArrayList<>(memberships);
        all.add(new Membership(DATABASE_OWNER, owner, Role.FOUNDING, false));
        return new RoleSet(version, roles(), all);
    }

    /** True for roles that cannot be changed or dropped. */
    public static boolean isPredefined(Role role) {
        return !role.isFounding() && PredefinedRoles.ROLES.stream().anyMatch(each -> each.id() == role.id());
    }

    public int version() {
        return version;
    }

    /** By rising ids. */
    public List<Role> roles() {
        return List.copyOf(byId.values());
    }

    public List<Membership> memberships() {
        return memberships;
    }

    /** Null if there is none. */
    public Role find(int id) {
        return byId.get(id);
    }

    /** Null if there is none. */
    public Role find(String name) {
        return byName.get(name);
    }

    /** 42704 if there is none. */
    public Role get(String name) {
        Role role = byName.get(name);
        if (role == null) {
            throw missing(name);
        }
        return role;
    }

    public static StatementError missing(String name) {
        return new StatementError(SqlState.UNDEFINED_OBJECT, "role \"" + name + "\" does not exist");
    }

    /** As lists name it; a number where there is no such role any more. */
    public String name(int id) {
        Role role = byId.get(id);
        return role == null ? Integer.toString(id) : role.name();
    }

    /** Null if it is no direct member. */
    public Membership membership(int role, int member) {
        return memberships.stream().filter(each -> each.role() == role && each.member() == member).findFirst()
                .orElse(null);
    }

    public boolean isSuperuser(int id) {
        Role role = byId.get(id);
        return role != null && role.isSuperuser();
    }

    public boolean has(int id, Role.Attribute attribute) {
        Role role = byId.get(id);
        return role != null && (role.isSuperuser() || role.is(attribute));
    }

    /** True if the role may become the other (SET ROLE); superusers may become anybody. */
    public boolean isMember(int id, int of) {
        return id == of || isSuperuser(id) || closure(id, false).contains(of);
    }

    /** The same without a superuser's privilege. */
    public boolean isMemberInFact(int id, int of) {
        return closure(id, false).contains(of);
    }

    /** True if the role acts as the other without becoming it; superusers act as everybody. */
    public boolean acts(int id, int as) {
        return id == as || isSuperuser(id) || actsAs(id).contains(as);
    }

    /** All roles whose privileges it has, itself included. */
    public TreeSet<Integer> actsAs(int id) {
        return closure(id, true);
    }

    /** True if it has the privileges of a predefined role that reads, or writes, everything. */
    public boolean readsOrWritesAll(int id) {
        return readsAll(id) || writesAll(id);
    }

    public boolean readsAll(int id) {
        return acts(id, PredefinedRoles.READ_ALL_DATA);
    }

    public boolean writesAll(int id) {
        return acts(id, PredefinedRoles.WRITE_ALL_DATA);
    }

    /** True if the role may make others members of that one. */
    public boolean isAdmin(int id, int of) {
        if (isSuperuser(id)) {
            return true;
        }
        TreeSet<Integer> roles = closure(id, false);
        return memberships.stream()
                .anyMatch(each -> each.role() == of && each.admin() && roles.contains(each.member()));
    }

    private TreeSet<Integer> closure(int id, boolean inheriting) {
        TreeSet<Integer> found = new TreeSet<>();
        List<Integer> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            int next = open.removeLast();
            Role role = byId.get(next);
            boolean goesOn = found.add(next) && role != null && (!inheriting || role.is(Role.Attribute.INHERIT));
            if (goesOn) {
                memberships.stream().filter(each -> each.member() == next).forEach(each -> open.add(each.role()));
            }
        }
        return found;
    }
}
