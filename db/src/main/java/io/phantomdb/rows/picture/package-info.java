/**
 * The format pictures of to_char, to_date, to_timestamp and to_number, such as {@code YYYY-MM-DD} and {@code FM999,990.00}.
 *
 * <pre>
 *   TimePicture    ──► TimePictureWriter    to_char of timestamps and intervals
 *                  ──► TimePictureReader ──► TimeParse    to_date, to_timestamp
 *   NumberPicture  ──► NumberPictureWriter  to_char of numbers
 *                  ──► NumberPictureReader  to_number
 * </pre>
 *
 * <p>What PostgreSQL answers to odd pictures and odd input follows from how its formatting.c goes through both, step by step.
 * So these classes keep its steps and its counters, under names that say what they count.
 *
 * <p><b>What it does not do.</b> Names of months and days, signs, separators and currency are those of the C locale; TM
 * changes nothing.
 *
 * <p>Source: PostgreSQL 15, chapter 9.8.
 */
package io.phantomdb.rows.picture;
