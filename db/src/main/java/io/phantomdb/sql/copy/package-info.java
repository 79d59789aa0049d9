/**
 * The data of COPY: bytes to fields and back.
 *
 * <pre>
 *   pieces of bytes ──► LineReader ── lines ──► TextReader / CsvReader ── fields ──┬─► CopyRow ──► whoever inserts
 *                   ──► BinaryReader ── counted fields ────────────────────────────┘
 *
 *   rows ── texts ──► TextWriter / CsvWriter ── a line each ──► the client
 *        ── binary forms ──► BinaryWriter
 * </pre>
 *
 * <p>Loading a million rows is the first thing people do to a database, so nothing here makes a string, an array or a list
 * per field: a row is a set of places in the bytes that arrived, used again for the next line. Pieces may be cut anywhere,
 * also inside a character or an escape. Text comes here in UTF-8: it is converted before, and when it is written.
 *
 * <p>It does not know types or tables. PostgreSQL 15, COPY, "File Formats", is the specification.
 */
package io.phantomdb.sql.copy;
