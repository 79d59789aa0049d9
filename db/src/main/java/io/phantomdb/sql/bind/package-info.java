/**
 * Gives syntax trees their meaning.
 *
 * <pre>
 *   Query ──► QueryBinder ─► SelectBinder ─► FromBinder          Scope: which names can be seen, and what they stand for
 *                                │              │
 *                                └─ ExpressionBinder ─ Typing    Expr: places in rows, functions, every cast spelled out
 *                                       │
 *                  GroupKeys, GroupingBinder                  over rows ──► over groups
 *                  WindowBinder, FrameBinder                  ──► and what OVER adds behind them
 *   Change ─► ChangeBinder, InsertBinder      Definition ─► DefinitionBinder ─► SchemaCommand
 * </pre>
 *
 * <p><b>Views.</b> The text of a view is bound where it is named, by a binder of its own, for which names are what they were when
 * the view was made ({@code StatementBinder.inside}). A change through a view is one of its table ({@code ViewTarget}).
 *
 * <p><b>Families.</b> A table with children stands for the rows of all of them ({@code Family}): in FROM it is a query, a block for
 * each table, whose columns go by name. A changed row is read with its table's number and as it is stored there.
 *
 * <p><b>Names.</b> Each query block has a {@link io.phantomdb.sql.bind.Scope}; each item of FROM gets a place in the rows of
 * its block, so a column is a number from here on. A name that is not found is looked for in the blocks around: the
 * subquery is then correlated, and its outer columns say how many blocks up they are. A query in FROM is of the same level
 * as its block, unless it is LATERAL: then the block is one up.
 *
 * <p><b>Functions of users</b> are looked for under their names in all schemas of the path, and chosen among together with the built-in ones
 * ({@code RoutineCalls}); a name of a column may be that of a parameter, or a variable, of the routine whose body is bound
 * ({@link io.phantomdb.sql.bind.ParameterNames}).
 *
 * <p><b>Types.</b> PostgreSQL's rules (PostgreSQL 15, chapter 10). Which function a call means is decided by {@code rows};
 * literals are unknown until their use tells, parameters likewise, and what is never told is text.
 *
 * <p><b>Rules.</b> A statement that changes a table is bound together with what holds for its rows, and for the rows of every
 * table that may change with them ({@link io.phantomdb.sql.bind.BoundRules}).
 *
 * <p><b>Privileges.</b> What a text needs is collected while it is bound, that of a view for its owner, and looked at when all is bound
 * ({@code Demands}); a schema that may not be used is not looked into. What it was judged by is among the tables that it depends on.
 *
 * <p><b>Errors</b> carry PostgreSQL's SQLSTATEs, words and positions. What PhantomDB does not have yet is 0A000, at the
 * place where it stands.
 *
 * <p>It reads descriptors and nothing else; a bound statement is a value.
 */
package io.phantomdb.sql.bind;
