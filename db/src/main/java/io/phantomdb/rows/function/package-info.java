/**
 * Casts, operators, functions and aggregates, and the rules by which a call means one of them.
 *
 * <pre>
 *   Operators  Functions  Aggregates        by symbol or name and argument types
 *        └─────────┼──────────┘
 *              Overloads                    exact match, implicit casts, preferred types, unknown literals
 *                  │
 *   Casts ── CommonType                     what becomes what; one type for several
 *     │            │
 *   CastTable  FunctionTable                the tables, filled once
 *                  └── IntegerFunctions  FloatFunctions  NumericFunctions  TextFunctions  TimeFunctions …
 * </pre>
 *
 * <p>A function is added in a line: its {@link io.phantomdb.rows.function.Prototype} as text and a method over the Java types
 * of its datums, {@code table.pure("to_hex(int4) text", Integer::toHexString)}; {@code within} instead of {@code pure} if it
 * looks at the session.
 *
 * <p>Everything is a {@link io.phantomdb.rows.Function}: {@code +} is {@code int4pl}, {@code ::numeric} is
 * {@code numeric(int4)}, as in pg_proc, and under PostgreSQL's names. A function is known by its name and argument types,
 * in encoded programs, too; but for the few of PhantomDB's own, which are of the schema {@code phantom} and run at the
 * gateway only. What takes any type, or any number of arguments, is a {@link io.phantomdb.rows.function.Generic}: for the types
 * of each call a function of its own is made of it, and what its pseudo-types stand for is worked out by
 * {@link io.phantomdb.rows.function.Polymorphism}. The casts of arrays and enums are made as they are asked for; what the
 * grammar has for arrays are functions without a name that a call could use. The tables never change after they are built and are walked in the order of the source.
 *
 * <p>What stands before OVER is an aggregate or one of {@link io.phantomdb.rows.function.WindowFunctions};
 * {@link io.phantomdb.rows.function.RangeOffsets} knows which offsets the frames of which sort keys take.
 *
 * <p><b>Invariants.</b> A strict function is never called with NULL. An immutable one depends on its arguments alone. The
 * order of candidates never matters to which one is chosen.
 *
 * <p>Source: PostgreSQL 15, chapters 9 (functions and operators) and 10 (type conversion).
 */
package io.phantomdb.rows.function;
