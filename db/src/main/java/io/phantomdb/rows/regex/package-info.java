/**
 * PostgreSQL's regular expressions, run by re2j in time linear in the text wherever that can be.
 *
 * <pre>
 *   pattern ──RegexParser──► RegexNode ──RegexWriter──► re2j's syntax ──► Regex
 *                               │
 *                            CharSet        what one character may be, classes and letter case worked out
 *   SIMILAR TO ──SimilarPattern──► pattern
 * </pre>
 *
 * <p><b>Which match.</b> PostgreSQL takes the longest match, unless the expression prefers the shortest because its first
 * quantifier does. Expressions without non-greedy quantifiers run with re2j's longest match. With some, re2j goes by the
 * quantifiers one after the other, as Perl does; if the whole prefers the shortest, all of its quantifiers are made to.
 * Where a non-greedy quantifier stands last in an expression that prefers the longest match, the two may differ.
 *
 * <p><b>What takes longer.</b> Back references and lookaround cannot run in linear time: expressions with them, and words in
 * text that has letters beyond ASCII, are searched by {@link io.phantomdb.rows.regex.SearchingMatcher}, with a limit on its
 * steps. Looking back ends after a thousand repetitions.
 *
 * <p><b>What it does not do.</b> Basic regular expressions are refused with 0A000.
 *
 * <p>Source: PostgreSQL 15, chapter 9.7.3; Russ Cox, Regular Expression Matching in the Wild.
 */
package io.phantomdb.rows.regex;
