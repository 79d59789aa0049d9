package io.phantomdb.sql.plpgsql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.parse.Words;
import java.util.ArrayList;
import java.util.List;

/** DECLARE: variables, constants, cursors, other names of parameters. */
final class PlDeclarations {
    private final PlParser parser;
    private final PlReader reader;
    private final PlPieces pieces;

    PlDeclarations(PlParser parser, PlReader reader, PlPieces pieces) {
        this.parser = parser;
        this.reader = reader;
        this.pieces = pieces;
    }

    /** Up to BEGIN; those that have places of their own. */
    List<PlVariable> read() {
        List<PlVariable> variables = new ArrayList<>();
        while (!reader.is("begin") && !reader.is("declare")) {
            int line = reader.line();
            String name = reader.name();
            if (reader.accept("alias")) {
                reader.expect("for");
                alias(name);
                continue;
            }
            boolean isCursor = reader.is("cursor") || reader.is("no") && reader.peek(1).is("scroll")
                    || reader.is("scroll");
            PlVariable variable = isCursor ? cursor(name, line) : variable(name, line);
            declare(name, variable);
            variables.add(variable);
        }
        return variables;
    }

    private void declare(String name, PlVariable variable) {
        if (!parser.scope().add(name, variable)) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "duplicate declaration at or near \"" + name + "\"");
        }
    }

    private void alias(String name) {
        List<String> parts = reader.peek().kind() == Words.Kind.PARAMETER
                ? List.of("$" + reader.next().text())
                : reader.dotted();
        PlScope.Found found = parser.scope().find(parts);
        if (found == null || !found.rest().isEmpty()) {
            throw reader.error("variable \"" + String.join(".", parts) + "\" does not exist");
        }
        reader.expect(";");
        declare(name, found.variable());
    }

    private PlVariable variable(String name, int line) {
        boolean constant = reader.accept("constant");
        PlType type = type("not", ":=", "=", "default", "collate", ";");
        if (reader.accept("collate")) {
            reader.dotted();
        }
        boolean notNull = reader.accept("not", "null");
        PlSql value = null;
        if (reader.accept(":=") || reader.accept("=") || reader.accept("default")) {
            value = parser.expression(";");
        }
        reader.expect(";");
        if (notNull && value == null) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "variable \"" + name
                    + "\" must have a default value, since it's declared NOT NULL");
        }
        return new PlVariable(name, pieces.slot(), type, constant, notNull, value, null, line);
    }

    private PlType type(String... ends) {
        int from = reader.place();
        if (reader.peek().isName()) {
            List<String> parts = reader.dotted();
            if (reader.accept("%")) {
                return reference(parts);
            }
            if (parts.equals(List.of("record"))) {
                return new PlType.Record();
            }
            if (parts.equals(List.of("refcursor"))) {
                return new PlType.Cursor();
            }
            reader.back(from);
        }
        return new PlType.Named(reader.until(ends));
    }

    private PlType reference(List<String> parts) {
        if (reader.accept("rowtype")) {
            return new PlType.OfRow(parts);
        }
        reader.expect("type");
        PlScope.Found found = parser.scope().find(parts);
        if (found != null && found.rest().isEmpty()) {
            return new PlType.OfVariable(found.variable());
        }
        if (parts.size() < 2) {
            throw reader.error("syntax error at or near \"%\"");
        }
        return new PlType.OfColumn(parts);
    }

    private PlVariable cursor(String name, int line) {
        if (!reader.accept("no", "scroll")) {
            reader.accept("scroll");
        }
        reader.expect("cursor");
        PlScope around = parser.scope();
        PlScope inner = new PlScope(around, null);
        List<PlVariable> parameters = new ArrayList<>();
        if (reader.accept("(")) {
            do {
                int at = reader.line();
                String parameter = reader.name();
                PlVariable variable = new PlVariable(parameter, pieces.slot(), type(",", ")"), false, false, null, null,
                        at);
                inner.add(parameter, variable);
                parameters.add(variable);
            } while (reader.accept(","));
            reader.expect(")");
        }
        if (!reader.accept("is")) {
            reader.expect("for");
        }
        PlSql query = pieces.add(PlSql.statement(reader.until(";"), inner));
        reader.expect(";");
        return new PlVariable(name, pieces.slot(), new PlType.Cursor(), false, false, null,
                new PlVariable.PlCursor(parameters, query), line);
    }
}
