/**
 * SQLite's own tests of SQL, some seven million queries with their answers, as they are on Maven Central
 * ({@code net.hydromatic:sql-logic-test}), run over PostgreSQL's protocol. Where SQLite and PostgreSQL answer differently the
 * corpus says so in part only: a PostgreSQL beside decides, if there is one.
 *
 * <pre>
 *   Corpus ──► Script (records) ──► ScriptRun ──► our answer ──► Answer.form ──► as expected?
 *                                       └───────► PostgreSQL's ────────────────► or as PostgreSQL's?
 * </pre>
 */
package io.phantomdb.bench.sqllogic;
