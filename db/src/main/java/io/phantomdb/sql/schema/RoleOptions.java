package io.phantomdb.sql.schema;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.Role.Attribute;
import io.phantomdb.sql.roles.ScramVerifier;
import io.phantomdb.sql.tree.RoleStatement.RoleName;
import io.phantomdb.sql.tree.RoleStatement.RoleOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The options of CREATE and ALTER ROLE, each at most once. */
final class RoleOptions {
    private final RoleValues values;
    private final Consumer<Notice> notices;
    private final Map<Attribute, Boolean> attributes = new EnumMap<>(Attribute.class);
    private final TreeSet<String> seen = new TreeSet<>();
    private final List<RoleName> inRoles = new ArrayList<>();
    private final List<RoleName> members = new ArrayList<>();
    private final List<RoleName> admins = new ArrayList<>();
    private String password;
    private Integer connectionsMax;
    private String validUntil;
    private int inRolesAt;

    RoleOptions(List<RoleOption> options, RoleValues values, Consumer<Notice> notices) {
        this.values = values;
        this.notices = notices;
        options.forEach(this::read);
    }

    private void read(RoleOption option) {
        switch (option.name()) {
            case "password" -> {
                once("password", option);
                password = option.value();
            }
            case "connection limit" -> {
                once(option.name(), option);
                connectionsMax = limit(option.value());
            }
            case "valid until" -> {
                once(option.name(), option);
                validUntil = option.value();
            }
            case "sysid" -> notices.accept(Notice.notice("SYSID can no longer be specified"));
            case "in role" -> {
                inRolesAt = option.position();
                inRoles.addAll(option.roles());
            }
            case "role" -> members.addAll(option.roles());
            case "admin" -> admins.addAll(option.roles());
            default -> flag(option);
        }
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= Role.NO_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException tooMany) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "syntax error at or near \"" + text + "\"");
        }
        throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "invalid connection limit: " + text);
    }

    private void flag(RoleOption option) {
        String word = option.name();
        boolean negated = word.startsWith("no");
        Attribute attribute = attribute(negated ? word.substring(2) : word);
        if (attribute == null) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "unrecognized role option \"" + word + "\"")
                    .at(option.position());
        }
        once(attribute.name(), option);
        attributes.put(attribute, !negated);
    }

    private static Attribute attribute(String word) {
        for (Attribute each : Attribute.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
                return each;
            }
        }
        return null;
    }

    private void once(String what, RoleOption option) {
        if (!seen.add(what)) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "conflicting or redundant options").at(option.position());
        }
    }

    /** True if it is to have the attribute. */
    boolean wants(Attribute attribute) {
        return Boolean.TRUE.equals(attributes.get(attribute));
    }

    /** True if something is said of the attribute. */
    boolean says(Attribute attribute) {
        return attributes.containsKey(attribute);
    }

    boolean isOnlyPassword() {
        return seen.size() == 1 && seen.contains("password") && members.isEmpty() && admins.isEmpty();
    }

    /** 42601 where they stand in ALTER ROLE. */
    void refuseInRoles() {
        if (!inRoles.isEmpty() || !admins.isEmpty()) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "syntax error at or near \"" + (inRoles.isEmpty() ? "ADMIN" : "IN") + "\"").at(inRolesAt);
        }
    }

    List<RoleName> inRoles() {
        return inRoles;
    }

    List<RoleName> members() {
        return members;
    }

    List<RoleName> admins() {
        return admins;
    }

    /** The role with these options. */
    Role of(Role before) {
        Role role = before;
        for (Map.Entry<Attribute, Boolean> each : attributes.entrySet()) {
            role = role.with(each.getKey(), each.getValue());
        }
        if (connectionsMax != null) {
            role = role.withConnectionsMax(connectionsMax);
        }
        if (validUntil != null) {
            role = role.withValidUntil(values.timestamp(validUntil));
        }
        return seen.contains("password") ? role.withVerifier(verifier()) : role;
    }

    /** Null if there is no password. */
    private String verifier() {
        if (password == null) {
            return null;
        }
        if (password.isEmpty()) {
            notices.accept(Notice.notice("empty string is not a valid password, clearing password"));
            return null;
        }
        if (password.matches("md5[0-9a-f]{32}")) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "passwords hashed with MD5 are not supported")
                    .withHint("Give the password itself, or its SCRAM-SHA-256 verifier.");
        }
        return ScramVerifier.parse(password) != null ? password : values.verifier(password);
    }
}
