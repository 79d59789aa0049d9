/**
 * Text search (PostgreSQL 15, chapter 12): from a text to its lexemes, from words to a question, and how well the one answers
 * the other.
 *
 * <pre>
 *   text ──► TextParser ──► tokens ──► SearchConfiguration ──► lexemes with places      (SearchVector)
 *                                        simple: small letters
 *                                        english: stop words out, the stem of the rest
 *   words ──► QueryReader ──► operands ──► QueryMaker: the same lexemes, tied by operators (SearchQuery)
 *
 *   Matching    whether a vector meets a query        Ranking, CoverRanking   how well
 *   Headline    the piece of the text that shows it
 * </pre>
 *
 * <p>The parser is PostgreSQL's default one as far as tokens go that texts are made of: words, with digits or with hyphens, numbers,
 * versions, hosts, addresses of mails and of the web, names of files, tags and entities. A stem is made by Snowball's English
 * algorithm, by a library ({@code docs/decisions/text-search.md}).
 *
 * <p>What is not here: configurations and dictionaries of one's own, other languages, an index. Queries look at every row.
 */
package io.phantomdb.rows.search;
