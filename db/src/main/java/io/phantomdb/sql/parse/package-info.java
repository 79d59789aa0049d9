/**
 * From text to trees, by PostgreSQL's lexical rules and grammar (PostgreSQL 15, chapters 4 and VI.I).
 *
 * <p>Grows from its skeleton: {@link io.phantomdb.sql.parse.Parser} and {@link io.phantomdb.sql.parse.Shape}.
 */
package io.phantomdb.sql.parse;
