package io.phantomdb.sql.copy;

import io.phantomdb.base.Check;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How the data of a COPY is written (PostgreSQL 15, COPY, "Parameters"). The delimiter, quote and escape are single bytes.
 *
 * @param encoding PostgreSQL's name of it; null for that of the client
 */
public record CopyOptions(Format format, byte delimiter, String nullText, Header header, byte quote, byte escape,
        String encoding) {
    /** The formats there are. */
    public enum Format {
        TEXT,
        CSV,
        BINARY
    }

    /** What the first line is. */
    public enum Header {
        NONE,
        /** Names: written, or skipped. */
        NAMES,
        /** Names that must be those of the columns. */
        MATCH
    }

    public static final CopyOptions TEXT = new CopyOptions(Format.TEXT, (byte) '\t', "\\N", Header.NONE, (byte) 0,
            (byte) 0, null);
    public static final CopyOptions CSV = new CopyOptions(Format.CSV, (byte) ',', "", Header.NONE, (byte) '"',
            (byte) '"', null);
    public static final CopyOptions BINARY = new CopyOptions(Format.BINARY, (byte) 0, "", Header.NONE, (byte) 0,
            (byte) 0, null);

    public CopyOptions {
        Check.present(format, "format");
        Check.present(nullText, "null text");
        Check.present(header, "header");
    }

    public boolean isBinary() {
        return format == Format.BINARY;
    }

    /** The null text as it stands in data that has been converted to UTF-8. */
    byte[] nullBytes() {
        return nullBytes(StandardCharsets.UTF_8);
    }

    byte[] nullBytes(Charset charset) {
        return nullText.getBytes(charset);
    }
}
