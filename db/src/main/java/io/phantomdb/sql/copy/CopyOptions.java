package io.phantomdb.sql.copy;

import io.phantomdb.base.Check;

/** How the data of a COPY is written (PostgreSQL 15, COPY, "Parameters"). The delimiter, quote and escape are single bytes. */
public record CopyOptions(Format format, byte delimiter, String nullText, boolean header, byte quote, byte escape) {
    /** The formats there are. */
    public enum Format {
        TEXT,
        CSV
    }

    public static final CopyOptions TEXT = new CopyOptions(Format.TEXT, (byte) '\t', "\\N", false, (byte) 0, (byte) 0);
    public static final CopyOptions CSV = new CopyOptions(Format.CSV, (byte) ',', "", false, (byte) '"', (byte) '"');

    public CopyOptions {
        Check.present(format, "format");
        Check.present(nullText, "null text");
    }
}
