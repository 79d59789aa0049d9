/**
 * From text to trees, by PostgreSQL's lexical rules and grammar (PostgreSQL 15, chapter 4 and part VI.I).
 *
 * <pre>
 *   text ──► Scanner ──► tokens ──► cut at semicolons ──► Nesting ──► ANTLR (SLL, then LL) ──► builders ──► tree
 *     │      by hand                                      54001       StopAtError 42601        42601, Unsupported
 *     │
 *     └────► ShapeScanner ──► Shape: key + lifted literals ──► plan cache; on a miss the same way as above, with Lifted
 * </pre>
 *
 * <p><b>The scanner</b> is written by hand: an operator is cut by its last character, a string goes on after a newline,
 * comments nest, and the shapes of statements need the same rules. A lexical error is a token of its own, because
 * PostgreSQL reads tokens as it needs them and reports a syntax error before it first.
 *
 * <p><b>Nesting</b> is counted on the tokens before anything recurses; chains of left-associative operators are loops in
 * ANTLR's parser and in the builders. So no text, however long, runs a story out of stack. The same pass marks the
 * parentheses that hold a query, which leaves the grammar one or two tokens to look ahead.
 *
 * <p><b>Errors</b> name the token that PostgreSQL names. ANTLR's recovery is switched off
 * ({@link io.phantomdb.sql.parse.StopAtError}), its prediction reports where it failed and not where it began
 * ({@link io.phantomdb.sql.parse.ExactPrediction}), and what PostgreSQL's grammar refuses by associativity or in its
 * actions is refused by the builders. So of two errors in one statement the builders' comes second, wherever it stands.
 *
 * <p><b>Invariants.</b> {@link io.phantomdb.sql.parse.Parser} throws StatementErrors only. The tree depends on the text
 * alone: no settings ({@code standard_conforming_strings} is on; {@code BackslashStrings} are told before), no catalog. Statements with equal shape keys have trees
 * that differ in nothing but the texts of lifted literals and positions.
 *
 * <p>It does not fold constants but for the sign of a number, resolves no names, and checks no types.
 */
package io.phantomdb.sql.parse;
