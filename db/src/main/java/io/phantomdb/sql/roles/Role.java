package io.phantomdb.sql.roles;

import io.phantomdb.base.Check;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A role (PostgreSQL 15, CREATE ROLE).
 *
 * @param connectionsMax how many sessions of it a node takes; −1 is no limit
 * @param validUntilMicros until when the password is good, since 2000-01-01 UTC; null for ever
 * @param verifier of the password, as {@link ScramVerifier} writes it; null if there is none
 * @param settings what a session of it begins with
 */
public record Role(int id, String name, Set<Attribute> attributes, int connectionsMax, Long validUntilMicros,
        String verifier, List<Setting> settings) {
    /** What a role may do by itself, and what it never passes on to its members. Stored by their names, which stay. */
    public enum Attribute {
        SUPERUSER,
        INHERIT,
        CREATEROLE,
        CREATEDB,
        LOGIN,
        REPLICATION,
        BYPASSRLS
    }

    /** Of ALTER ROLE … SET; the database is 0 for all, the value in the form in which SET takes it. */
    public record Setting(int database, String name, String value) {}

    /** The role that a cluster is founded with, as PostgreSQL numbers it. */
    public static final int FOUNDING = 10;
    public static final String FOUNDING_NAME = "phantom";
    /** As if it were a role, in lists of privileges: everybody. */
    public static final int PUBLIC = 0;
    public static final int NO_LIMIT = -1;

    public Role {
        Check.that(id >= 1, "ids count from 1");
        Check.present(name, "name");
        EnumSet<Attribute> own = EnumSet.noneOf(Attribute.class);
        own.addAll(attributes);
        attributes = own;
        settings = List.copyOf(settings);
    }

    /** One that can nothing, but inherits. */
    public static Role plain(int id, String name) {
        return new Role(id, name, EnumSet.of(Attribute.INHERIT), NO_LIMIT, null, null, List.of());
    }

    /** As it is before anybody has changed it. */
    public static Role founding() {
        return new Role(FOUNDING, FOUNDING_NAME, EnumSet.allOf(Attribute.class), NO_LIMIT, null, null, List.of());
    }

    public boolean is(Attribute attribute) {
        return attributes.contains(attribute);
    }

    public boolean isSuperuser() {
        return is(Attribute.SUPERUSER);
    }

    public boolean isFounding() {
        return id == FOUNDING;
    }

    public Role with(Attribute attribute, boolean has) {
        EnumSet<Attribute> changed = EnumSet.noneOf(Attribute.class);
        changed.addAll(attributes);
        if (has) {
            changed.add(attribute);
        } else {
            changed.remove(attribute);
        }
        return new Role(id, name, changed, connectionsMax, validUntilMicros, verifier, settings);
    }

    public Role withConnectionsMax(int limit) {
        return new Role(id, name, attributes, limit, validUntilMicros, verifier, settings);
    }

    public Role withValidUntil(Long micros) {
        return new Role(id, name, attributes, connectionsMax, micros, verifier, settings);
    }

    public Role withVerifier(String newVerifier) {
        return new Role(id, name, attributes, connectionsMax, validUntilMicros, newVerifier, settings);
    }

    public Role named(String newName) {
        return new Role(id, newName, attributes, connectionsMax, validUntilMicros, verifier, settings);
    }

    /** A null value takes the setting away. */
    public Role withSetting(int database, String setting, String value) {
        List<Setting> changed = new ArrayList<>(settings);
        changed.removeIf(each -> each.database() == database && each.name().equals(setting));
        if (value != null) {
            changed.add(new Setting(database, setting, value));
        }
        return withSettings(changed);
    }

    public Role withoutSettings(int database) {
        return withSettings(settings.stream().filter(each -> each.database() != database).toList());
    }

    private Role withSettings(List<Setting> changed) {
        return new Role(id, name, attributes, connectionsMax, validUntilMicros, verifier, changed);
    }
}
