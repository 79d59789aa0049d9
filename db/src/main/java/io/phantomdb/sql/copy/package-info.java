/**
 * The data of COPY: bytes to fields and back.
 *
 * <pre>
 *   pieces of bytes ──► CopyReader ── lines ──► TextReader / CsvReader ── fields ──► CopyRow ──► whoever inserts
 * </pre>
 *
 * <p>Loading a million rows is the first thing people do to a database, so nothing here makes a string, an array or a list
 * per field: a row is a set of places in the bytes that arrived, used again for the next line. Pieces may be cut anywhere,
 * also inside a character or an escape.
 *
 * <p>It does not know types or tables. PostgreSQL 15, COPY, "File Formats", is the specification.
 */
package io.phantomdb.sql.copy;
