/**
 * A statement as a tree: what was written, nothing of what it means.
 *
 * <pre>
 *   Statement ─┬─ Query ── QueryBody: Select · Values · SetOperation · Nested
 *              ├─ Change: Insert · Update · Delete · Truncate
 *              ├─ Definition: CreateTable · CreateIndex · AlterTable …       Constraint · TypeName
 *              ├─ SessionStatement: Begin · Commit · Set · Show · Prepare …
 *              ├─ Utility: Copy · Vacuum · Explain …
 *              └─ Unsupported
 *   Expression: Literal · Lifted · Parameter · ColumnReference · Binary · And · FunctionCall · Case …
 *   FromItem: TableReference · Subquery · FunctionTable · Join
 * </pre>
 *
 * <p><b>Invariants.</b> Trees are immutable records in sealed families, so that a switch over a family is checked by the
 * compiler. Lists are copies and never null unless the record says what null means. Every node knows where PostgreSQL
 * would point in an error about it, in characters (not UTF-16 units) from 1. Names are folded and cut; keywords that
 * PostgreSQL's grammar replaces by functions or other names are replaced. The parser makes no path from the root
 * longer than a few hundred nodes ({@code Parser.DEPTH_MAX}): whoever walks a tree may recurse.
 *
 * <p>It knows no types, no catalog and no defaults, and does not say whether a statement makes sense.
 */
package io.phantomdb.sql.tree;
