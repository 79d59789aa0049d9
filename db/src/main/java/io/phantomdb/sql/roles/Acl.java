package io.phantomdb.sql.roles;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Who was granted what on an object, and by whom (PostgreSQL 15, chapter 5.7). A value; sets of privileges are bits of
 * {@link Privilege}.
 */
public record Acl(List<Item> items) {
    public static final Acl EMPTY = new Acl(List.of());

    /**
     * What one role was granted by another.
     *
     * @param grantee 0 for everybody
     * @param options which of the privileges it may grant to others
     */
    public record Item(int grantee, int grantor, int privileges, int options) {}

    public Acl {
        items = List.copyOf(items);
    }

    /** With these privileges more. */
    public Acl granted(int grantee, int grantor, int privileges, boolean withOption) {
        return changed(grantee, grantor, item -> new Item(grantee, grantor, item.privileges() | privileges,
                withOption ? item.options() | privileges : item.options()));
    }

    /**
     * Without these privileges, or without the options to grant them. What others have got of them by such an option goes as
     * well; without CASCADE that is 2BP01.
     */
    public Acl revoked(int grantee, int grantor, int privileges, boolean optionOnly, boolean cascade, int owner) {
        Acl after = changed(grantee, grantor, item -> new Item(grantee, grantor, optionOnly
                ? item.privileges()
                : item.privileges() & ~privileges, item.options() & ~privileges));
        return grantee == owner ? after : after.withoutOrphans(grantee, privileges, cascade, owner);
    }

    /** What somebody has granted without having the option any more. */
    private Acl withoutOrphans(int grantor, int privileges, boolean cascade, int owner) {
        int lost = privileges & ~optionsOf(grantor, owner);
        Acl after = this;
        for (Item item : items) {
            int orphaned = item.privileges() & lost;
            if (item.grantor() != grantor || orphaned == 0) {
                continue;
            }
            if (!cascade) {
                throw new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST, "dependent privileges exist", null,
                        "Use CASCADE to revoke them too.", 0);
            }
            after = after.revoked(item.grantee(), grantor, orphaned, false, true, owner);
        }
        return after;
    }

    /** What a role may grant: the owner everything. */
    public int optionsOf(int role, int owner) {
        if (role == owner) {
            return ~0;
        }
        int options = 0;
        for (Item item : items) {
            options |= item.grantee() == role ? item.options() : 0;
        }
        return options;
    }

    /** What the roles together were granted, and everybody. */
    public int privilegesOf(Collection<Integer> roles) {
        int privileges = 0;
        for (Item item : items) {
            privileges |= item.grantee() == Role.PUBLIC || roles.contains(item.grantee()) ? item.privileges() : 0;
        }
        return privileges;
    }

    /** What the roles together may grant. */
    public int optionsOf(Collection<Integer> roles) {
        int options = 0;
        for (Item item : items) {
            options |= roles.contains(item.grantee()) ? item.options() : 0;
        }
        return options;
    }

    /** The new owner has granted what the old one had, and has what that had. */
    public Acl handedOver(int from, int to) {
        Acl after = EMPTY;
        for (Item item : items) {
            int grantee = item.grantee() == from ? to : item.grantee();
            int grantor = item.grantor() == from ? to : item.grantor();
            after = after.granted(grantee, grantor, item.privileges(), false);
            after = after.changed(grantee, grantor, each -> new Item(each.grantee(), each.grantor(), each.privileges(),
                    each.options() | item.options()));
        }
        return after;
    }

    public boolean mentions(int role) {
        return items.stream().anyMatch(item -> item.grantee() == role || item.grantor() == role);
    }

    /** Without all that the role was granted, and all it has granted. */
    public Acl without(int role) {
        return new Acl(items.stream().filter(item -> item.grantee() != role && item.grantor() != role).toList());
    }

    private Acl changed(int grantee, int grantor, UnaryOperator<Item> change) {
        List<Item> after = new ArrayList<>();
        boolean isThere = false;
        for (Item item : items) {
            boolean isIt = item.grantee() == grantee && item.grantor() == grantor;
            isThere |= isIt;
            after.add(isIt ? change.apply(item) : item);
        }
        if (!isThere) {
            after.add(change.apply(new Item(grantee, grantor, 0, 0)));
        }
        after.removeIf(item -> item.privileges() == 0);
        return new Acl(after);
    }

    /** As text of aclitem, each: {@code grantee=privileges/grantor}, with a star after what it may grant. */
    public List<String> texts(IntFunction<String> name) {
        List<String> texts = new ArrayList<>();
        for (Item item : items) {
            StringBuilder text = new StringBuilder();
            text.append(item.grantee() == Role.PUBLIC ? "" : quoted(name.apply(item.grantee()))).append('=');
            for (Privilege privilege : Privilege.values()) {
                if (privilege.isIn(item.privileges())) {
                    text.append(privilege.letter()).append(privilege.isIn(item.options()) ? "*" : "");
                }
            }
            texts.add(text.append('/').append(quoted(name.apply(item.grantor()))).toString());
        }
        return texts;
    }

    private static String quoted(String name) {
        boolean isPlain = name.chars().allMatch(each -> Character.isLetterOrDigit(each) || each == '_');
        return isPlain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
