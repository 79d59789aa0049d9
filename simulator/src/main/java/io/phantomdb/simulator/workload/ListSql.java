package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.ListTransaction;
import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import io.phantomdb.simulator.client.Answer;
import io.phantomdb.simulator.client.Statement;
import java.util.ArrayList;
import java.util.List;

/** Lists as rows of text, each value after a comma; reads and appends as statements. */
final class ListSql {
    private ListSql() {}

    static List<String> preparation(int keys) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE lists (id int PRIMARY KEY, l text NOT NULL)");
        statements.add("CREATE PROCEDURE append_twice(id1 int, v1 text, id2 int, v2 text) LANGUAGE plpgsql AS $$ BEGIN"
                + " UPDATE lists SET l = l || v1 WHERE id = id1; COMMIT;"
                + " UPDATE lists SET l = l || v2 WHERE id = id2; END $$");
        for (int key = 0; key < keys; key++) {
            statements.add("INSERT INTO lists VALUES (" + key + ", '')");
        }
        return statements;
    }

    /** With parameters, or with the values in its text. */
    static Statement statement(Step step, boolean isPlain) {
        return switch (step) {
            case Step.Append(int key, long value) -> isPlain
                    ? Statement.of("UPDATE lists SET l = l || '," + value + "' WHERE id = " + key)
                    : Statement.of("UPDATE lists SET l = l || $1 WHERE id = $2", "," + value, "" + key);
            case Step.Read(int key) -> isPlain
                    ? Statement.of("SELECT l FROM lists WHERE id = " + key)
                    : Statement.of("SELECT l FROM lists WHERE id = $1", "" + key);
        };
    }

    /** Two appends in two transactions, asked for as one. */
    static Statement twice(Step.Append first, Step.Append second) {
        return Statement.of("CALL append_twice($1, $2, $3, $4)", "" + first.key(), "," + first.value(),
                "" + second.key(), "," + second.value());
    }

    /** What a read was answered. */
    static List<Long> list(Answer answer) {
        String text = answer.single();
        List<Long> list = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            int end = text.indexOf(',', at + 1);
            end = end < 0 ? text.length() : end;
            list.add(Long.parseLong(text.substring(at + 1, end)));
            at = end;
        }
        return list;
    }

    /** Each step as a statement of its own, and what the reads answered. */
    static Answers perform(SqlClient.Statements statements, ListTransaction transaction) {
        List<List<Long>> answers = new ArrayList<>();
        for (Step step : transaction.steps()) {
            boolean isRead = step instanceof Step.Read;
            Statement statement = statement(step, isRead);
            Answer answer = statements.ask(statement.sql(), statement.parameters().toArray(String[]::new));
            if (isRead) {
                answers.add(list(answer));
            }
        }
        return new Answers(answers);
    }
}
