package io.phantomdb.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.phantomdb.base.Bytes;
import io.phantomdb.rows.codec.KeyCodec;
import io.phantomdb.rows.codec.KeyLayout;
import io.phantomdb.rows.codec.RowCodec;
import io.phantomdb.rows.function.Aggregates;
import io.phantomdb.rows.function.Operators;
import io.phantomdb.rows.program.Expression;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.rows.program.ScanProgram;
import io.phantomdb.rows.program.StoredShape;
import io.phantomdb.rows.text.DatumText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The bytes of keys, rows and scan programs as they were first written: what is on disks must stay readable. Each line of
 * a file is a type, a datum as text, and the bytes; {@code -Dgolden.write=true} adds what is new, and a line that changes
 * is a new format.
 */
class GoldenFormatsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/rows");
    private static final TextContext CONTEXT = TextContext.of(TextSettings.DEFAULT);
    private static final String[][] DATUMS = {{"bool", "f", "t"}, {"int2", "-32768", "-1", "0", "7", "32767"},
            {"int4", "-2147483648", "-1", "0", "42", "2147483647"},
            {"int8", "-9223372036854775808", "-1", "0", "300", "9223372036854775807"},
            {"oid", "0", "16384", "4294967295"}, {"float4", "-Infinity", "-1.5", "0", "1.5", "Infinity", "NaN"},
            {"float8", "-Infinity", "-1.5", "-0", "0", "0.1", "1e+300", "Infinity", "NaN"},
            {"numeric", "-Infinity", "-12345.678", "-1", "-0.001", "0", "0.00", "0.001", "1", "1.00", "12.3",
                    "99999999999999999999", "Infinity", "NaN"},
            {"text", "", "a", "ab", "é", "日本", "😀"}, {"varchar", "", "abc"}, {"bpchar", "a   ", "ab"},
            {"bytea", "\\x", "\\x00", "\\x0001ff"}, {"date", "-infinity", "1999-12-31", "2024-02-29", "infinity"},
            {"timestamp", "-infinity", "1999-12-31 23:59:59.999999", "2024-02-29 12:34:56", "infinity"},
            {"timestamptz", "2024-02-29 12:34:56+00"},
            {"interval", "-1 years", "00:00:00", "1 mon", "30 days", "1 day 02:03:04.5"},
            {"uuid", "00000000-0000-0000-0000-000000000000", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"},
            {"_int4", "{}", "{NULL}", "{-1,2}", "{1,NULL,3}", "[0:1]={7,8}", "{{1,2},{3,4}}"},
            {"_text", "{\"\"}", "{a,\"b c\",NULL,\"null\"}"}, {"_numeric", "{1.50,NaN}"},
            {"name", "", "pg_class"}, {"char", "", "r"}, {"time", "00:00:00", "12:34:56.789", "24:00:00"},
            {"timetz", "12:00:00+02", "12:00:00-03:30"}, {"json", "{\"a\" :1}"},
            {"jsonb", "null", "\"a\"", "1.50", "true", "[]", "[1, \"a\", null]", "{\"b\": [], \"aa\": {}}"},
            {"regtype", "integer", "text[]"}, {"int2vector", "", "1 2"},
            {"int4range", "empty", "(,)", "(,5)", "[1,5)", "[1,)"},
            {"numrange", "empty", "(,1.50]", "[1,2)", "(1,2]", "(1,)"},
            {"int4multirange", "{}", "{(,)}", "{[1,5)}", "{[1,5),[7,9)}", "{[1,)}"},
            {"nummultirange", "{(,1.50]}", "{[1,2),(2,3]}"},
            {"inet", "0.0.0.0/0", "10.0.0.0/8", "10.1.2.3", "10.1.2.3/16", "::/0", "::1", "2001:db8::1/32"},
            {"cidr", "10.0.0.0/8", "10.0.0.0/16", "::1/128"}, {"macaddr", "08:00:2b:01:02:03"},
            {"macaddr8", "08:00:2b:01:02:03:04:05"}, {"money", "-$92,233,720,368,547,758.08", "-$0.05", "$1,234.50"},
            {"xid", "0", "4294967295"}, {"xid8", "0", "5", "18446744073709551615"},
            {"pg_lsn", "0/0", "16/B374D848", "FFFFFFFF/FFFFFFFF"}, {"tid", "(0,1)", "(4294967295,65535)"},
            {"tsvector", "", "'a'", "'a':1 'b':2A,3"}, {"tsquery", "'a'", "!'a':*AB & 'b' <2> 'c'"}};

    @Test
    void keysStayAsTheyAre() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String[] datums : DATUMS) {
            Type type = Type.named(datums[0]);
            for (boolean descending : new boolean[]{false, true}) {
                KeyLayout layout = new KeyLayout(0x4001, 2,
                        List.of(new KeyLayout.Column(type, descending, descending)));
                String name = datums[0] + (descending ? " desc" : " asc");
                for (int at = 1; at < datums.length; at++) {
                    Object datum = DatumText.read(type, datums[at], CONTEXT);
                    Bytes key = layout.key(datum);
                    lines.add(name + " " + datums[at] + " = " + key.hex());
                    checkKey(layout, type, datum, key);
                }
                lines.add(name + " NULL = " + layout.key(new Object[]{null}).hex());
            }
        }
        compare("keys.txt", lines);
    }

    private static void checkKey(KeyLayout layout, Type type, Object datum, Bytes key) {
        Object[] back = new Object[1];
        layout.decode(key, back);
        assertEquals(0, Datums.compare(type, datum, back[0]));
        if (KeyCodec.restores(type)) {
            assertEquals(datum, back[0]);
        }
    }

    @Test
    void rowsStayAsTheyAre() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String[] datums : DATUMS) {
            Type type = Type.named(datums[0]);
            RowCodec codec = new RowCodec(List.of(new RowCodec.Column(1, 0, Type.INT4),
                    new RowCodec.Column(300, 1, type)));
            for (int at = 1; at < datums.length; at++) {
                Object[] row = {at, DatumText.read(type, datums[at], CONTEXT)};
                Bytes value = codec.encode(row);
                lines.add(datums[0] + " " + datums[at] + " = " + value.hex());
                Object[] back = new Object[2];
                codec.decode(value, back);
                assertEquals(datums[at], DatumText.write(type, back[1], CONTEXT.textSettings()));
            }
        }
        compare("rows.txt", lines);
    }

    @Test
    void scanProgramsStayAsTheyAre() throws IOException {
        ColumnType int4 = ColumnType.of(Type.INT4);
        Expression id = new Expression.Column(0, int4);
        Expression name = new Expression.Column(1, ColumnType.varchar(20));
        Expression three = new Expression.Constant(3, int4);
        Expression filter = new Expression.And(List.of(
                Expression.Call.of(Operators.infix("<", Type.INT4, Type.INT4), id, three),
                new Expression.Or(List.of(new Expression.IsNull(name, true), new Expression.Not(
                        new Expression.InList(Operators.infix("=", Type.INT4, Type.INT4), id, List.of(three))))),
                new Expression.IsTruth(new Expression.IsDistinct(Operators.infix("=", Type.TEXT, Type.TEXT), name,
                        new Expression.Constant("x", ColumnType.of(Type.TEXT)), false), true, false)));
        Expression choice = new Expression.Case(List.of(new Expression.IsNull(id, false)), List.of(three),
                new Expression.Coalesce(List.of(id, new Expression.Extreme(true, List.of(id, three), int4)), int4),
                int4);
        ScanProgram program = new ScanProgram(List.of(int4, ColumnType.varchar(20)), filter, List.of(name, choice), 10);
        Bytes bytes = program.encode();
        assertEquals(program, ScanProgram.decode(bytes));
        compare("scan-program.txt", List.of(bytes.hex()));
    }

    @Test
    void scanFragments() throws IOException {
        ColumnType int4 = ColumnType.of(Type.INT4);
        StoredShape shape = new StoredShape(20_000, 1, List.of(new KeyLayout.Column(Type.INT4, true, false)),
                List.of(0),
                List.of(new RowCodec.Column(2, 1, Type.TEXT, "none")), List.of(int4, ColumnType.of(Type.TEXT)));
        Expression id = new Expression.Column(0, int4);
        Expression name = new Expression.Column(1, ColumnType.of(Type.TEXT));
        List<ScanFragment> fragments = List.of(
                new ScanFragment(shape, new ScanProgram(shape.row(), new Expression.IsNull(name, true), List.of(), 0),
                        new ScanFragment.Rows()),
                new ScanFragment(shape, new ScanProgram(shape.row(), null, List.of(name, id), 0),
                        new ScanFragment.Groups(1, List.of(new ScanFragment.Call(Aggregates.resolve("count",
                                List.of()), List.of(), -1), new ScanFragment.Call(
                                        Aggregates.resolve("sum", List.of(
                                                Type.INT4)),
                                        List.of(1), -1)))),
                new ScanFragment(shape, new ScanProgram(shape.row(), null, List.of(id), 0),
                        new ScanFragment.First(List.of(new ScanFragment.Order(true, true)), 10)));
        for (ScanFragment fragment : fragments) {
            assertEquals(fragment, ScanFragment.decode(fragment.encode()));
        }
        compare("scan-fragment.txt", fragments.stream().map(fragment -> fragment.encode().hex()).toList());
    }

    private static void compare(String file, List<String> lines) throws IOException {
        Path golden = GOLDEN.resolve(file);
        String text = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
    }
}
