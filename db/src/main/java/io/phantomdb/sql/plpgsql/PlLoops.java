package io.phantomdb.sql.plpgsql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.parse.Words;
import java.util.ArrayList;
import java.util.List;

/** LOOP, WHILE, FOR and FOREACH. */
final class PlLoops {
    private static final String NO_LABEL = "";

    private final PlParser parser;
    private final PlReader reader;
    private final PlPieces pieces;
    private final List<String> labels = new ArrayList<>();

    PlLoops(PlParser parser, PlReader reader, PlPieces pieces) {
        this.parser = parser;
        this.reader = reader;
        this.pieces = pieces;
    }

    /** Null if none comes next. */
    PlStatement read(String label, int line) {
        if (reader.accept("loop")) {
            return new PlStatement.Loop(label, body(label), line);
        }
        if (reader.accept("while")) {
            PlSql condition = parser.expression("loop");
            reader.expect("loop");
            return new PlStatement.While(label, condition, body(label), line);
        }
        if (reader.accept("foreach")) {
            return each(label, line);
        }
        return reader.accept("for") ? loop(label, line) : null;
    }

    /** After LOOP. */
    private List<PlStatement> body(String label) {
        labels.add(label == null ? NO_LABEL : label);
        List<PlStatement> body = parser.body("end");
        labels.removeLast();
        reader.expect("end");
        reader.expect("loop");
        parser.endLabel(label);
        reader.expect(";");
        return body;
    }

    /** EXIT or CONTINUE with that label, or null. */
    void requireLabel(String label, boolean goesOn) {
        if (label == null && labels.isEmpty()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, goesOn
                    ? "CONTINUE cannot be used outside a loop"
                    : "EXIT cannot be used outside a loop, unless it has a label");
        }
        boolean isBlock = false;
        for (PlScope scope = parser.scope(); label != null && scope != null; scope = scope.outer()) {
            isBlock |= label.equals(scope.label());
        }
        if (label != null && !labels.contains(label) && (goesOn || !isBlock)) {
            throw new StatementError(SqlState.SYNTAX_ERROR, goesOn && isBlock
                    ? "block label \"" + label + "\" cannot be used in CONTINUE"
                    : "there is no label \"" + label + "\" attached to any block or loop enclosing this statement");
        }
    }

    private PlStatement each(String label, int line) {
        PlTarget target = parser.target();
        int slice = 0;
        if (reader.accept("slice")) {
            slice = Integer.parseInt(reader.next().text());
        }
        reader.expect("in");
        reader.expect("array");
        PlSql array = parser.expression("loop");
        reader.expect("loop");
        return new PlStatement.ForEach(label, target, slice, array, body(label), line);
    }

    private PlStatement loop(String label, int line) {
        int start = reader.place();
        List<String> names = new ArrayList<>();
        do {
            names.add(String.join(".", reader.dotted()));
        } while (reader.accept(","));
        reader.expect("in");
        if (reader.accept("execute")) {
            PlStatement.Dynamic dynamic = new PlSqlStatements(parser, reader, pieces).dynamic("loop");
            int rest = reader.place();
            reader.back(start);
            List<PlTarget> targets = targets();
            reader.back(rest);
            reader.expect("loop");
            return new PlStatement.ForRows(label, targets, null, dynamic, body(label), line);
        }
        PlScope.Found cursor = reader.peek().isName() ? parser.scope().find(List.of(reader.peek().text())) : null;
        if (cursor != null && cursor.variable().type() instanceof PlType.Cursor && cursor.rest().isEmpty()) {
            return overCursor(label, names.getFirst(), cursor.variable(), line);
        }
        return isOfNumbers() ? numbers(label, names.getFirst(), line) : query(label, start, line);
    }

    private List<PlTarget> targets() {
        List<PlTarget> targets = new ArrayList<>();
        do {
            targets.add(parser.target());
        } while (reader.accept(","));
        return targets;
    }

    /** True if there are two dots before LOOP. */
    private boolean isOfNumbers() {
        int depth = 0;
        for (int ahead = 0;; ahead++) {
            Words.Word word = reader.peek(ahead);
            if (word.kind() == Words.Kind.END || depth == 0 && (word.is("loop") || word.is(";"))) {
                return false;
            }
            if (depth == 0 && word.is("..")) {
                return true;
            }
            depth += word.is("(") || word.is("[") ? 1 : word.is(")") || word.is("]") ? -1 : 0;
        }
    }

    private PlStatement numbers(String label, String name, int line) {
        boolean reverse = reader.accept("reverse");
        PlSql from = parser.expression("..");
        reader.expect("..");
        PlSql to = parser.expression("by", "loop");
        PlSql step = reader.accept("by") ? parser.expression("loop") : null;
        reader.expect("loop");
        PlVariable variable = new PlVariable(name, pieces.slot(), new PlType.Known(ColumnType.of(Type.INT4)), false,
                false, null, null, line);
        List<PlStatement> body = within(label, variable);
        return new PlStatement.ForNumbers(label, variable, from, to, step, reverse, body, line);
    }

    /** The body, with a variable of the loop's own. */
    private List<PlStatement> within(String label, PlVariable variable) {
        PlScope around = parser.scope();
        PlScope inner = new PlScope(around, label);
        inner.add(variable.name(), variable);
        parser.scope(inner);
        List<PlStatement> body = body(label);
        parser.scope(around);
        return body;
    }

    private PlStatement query(String label, int start, int line) {
        PlSql query = pieces.add(PlSql.statement(reader.until("loop"), parser.scope()));
        int rest = reader.place();
        reader.back(start);
        List<PlTarget> targets = targets();
        reader.back(rest);
        reader.expect("loop");
        return new PlStatement.ForRows(label, targets, query, null, body(label), line);
    }

    private PlStatement overCursor(String label, String name, PlVariable cursor, int line) {
        reader.next();
        if (cursor.cursor() == null) {
            throw reader.error("cursor FOR loop must use a bound cursor variable");
        }
        List<PlSql> arguments = new PlSqlStatements(parser, reader, pieces).cursorArguments(cursor);
        reader.expect("loop");
        PlVariable row = new PlVariable(name, pieces.slot(), new PlType.Record(), false, false, null, null, line);
        return new PlStatement.ForCursor(label, row, cursor, arguments, within(label, row), line);
    }
}
