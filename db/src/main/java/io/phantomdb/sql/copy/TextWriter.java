package io.phantomdb.sql.copy;

import java.nio.charset.Charset;

/** COPY's text format: fields between delimiters, special bytes escaped by backslashes. */
final class TextWriter extends CopyWriter {
    private static final String CONTROLS = "\b\f\n\r\t\u000B";
    private static final String LETTERS = "bfnrtv";

    private final byte delimiter;
    private final byte[] nullBytes;

    TextWriter(CopyOptions options, Charset charset, String encoding) {
        super(charset, encoding);
        this.delimiter = options.delimiter();
        this.nullBytes = options.nullBytes(charset);
    }

    @Override
    byte delimiter() {
        return delimiter;
    }

    @Override
    byte[] nullBytes() {
        return nullBytes;
    }

    @Override
    void field(byte[] text, boolean forceQuote, boolean alone) {
        for (byte here : text) {
            int control = here >= 0 && here < ' ' ? CONTROLS.indexOf(here) : -1;
            if (control >= 0) {
                put((byte) '\\');
                put((byte) LETTERS.charAt(control));
                continue;
            }
            if (here == '\\' || here == delimiter) {
                put((byte) '\\');
            }
            put(here);
        }
    }
}
