package io.phantomdb.sql.copy;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.settings.Encodings;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Writes the data of a COPY … TO in one of the text formats, a line at a time. A field is its text, or null for NULL. One
 * statement's.
 */
public abstract sealed class CopyWriter permits TextWriter, CsvWriter {
    private final Charset charset;
    private final String encoding;
    private byte[] line = new byte[256];
    private int length;

    /** The encoding is what PostgreSQL calls the character set. */
    CopyWriter(Charset charset, String encoding) {
        this.charset = charset;
        this.encoding = encoding;
    }

    public static CopyWriter of(CopyOptions options, Charset charset, String encoding) {
        return options.format() == CopyOptions.Format.CSV
                ? new CsvWriter(options, charset, encoding)
                : new TextWriter(options, charset, encoding);
    }

    /** The columns are those of the data. A header has names for fields. */
    public final Bytes line(String[] fields, CopyColumn[] columns) {
        length = 0;
        for (int at = 0; at < fields.length; at++) {
            if (at > 0) {
                put(delimiter());
            }
            if (fields[at] == null) {
                raw(nullBytes());
            } else {
                field(Encodings.encode(charset, encoding, fields[at]), columns[at].forceQuote(), fields.length == 1);
            }
        }
        put((byte) '\n');
        return Bytes.wrap(Arrays.copyOf(line, length));
    }

    abstract byte delimiter();

    abstract byte[] nullBytes();

    /** Adds the field, escaped as it has to be. */
    abstract void field(byte[] text, boolean forceQuote, boolean alone);

    final void put(byte one) {
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = one;
    }

    final void raw(byte[] bytes) {
        for (byte one : bytes) {
            put(one);
        }
    }
}
