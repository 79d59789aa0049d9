/**
 * What values are: types, datums, and everything that can be done to them without a session, a catalog or a disk.
 *
 * <pre>
 *            program     expressions, compiled; fragments of plans
 *               │
 *   codec    function    casts, operators, functions, aggregates; which one a call means
 *     │  │      │
 *     │ vector text      columns of many rows at a time; the text and binary forms of datums
 *     └──┴─┬────┘
 *          rows          Type  ColumnType  Numeric  Instants  Datums  Function  Aggregate  EvalContext
 * </pre>
 *
 * <p><b>Datums are plain Java values</b>, null is NULL; {@link io.phantomdb.rows.Type} says which class stands for which
 * type. Equality and order are PostgreSQL's, by {@link io.phantomdb.rows.Datums}, not always those of Java: 1.0 equals 1.00,
 * NaN equals itself, text is ordered by code point, char(n) has no trailing spaces when it is compared.
 *
 * <p><b>Nothing here has state</b> but accumulators, which belong to whoever made them. What a function may know of its
 * session travels in an {@link io.phantomdb.rows.EvalContext}; a function says by its
 * {@link io.phantomdb.rows.Volatility} whether it looks. Only immutable ones may be worked out in advance or at a shard.
 *
 * <p><b>Errors</b> are {@link io.phantomdb.base.StatementError}s with PostgreSQL's SQLSTATE and wording: the same datums
 * give the same error everywhere. Bytes that are no datum throw {@code ByteReader.Malformed}.
 *
 * <p><b>What it does not do.</b> It knows no tables, no names in scope, no plans, no transactions: {@code sql} binds
 * expressions and asks here which function an operator means. Collations other than code point order and composite types with a name
 * do not exist yet; which enums there are, and what regclass and its kin name, is for a catalog to say.
 *
 * <p>Source: PostgreSQL 15, chapters 8 (types), 9 (functions), 10 (type conversion), 53 (catalogs).
 */
package io.phantomdb.rows;
