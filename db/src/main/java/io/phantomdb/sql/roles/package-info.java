/**
 * Who there is, and who may do what: roles, their memberships, their passwords, privileges. Values only; where they are kept is the
 * catalog's business, who asks for them that of binding and of schema changes.
 *
 * <pre>
 *    current role ──► RoleSet.acts(role, as) ──► privileges of all roles it acts as ──► Acl of the object: enough?
 *                       ▲ version v                                                       ▲ version of the descriptor
 *                       └ one descriptor for all of it: every plan that was judged by it depends on that version
 * </pre>
 *
 * <p><b>Invariants.</b> A {@link io.phantomdb.sql.roles.RoleSet} is never changed, only replaced by one with the next version. Ids of
 * roles are never given twice, so what an object says of a role that is gone is said of nobody. The role that the cluster was
 * founded with stays and may do everything: what it does depends on nothing that is here.
 *
 * <p>Passwords are kept as verifiers of SCRAM-SHA-256 only (RFC 5802, RFC 7677); PostgreSQL 15, chapters 22 and 5.7.
 */
package io.phantomdb.sql.roles;
