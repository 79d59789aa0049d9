package io.phantomdb.sql.roles;

/**
 * The member acts as the role, too (PostgreSQL 15, chapter 22.3).
 *
 * @param admin the member may make others members
 */
public record Membership(int role, int member, int grantor, boolean admin) {}
