package io.phantomdb.sql.plpgsql;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.parse.Words;
import java.util.ArrayList;
import java.util.List;

/** Statements that are SQL, or nearly: SELECT INTO, EXECUTE, PERFORM, cursors, diagnostics. */
final class PlSqlStatements {
    private static final List<String> DIRECTIONS = List.of("next", "prior", "first", "last", "absolute", "relative",
            "forward", "backward");

    private final PlParser parser;
    private final PlReader reader;
    private final PlPieces pieces;

    PlSqlStatements(PlParser parser, PlReader reader, PlPieces pieces) {
        this.parser = parser;
        this.reader = reader;
        this.pieces = pieces;
    }

    PlStatement read(int line) {
        if (reader.accept("perform")) {
            PlSql query = pieces.add(PlSql.statement("SELECT " + reader.until(";"), parser.scope()));
            reader.expect(";");
            return new PlStatement.Perform(query, line);
        }
        if (reader.is("execute")) {
            reader.next();
            return execute(line);
        }
        if (reader.is("get") && !reader.peek(1).is(".")) {
            reader.next();
            return diagnostics(line);
        }
        if (reader.is("open") && isCursorNext()) {
            reader.next();
            return open(line);
        }
        if (reader.is("fetch") || reader.is("move")) {
            return fetch(reader.next().is("move"), line);
        }
        if (reader.is("close") && isCursorNext()) {
            reader.next();
            PlVariable cursor = cursor();
            reader.expect(";");
            return new PlStatement.Close(cursor, line);
        }
        if (reader.is("commit") || reader.is("rollback")) {
            return finish(reader.next().is("commit"), line);
        }
        if (!reader.peek().isName() && !reader.is("(")) {
            throw reader.error();
        }
        return sql(line);
    }

    private PlStatement finish(boolean commits, int line) {
        boolean chain = false;
        if (reader.accept("and")) {
            chain = !reader.accept("no");
            reader.expect("chain");
        }
        reader.expect(";");
        return new PlStatement.Finish(commits, chain, line);
    }

    private boolean isCursorNext() {
        return reader.peek(1).isName() && parser.scope().find(List.of(reader.peek(1).text())) != null;
    }

    /** A statement of SQL, out of which INTO and its targets are cut. */
    private PlStatement sql(int line) {
        int from = reader.place();
        StringBuilder text = new StringBuilder();
        List<PlTarget> into = null;
        boolean strict = false;
        String before = "";
        while (!reader.is(";")) {
            if (reader.isAtEnd()) {
                throw reader.error();
            }
            boolean isInto = reader.is("into") && !before.equals("insert") && !before.equals("merge");
            if (isInto && into == null) {
                text.append(reader.between(from, reader.place())).append(' ');
                reader.next();
                strict = reader.accept("strict");
                into = targets();
                from = reader.place();
                continue;
            }
            before = reader.next().text();
        }
        text.append(reader.between(from, reader.place()));
        reader.expect(";");
        PlSql sql = pieces.add(PlSql.statement(text.toString().strip(), parser.scope()));
        return new PlStatement.Sql(sql, into, strict, line);
    }

    private List<PlTarget> targets() {
        List<PlTarget> targets = new ArrayList<>();
        do {
            targets.add(parser.target());
        } while (reader.accept(","));
        return targets;
    }

    /** After EXECUTE where rows go nowhere else: the text and USING, up to that word. */
    PlStatement.Dynamic dynamic(String end) {
        PlSql text = parser.expression("using", end);
        return new PlStatement.Dynamic(text, reader.accept("using") ? list(end) : List.of());
    }

    private List<PlSql> list(String... ends) {
        List<PlSql> list = new ArrayList<>();
        String[] all = new String[ends.length + 1];
        System.arraycopy(ends, 0, all, 1, ends.length);
        all[0] = ",";
        do {
            list.add(parser.expression(all));
        } while (reader.accept(","));
        return list;
    }

    private PlStatement execute(int line) {
        PlSql text = parser.expression("into", "using", ";");
        List<PlTarget> into = null;
        boolean strict = false;
        List<PlSql> values = List.of();
        while (!reader.accept(";")) {
            if (into == null && reader.accept("into")) {
                strict = reader.accept("strict");
                into = targets();
            } else if (values.isEmpty() && reader.accept("using")) {
                values = list("into", ";");
            } else {
                throw reader.error();
            }
        }
        return new PlStatement.Execute(new PlStatement.Dynamic(text, values), into, strict, line);
    }

