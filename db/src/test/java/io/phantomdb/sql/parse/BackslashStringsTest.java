package io.phantomdb.sql.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BackslashStringsTest {
    private static void becomes(String before, String after) {
        assertEquals(after, BackslashStrings.of(before).sql());
    }

    @Test
    void escapesInPlainLiteralsAreTold() {
        becomes("select 'a\\nb'", "select E'a\\nb'");
        becomes("select 'it\\'s', 'x'", "select E'it\\'s', 'x'");
        becomes("select 'a''b\\\\', 'c'", "select E'a''b\\\\', 'c'");
        becomes("select 'a'\n 'b\\t'", "select E'a'\n 'b\\t'");
        becomes("'\\'", "E'\\'");
        becomes("select date'\\n'", "select date E'\\n'");
    }

    @Test
    void everythingElseStaysAsItIs() {
        for (String sql : List.of("select E'a\\'b', 'c'", "select \"a\\'b\", 1", "select 'a' -- '\\\n, 'b'",
                "/* '\\ /* ' */ */ select 'a'", "select $$ '\\' $$", "select $x$ '\\' $x$, $1",
                "select b'01', x'1F' \\",
                "select U&'\\0041'", "\\", "'", "$", "/*\\")) {
            becomes(sql, sql);
        }
    }

    @Test
    void theFirstEscapeOfEachLiteralIsKnown() {
        assertEquals(List.of('\'', '\\', 'n'), BackslashStrings.of("'\\'' '\\\\' 'a\\n\\t' 'plain'").firstEscapes());
    }
}
