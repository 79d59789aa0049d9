package io.phantomdb.sql.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.phantomdb.base.StatementError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On a virtual thread, as sessions are: its stack is what must do. */
class NestingTest {
    private static final int FAR_TOO_DEEP = 20_000;

    /** Ways to nest: what is repeated before the core, the core, what is repeated behind it. */
    private static Map<String, String[]> nestings() {
        LinkedHashMap<String, String[]> nestings = new LinkedHashMap<>();
        nestings.put("parentheses", new String[]{"select ", "(", "1", ")"});
        nestings.put("subqueries", new String[]{"select ", "(select ", "1", ")"});
        nestings.put("from", new String[]{"", "select * from (", "select 1", ") x"});
        nestings.put("unions", new String[]{"", "(", "select 1", ") union select 2"});
        nestings.put("with", new String[]{"", "with a as (", "select 1", ") select 1"});
        nestings.put("not", new String[]{"select ", "not ", "true", ""});
        nestings.put("minus", new String[]{"select ", "- ", "1", ""});
        nestings.put("operators", new String[]{"select ", "@ ", "1", ""});
        nestings.put("case", new String[]{"select ", "case when true then 1 else ", "1", " end"});
        nestings.put("calls", new String[]{"select ", "f(", "1", ")"});
        nestings.put("arrays", new String[]{"select array", "[", "1", "]"});
        nestings.put("in", new String[]{"select ", "1 in (", "1", ")"});
        nestings.put("exists", new String[]{"select ", "exists (select ", "1", ")"});
        nestings.put("joins", new String[]{"select 1 from a", " join b", "", " on true"});
        nestings.put("joined parentheses", new String[]{"select 1 from ", "(", "a", " cross join b)"});
        nestings.put("grouping sets", new String[]{"select 1 group by ", "grouping sets (", "a", ")"});
        nestings.put("sum", new String[]{"select 1", "", "", " + 1"});
        nestings.put("concatenation", new String[]{"select a", "", "", " || 'a'"});
        nestings.put("casts", new String[]{"select 1", "", "", "::int"});
        nestings.put("subscripts", new String[]{"select a", "", "", "[1]"});
        nestings.put("zones", new String[]{"select a", "", "", " at time zone 'x'"});
        nestings.put("is null", new String[]{"select a", "", "", " is null"});
        nestings.put("chain of unions", new String[]{"select 1", "", "", " union all select 1"});
        nestings.put("chain of joins", new String[]{"select 1 from a", "", "", " join b on true"});
        nestings.put("chain of cross joins", new String[]{"select 1 from a", "", "", " cross join b"});
        nestings.put("mixture", new String[]{"select ", "not (- case when f((", "1", ")) then 1 end)"});
        return nestings;
    }

    private static String nested(String[] how, int times) {
        return how[0] + how[1].repeat(times) + how[2] + how[3].repeat(times);
    }

    private static void onVirtualThread(Runnable body) throws InterruptedException {
        ArrayList<Throwable> thrown = new ArrayList<>();
        Thread thread = Thread.ofVirtual().unstarted(body);
        thread.setUncaughtExceptionHandler((t, e) -> thrown.add(e));
        thread.start();
        thread.join();
        if (!thrown.isEmpty()) {
            throw new AssertionError(thrown.getFirst());
        }
    }

    @Test
    void aHundredLevelsAreFine() throws InterruptedException {
        onVirtualThread(() -> nestings().forEach(
                (name, how) -> assertEquals(1, Parser.parse(nested(how, name.equals("mixture") ? 60 : 120)).size(),
                        name)));
    }

    @Test
    void atAnyDepthThereIsAnAnswer() throws InterruptedException {
        onVirtualThread(() -> nestings().forEach((name, how) -> {
            for (int times = 150; times < 1500; times += 150) {
                answer(nested(how, times));
            }
        }));
    }

    /** A tree or a refusal; running out of stack would be thrown on. */
    private static void answer(String sql) {
        try {
            Parser.parse(sql);
        } catch (StatementError error) {
            assertEquals("54001", error.state().code(), error.getMessage());
        }
    }

    @Test
    void farTooDeepIsRefused() throws InterruptedException {
        onVirtualThread(() -> nestings().forEach((name, how) -> {
            StatementError error = assertThrows(StatementError.class, () -> Parser.parse(nested(how, FAR_TOO_DEEP)),
                    name);
            assertEquals("54001", error.state().code(), name + ": " + error.getMessage());
        }));
    }

    @Test
    void whatIsLongIsNotDeep() throws InterruptedException {
        onVirtualThread(() -> {
            for (String repeated : List.of(" and a = 1", " or a = 1", ", a")) {
                Parser.parse("select 1 from t where x in (select 1 where true" + repeated.repeat(FAR_TOO_DEEP)
                        .replaceFirst("^,", " group by a,") + ")");
            }
            Parser.parse("insert into t values (1)" + ", (2)".repeat(FAR_TOO_DEEP));
        });
    }
}