    private PlStatement diagnostics(int line) {
        boolean stacked = reader.accept("stacked");
        if (!stacked) {
            reader.accept("current");
        }
        reader.expect("diagnostics");
        List<PlStatement.Item> items = new ArrayList<>();
        do {
            PlTarget target = parser.target();
            if (!reader.accept("=")) {
                reader.expect(":=");
            }
            String name = reader.name();
            if (!PlDiagnosticItems.isKnown(name, stacked)) {
                throw reader.error(PlDiagnosticItems.isKnown(name, !stacked)
                        ? "diagnostics item " + name.toUpperCase(java.util.Locale.ROOT) + " is not allowed in GET "
                                + (stacked ? "STACKED" : "CURRENT") + " DIAGNOSTICS"
                        : "unrecognized GET DIAGNOSTICS item at or near \"" + name + "\"");
            }
            items.add(new PlStatement.Item(target, name));
        } while (reader.accept(","));
        reader.expect(";");
        return new PlStatement.Diagnostics(stacked, items, line);
    }

    private PlVariable cursor() {
        List<String> parts = reader.dotted();
        PlScope.Found found = parser.scope().find(parts);
        if (found == null || !isCursor(found.variable().type())) {
            throw reader.error("variable \"" + String.join(".", parts) + "\" must be of type cursor or refcursor");
        }
        return found.variable();
    }

    /** Parameters can be of the type as well. */
    private static boolean isCursor(PlType type) {
        return type instanceof PlType.Cursor
                || type instanceof PlType.Known known && known.type().type() == Type.REFCURSOR;
    }

    private PlStatement open(int line) {
        PlVariable cursor = cursor();
        if (cursor.cursor() != null) {
            List<PlSql> arguments = cursorArguments(cursor);
            reader.expect(";");
            return new PlStatement.Open(cursor, null, null, arguments, line);
        }
        if (!reader.accept("no", "scroll")) {
            reader.accept("scroll");
        }
        reader.expect("for");
        if (reader.accept("execute")) {
            PlStatement.Dynamic dynamic = dynamic(";");
            reader.expect(";");
            return new PlStatement.Open(cursor, null, dynamic, List.of(), line);
        }
        PlSql query = pieces.add(PlSql.statement(reader.until(";"), parser.scope()));
        reader.expect(";");
        return new PlStatement.Open(cursor, query, null, List.of(), line);
    }

    /** The values of a cursor's parameters, by place or by name. */
    List<PlSql> cursorArguments(PlVariable cursor) {
        int wanted = cursor.cursor().parameters().size();
        if (!reader.is("(")) {
            if (wanted > 0) {
                throw reader.error("cursor \"" + cursor.name() + "\" has arguments");
            }
            return List.of();
        }
        if (wanted == 0) {
            throw reader.error("cursor \"" + cursor.name() + "\" has no arguments");
        }
        reader.expect("(");
        PlSql[] values = new PlSql[wanted];
        int given = 0;
        do {
            int at = given;
            if (reader.peek().isName() && (reader.peek(1).is(":=") || reader.peek(1).is("=>"))) {
                String name = reader.name();
                reader.next();
                for (at = 0; at < wanted && !cursor.cursor().parameters().get(at).name().equals(name); at++) {
                    // The place of the name.
                }
            }
            if (at >= wanted) {
                throw reader.error("too many arguments for cursor \"" + cursor.name() + "\"");
            }
            values[at] = parser.expression(",", ")");
            given++;
        } while (reader.accept(","));
        reader.expect(")");
        if (given < wanted) {
            throw reader.error("not enough arguments for cursor \"" + cursor.name() + "\"");
        }
        return List.of(values);
    }

    private PlStatement fetch(boolean moves, int line) {
        String direction = "next";
        PlSql count = null;
        boolean all = false;
        Words.Word word = reader.peek();
        boolean isCursor = (reader.peek(1).is("into") || reader.peek(1).is(";"))
                && parser.scope().find(List.of(word.text())) != null;
        if (!isCursor && DIRECTIONS.contains(word.text())) {
            direction = reader.name();
            if (reader.accept("all")) {
                all = true;
            } else if (!reader.is("from") && !reader.is("in") && !(reader.peek().isName() && (reader.peek(1).is("into")
                    || reader.peek(1).is(";")))) {
                count = parser.expression("from", "in");
            }
        } else if (!isCursor && reader.accept("all")) {
            direction = "forward";
            all = true;
        } else if (!isCursor && !reader.is("from") && !reader.is("in")) {
            direction = "forward";
            count = parser.expression("from", "in");
        }
        if (!reader.accept("from")) {
            reader.accept("in");
        }
        PlVariable cursor = cursor();
        List<PlTarget> into = List.of();
        if (!moves) {
            reader.expect("into");
            into = targets();
        }
        reader.expect(";");
        return new PlStatement.Fetch(cursor, direction, count, all, moves, into, line);
    }
}
