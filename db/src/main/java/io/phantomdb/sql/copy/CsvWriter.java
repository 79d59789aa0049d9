package io.phantomdb.sql.copy;

import java.nio.charset.Charset;
import java.util.Arrays;

/** COPY's CSV format: fields are quoted where they would be read as something else. */
final class CsvWriter extends CopyWriter {
    private static final byte[] END_OF_DATA = {'\\', '.'};

    private final byte delimiter;
    private final byte quote;
    private final byte escape;
    private final byte[] nullBytes;

    CsvWriter(CopyOptions options, Charset charset, String encoding) {
        super(charset, encoding);
        this.delimiter = options.delimiter();
        this.quote = options.quote();
        this.escape = options.escape();
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
        if (!forceQuote && !needsQuotes(text, alone)) {
            raw(text);
            return;
        }
        put(quote);
        for (byte here : text) {
            if (here == quote || here == escape) {
                put(escape);
            }
            put(here);
        }
        put(quote);
    }

    private boolean needsQuotes(byte[] text, boolean alone) {
        if (Arrays.equals(text, nullBytes) || alone && Arrays.equals(text, END_OF_DATA)) {
            return true;
        }
        for (byte here : text) {
            if (here == delimiter || here == quote || here == '\n' || here == '\r') {
                return true;
            }
        }
        return false;
    }
}
