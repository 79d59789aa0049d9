/**
 * Rows as keys and values.
 *
 * <pre>
 *   key     01 · descriptor id u32 · index id u16 · column · column …      KeyLayout, KeyCodec, NumericKeys
 *   value   format · (column id and tag, value) …                          RowCodec, RowValues
 * </pre>
 *
 * <p><b>Invariants.</b> Keys compare as bytes exactly as their datums compare in the index: ascending or descending, NULLs
 * first or last. Datums that are equal have equal bytes, and no column's bytes are the beginning of another's, so a prefix
 * of columns is a prefix of bytes and equality prefixes and ranges are spans. Values are read by column id: a column that
 * is not there has its missing value, one that is unknown is skipped.
 *
 * <p><b>Keys may forget how a datum looks</b> ({@link io.phantomdb.rows.codec.KeyCodec#restores}): 1.0 and 1.00 have the
 * same key. So rows hold such columns in the value as well, and whoever decodes both lets the value win.
 *
 * <p>What does not decode throws {@code ByteReader.Malformed}. Formats are kept by golden files: bytes ever written stay
 * readable. No NULL bitmap, no offsets: rows are small, and columns are read in one pass.
 */
package io.phantomdb.rows.codec;
