/**
 * The forms in which datums leave and enter the database: text as people write it, binary as drivers do.
 *
 * <pre>
 *   DatumText ── NumberText  FloatText  BooleanText  ByteaText        text in, text out
 *      └──────── TimeReader ── TimeFields ── TimeTokens, TimeWords     text → fields → date, timestamp
 *                TimeWriter                                           the four styles of DateStyle
 *   NumericBinary                                                     the one binary form of the protocol with a layout
 *   Modifiers     varchar(n), char(n), numeric(p, s), timestamp(p)
 * </pre>
 *
 * <p><b>Invariant:</b> what is written with {@code extra_float_digits} above 0 and DateStyle ISO reads back as the same
 * datum, whatever the time zone. Tests hold it for every type.
 *
 * <p>No regular expressions and no locale: everything is read character by character, as PostgreSQL's input functions do,
 * with their errors. Session settings come in as {@link io.phantomdb.rows.TextSettings}; the rules of time zones are those
 * of java.time, which come from the same IANA database.
 *
 * <p>Source: PostgreSQL 15, chapters 4.1.2, 8 and appendix B (date/time support).
 */
package io.phantomdb.rows.text;
