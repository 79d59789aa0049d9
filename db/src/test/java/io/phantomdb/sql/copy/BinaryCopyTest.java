package io.phantomdb.sql.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.StatementError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BinaryCopyTest {
    private static final List<CopyColumn> TWO = List.of(CopyColumn.of("a"), CopyColumn.of("b"));

    private static List<String> read(Bytes data, int pieceBytes) {
        List<String> rows = new ArrayList<>();
        CopyReader reader = CopyReader.of(CopyOptions.BINARY, TWO, row -> rows.add(row.line() + " "
                + (row.isNull(0) ? "~" : row.text(0)) + "|" + (row.isNull(1) ? "~" : row.text(1))));
        for (int at = 0; at < data.length(); at += pieceBytes) {
            reader.feed(data.slice(at, Math.min(data.length(), at + pieceBytes)));
        }
        reader.finish();
        return rows;
    }

    private static Bytes row(String a, String b) {
        return BinaryWriter.row(new byte[][]{a == null ? null : a.getBytes(), b == null ? null : b.getBytes()});
    }

    private static void refused(String message, Bytes data) {
        for (int pieceBytes = 1; pieceBytes <= data.length(); pieceBytes++) {
            int size = pieceBytes;
            StatementError error = assertThrows(StatementError.class, () -> read(data, size));
            assertEquals("22P04 " + message, error.state().code() + " " + error.getMessage());
        }
    }

    @Test
    void readsWhatItWrote() {
        Bytes data = BinaryWriter.header().concat(row("one", null)).concat(row("", "two"))
                .concat(BinaryWriter.trailer());
        for (int pieceBytes = 1; pieceBytes <= data.length(); pieceBytes++) {
            assertEquals(List.of("1 one|~", "2 |two"), read(data, pieceBytes), "in pieces of " + pieceBytes);
        }
    }

    @Test
    void refusesWhatIsNotWhole() {
        Bytes header = BinaryWriter.header();
        Bytes row = row("one", "two");
        refused("COPY file signature not recognized", Bytes.ofUtf8("one\ttwo\n"));
        refused("COPY file signature not recognized", header.slice(0, header.length() - 3));
        refused("unexpected EOF in COPY data", header.concat(row.slice(0, row.length() - 1)));
        refused("row field count is 1, expected 2", header.concat(BinaryWriter.row(new byte[][]{{1}})));
        refused("received copy data after EOF marker", header.concat(BinaryWriter.trailer()).concat(row));
        refused("unrecognized critical flags in COPY file header",
                header.slice(0, 11).concat(Bytes.ofHex("0002000000000000")));
    }
}
