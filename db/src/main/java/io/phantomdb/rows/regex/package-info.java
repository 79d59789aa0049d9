/**
 * PostgreSQL's regular expressions, run by re2j in time linear in the text.
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
 * <p><b>What it does not do.</b> Back references and lookaround cannot run in linear time and are refused with 0A000, as are
 * basic regular expressions, and the starts and ends of words where it does not show what stands beside them. re2j knows
 * word boundaries among ASCII letters only: with them, text that has other letters is refused rather than taken wrongly.
 *
 * <p>Source: PostgreSQL 15, chapter 9.7.3; Russ Cox, Regular Expression Matching in the Wild.
 */
package io.phantomdb.rows.regex;
