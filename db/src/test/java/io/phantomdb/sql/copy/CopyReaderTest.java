package io.phantomdb.sql.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.StatementError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CopyReaderTest {
    /** Reads the text in pieces of that many bytes; fields joined by '|', NULL as ~. */
    private static List<String> read(CopyOptions options, String text, int pieceBytes) {
        List<String> lines = new ArrayList<>();
        CopyReader reader = CopyReader.of(options, List.of(), row -> {
            StringBuilder line = new StringBuilder();
            for (int field = 0; field < row.fieldCount(); field++) {
                line.append(field == 0 ? "" : "|").append(row.isNull(field) ? "~" : row.text(field));
            }
            lines.add(line.toString());
        });
        Bytes bytes = Bytes.ofUtf8(text);
        for (int at = 0; at < bytes.length(); at += pieceBytes) {
            reader.feed(bytes.slice(at, Math.min(bytes.length(), at + pieceBytes)));
        }
        reader.finish();
        return lines;
    }

    private static void expect(CopyOptions options, String text, String... lines) {
        for (int pieceBytes = 1; pieceBytes <= text.length() + 1; pieceBytes++) {
            assertEquals(List.of(lines), read(options, text, pieceBytes), "in pieces of " + pieceBytes);
        }
    }

    @Test
    void textFieldsAndNulls() {
        expect(CopyOptions.TEXT, "1\t\\N\tünï\n2\t\tx\n", "1|~|ünï", "2||x");
    }

    @Test
    void textEscapes() {
        expect(CopyOptions.TEXT, "a\\tb\\\\c\t\\x41\\101\\\nz\\.\n", "a\tb\\c|AA\nz.");
    }

    @Test
    void textEndMarkerAndCarriageReturns() {
        expect(CopyOptions.TEXT, "1\r\n2\r\n\\.\r\n3\n", "1", "2");
    }

    @Test
    void textLastLineWithoutEnd() {
        expect(CopyOptions.TEXT, "1\t2\n3\t4", "1|2", "3|4");
    }

    @Test
    void csvQuotesHoldAnything() {
        expect(CopyOptions.CSV, "a,\"b,\"\"c\"\"\nd\",\n\"\",,x\n", "a|b,\"c\"\nd|~", "|~|x");
    }

    @Test
    void csvHeaderIsSkipped() {
        CopyOptions header = new CopyOptions(CopyOptions.Format.CSV, (byte) ';', "NULL", CopyOptions.Header.NAMES,
                (byte) '\'',
                (byte) '\\', null);
        expect(header, "h;i\n'a\\'b';NULL\n", "a'b|~");
    }

    @Test
    void csvUnterminatedQuote() {
        StatementError error = assertThrows(StatementError.class, () -> read(CopyOptions.CSV, "\"abc\n", 3));
        assertEquals("22P04", error.state().code());
    }
}
