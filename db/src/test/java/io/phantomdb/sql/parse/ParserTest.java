package io.phantomdb.sql.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.phantomdb.base.StatementError;
import io.phantomdb.sql.tree.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParserTest {
    private static Statement one(String sql) {
        List<ParsedStatement> statements = Parser.parse(sql);
        assertEquals(1, statements.size(), sql);
        return statements.getFirst().tree();
    }

    private static StatementError refused(String sql) {
        return assertThrows(StatementError.class, () -> Parser.parse(sql), sql);
    }

    @Test
    void cutsAQueryStringIntoStatements() {
        List<ParsedStatement> statements = Parser.parse(" ;; select 1 /* a;b */ ; \n select ';' ;");
        assertEquals(List.of("select 1", "select ';'"), statements.stream().map(ParsedStatement::text).toList());
        assertEquals(4, statements.getFirst().start());
        assertEquals(12, statements.getFirst().end());
        assertEquals(List.of(), Parser.parse(" -- nothing\n;"));
        assertEquals(List.of(), Parser.parse(""));
    }

    @Test
    void warmsUp() {
        Parser.warm();
        assertEquals("DropTable", one("drop table t").getClass().getSimpleName());
    }

    @Test
    void pointsAtWhatIsWrong() {
        StatementError error = refused("select 1; select 'é' from where");
        assertEquals("syntax error at or near \"where\"", error.getMessage());
        assertEquals("42601", error.state().code());
        assertEquals(27, error.position());
    }
}
