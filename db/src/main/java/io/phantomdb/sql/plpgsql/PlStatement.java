package io.phantomdb.sql.plpgsql;

import java.util.List;
import java.util.Locale;

/** A statement of PL/pgSQL (PostgreSQL 15, chapter 43). Lines count from 1. */
public sealed interface PlStatement {
    int line();

    /** As contexts of errors call it. */
    default String words() {
        return switch (this) {
            case Block block -> "statement block";
            case Assign assign -> "assignment";
            case If branches -> "IF";
            case Case branches -> "CASE";
            case Loop loop -> "LOOP";
            case While loop -> "WHILE";
            case ForNumbers loop -> "FOR with integer loop variable";
            case ForRows loop -> loop.dynamic() == null ? "FOR over SELECT rows" : "FOR over EXECUTE statement";
            case ForCursor loop -> "FOR over cursor";
            case ForEach loop -> "FOREACH over array";
            case Exit exit -> exit.goesOn() ? "CONTINUE" : "EXIT";
            case Return value -> "RETURN";
            case ReturnNext value -> "RETURN NEXT";
            case ReturnQuery query -> "RETURN QUERY";
            case Raise raise -> "RAISE";
            case Assert that -> "ASSERT";
            case Perform perform -> "PERFORM";
            case Sql sql -> sql.words();
            case Execute execute -> "EXECUTE";
            case Diagnostics diagnostics -> diagnostics.stacked() ? "GET STACKED DIAGNOSTICS" : "GET DIAGNOSTICS";
            case Open open -> "OPEN";
            case Fetch fetch -> fetch.moves() ? "MOVE" : "FETCH";
            case Close close -> "CLOSE";
            case Nothing nothing -> "NULL";
            case Finish finish -> finish.commits() ? "COMMIT" : "ROLLBACK";
        };
    }

    /** What is done about errors of certain kinds: their codes, or those of whole classes; null is any. */
    record Handler(List<String> codes, List<PlStatement> body) {
        public Handler {
            body = List.copyOf(body);
        }
    }

    /** The state and message are variables of the handlers; null where there are none. */
    record Block(String label, List<PlVariable> variables, List<PlStatement> body, List<Handler> handlers,
            PlVariable state, PlVariable message, int line) implements PlStatement {
        public Block {
            variables = List.copyOf(variables);
            body = List.copyOf(body);
            handlers = List.copyOf(handlers);
        }
    }

    record Assign(PlTarget target, PlSql value, int line) implements PlStatement {}

    record Branch(PlSql condition, List<PlStatement> body) {
        public Branch {
            body = List.copyOf(body);
        }
    }

    record If(List<Branch> branches, List<PlStatement> otherwise, int line) implements PlStatement {
        public If {
            branches = List.copyOf(branches);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** With a subject the conditions compare it, a variable of its own; the rest is null where there is no ELSE. */
    record Case(PlSql subject, PlVariable compared, List<Branch> branches, List<PlStatement> otherwise,
            int line) implements PlStatement {
        public Case {
            branches = List.copyOf(branches);
        }
    }

    record Loop(String label, List<PlStatement> body, int line) implements PlStatement {}

    record While(String label, PlSql condition, List<PlStatement> body, int line) implements PlStatement {}

    /** The step is null where it is 1. */
    record ForNumbers(String label, PlVariable variable, PlSql from, PlSql to, PlSql step, boolean reverse,
            List<PlStatement> body, int line) implements PlStatement {}

    /** A text that is put together while the routine runs, with values for its parameters. */
    record Dynamic(PlSql text, List<PlSql> values) {}

    /** One of query and dynamic is null. */
    record ForRows(String label, List<PlTarget> targets, PlSql query, Dynamic dynamic, List<PlStatement> body,
            int line) implements PlStatement {}

    record ForCursor(String label, PlVariable row, PlVariable cursor, List<PlSql> arguments, List<PlStatement> body,
            int line) implements PlStatement {}

    /** The slice is the number of dimensions of what the target gets; 0 for elements. */
    record ForEach(String label, PlTarget target, int slice, PlSql array, List<PlStatement> body, int line)
            implements
                PlStatement {}

    /** EXIT or CONTINUE; label and condition are null where there are none. */
    record Exit(boolean goesOn, String label, PlSql when, int line) implements PlStatement {}

    /** Null if there is no value. */
    record Return(PlSql value, int line) implements PlStatement {}

    record ReturnNext(PlSql value, int line) implements PlStatement {}

    record ReturnQuery(PlSql query, Dynamic dynamic, int line) implements PlStatement {}

    /**
     * RAISE.
     *
     * @param level in upper case
     * @param code of the condition, or null
     * @param condition how it was named, or null
     * @param format null if there is none
     */
    record Raise(String level, String code, String condition, String format, List<PlSql> arguments,
            List<RaiseOption> options, boolean again, int line) implements PlStatement {}

    /** The name in lower case. */
    record RaiseOption(String name, PlSql value) {}

    record Assert(PlSql condition, PlSql message, int line) implements PlStatement {}

    record Perform(PlSql query, int line) implements PlStatement {}

    /** A statement of SQL; no targets (null) if its rows go nowhere. */
    record Sql(PlSql sql, List<PlTarget> into, boolean strict, int line) implements PlStatement {
        @Override
        public String words() {
            String first = sql.text().strip().split("\\W", 2)[0].toUpperCase(Locale.ROOT);
            return first.equals("CALL") || first.equals("DO") ? first : "SQL statement";
        }
    }

    record Execute(Dynamic dynamic, List<PlTarget> into, boolean strict, int line) implements PlStatement {}

    /** The items in lower case. */
    record Diagnostics(boolean stacked, List<Item> items, int line) implements PlStatement {}

    record Item(PlTarget target, String name) {}

    /** The query of a cursor that has none of its own, or the values of its parameters. */
    record Open(PlVariable cursor, PlSql query, Dynamic dynamic, List<PlSql> arguments, int line)
            implements
                PlStatement {}

    /** The direction in lower case; the count is null where none is written. */
    record Fetch(PlVariable cursor, String direction, PlSql count, boolean all, boolean moves, List<PlTarget> into,
            int line) implements PlStatement {}

    record Close(PlVariable cursor, int line) implements PlStatement {}

    record Nothing(int line) implements PlStatement {}

    /** COMMIT or ROLLBACK. */
    record Finish(boolean commits, boolean chain, int line) implements PlStatement {}
}
