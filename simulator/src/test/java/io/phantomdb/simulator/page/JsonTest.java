package io.phantomdb.simulator.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonTest {
    @Test
    void commasStandBetweenThings() {
        Json json = new Json().begin('{').name("a").number(-1).name("b").begin('[').number(1).nothing().text("x").end(
                ']').name("c").begin('{').end('}').end('}');
        assertEquals("{\"a\":-1,\"b\":[1,null,\"x\"],\"c\":{}}", json.toString());
    }

    @Test
    void columnsAreNumbersOrTheirDifferences() {
        List<Long> numbers = List.of(5L, 9L, 7L);
        assertEquals("{\"n\":[5,9,7],\"d\":[5,4,-2]}", new Json().begin('{').column("n", numbers, Long::longValue)
                .differences("d", numbers, Long::longValue).end('}').toString());
    }

    @Test
    void noTextEndsTheScriptItStandsIn() {
        assertEquals("\"\\u003c/script>\\n\\\"\\\\\\u2028\\ud83d\\ude00\\u0000é\"", new Json().text(
                "</script>\n\"\\\u2028😀\0é").toString());
    }
}
