package io.phantomdb.sql.plpgsql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.ParameterNames.Conflict;
import io.phantomdb.sql.parse.Words;
import java.util.ArrayList;
import java.util.List;

/** Blocks and statements. The structure is checked, and all pieces of SQL are read by the caller. */
public final class PlParser {
    private static final int DEPTH_MAX = 200;

    /** What a routine was read as. */
    public record Parsed(PlStatement.Block body, int slots, Conflict conflict, List<PlSql> pieces) {}

    private final PlReader reader;
    private final PlPieces pieces;
    private final PlLoops loops;
    private final PlSqlStatements statements;
    private PlScope scope;
    private int depth;

    private PlParser(String text, PlScope parameters, int slots) {
        this.reader = new PlReader(text);
        this.scope = parameters;
        this.pieces = new PlPieces(reader, slots);
        this.loops = new PlLoops(this, reader, pieces);
        this.statements = new PlSqlStatements(this, reader, pieces);
    }

    /** The parameters have the first so many slots. */
    public static Parsed parse(String text, PlScope parameters, int slots) {
        PlParser parser = new PlParser(text, parameters, slots);
        Conflict conflict = parser.options();
        int line = parser.reader.line();
        String label = parser.label();
        PlStatement.Block body = parser.block(label, line);
        parser.reader.accept(";");
        if (!parser.reader.isAtEnd()) {
            throw parser.reader.error();
        }
        return new Parsed(body, parser.pieces.slots(), conflict, parser.pieces.all());
    }

    PlScope scope() {
        return scope;
    }

    void scope(PlScope now) {
        scope = now;
    }

    /** {@code #variable_conflict} and its like. */
    private Conflict options() {
        Conflict conflict = Conflict.ERROR;
        while (reader.accept("#")) {
            String option = reader.name();
            String value = reader.name();
            switch (option) {
                case "variable_conflict" -> conflict = switch (value) {
                    case "use_variable" -> Conflict.VARIABLE;
                    case "use_column" -> Conflict.COLUMN;
                    case "error" -> Conflict.ERROR;
                    default -> throw reader.error("unrecognized option value \"" + value + "\"");
                };
                case "print_strict_params", "option" -> {
                }
                default -> throw reader.error("unrecognized option \"" + option + "\"");
            }
        }
        return conflict;
    }

    /** {@code <<label>>}, or null. */
    String label() {
        if (!reader.accept("<<")) {
            return null;
        }
        String label = reader.name();
        reader.expect(">>");
        return label;
    }

    private PlStatement.Block block(String label, int line) {
        if (++depth > DEPTH_MAX) {
            throw new StatementError(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded");
        }
        PlScope around = scope;
        scope = new PlScope(around, label);
        List<PlVariable> variables = new ArrayList<>();
        while (reader.accept("declare")) {
            variables.addAll(new PlDeclarations(this, reader, pieces).read());
        }
        reader.expect("begin");
        List<PlStatement> body = body("end", "exception");
        List<PlStatement.Handler> handlers = List.of();
        PlVariable state = null;
        PlVariable message = null;
        if (reader.accept("exception")) {
            PlScope inner = new PlScope(scope, null);
            state = known("sqlstate", inner);
            message = known("sqlerrm", inner);
            scope = inner;
            handlers = handlers();
        }
        reader.expect("end");
        endLabel(label);
        scope = around;
        depth--;
        return new PlStatement.Block(label, variables, body, handlers, state, message, line);
    }

    private PlVariable known(String name, PlScope in) {
        PlVariable variable = new PlVariable(name, pieces.slot(), new PlType.Known(ColumnType.of(Type.TEXT)), true,
                false, null, null, reader.line());
        in.add(name, variable);
        return variable;
    }

    /** The label after END, which has to be that of the block or loop. */
    void endLabel(String label) {
        if (!reader.peek().isName()) {
            return;
        }
        String end = reader.name();
        if (label == null) {
            throw reader.error("end label \"" + end + "\" specified for unlabeled block");
        }
        if (!end.equals(label)) {
            throw reader.error("end label \"" + end + "\" differs from block's label \"" + label + "\"");
        }
    }

    private List<PlStatement.Handler> handlers() {
        List<PlStatement.Handler> handlers = new ArrayList<>();
        while (reader.accept("when")) {
            List<String> codes = new ArrayList<>();
            do {
                codes.add(condition());
            } while (reader.accept("or"));
            reader.expect("then");
            handlers.add(new PlStatement.Handler(codes, body("when", "end")));
        }
        if (handlers.isEmpty()) {
            throw reader.error();
        }
        return handlers;
    }

    /** A code; {@code others} for OTHERS. */
    private String condition() {
        String name = reader.name();
        if (name.equals("others")) {
            return name;
        }
        if (name.equals("sqlstate")) {
            return sqlState();
        }
        String code = PlConditions.code(name);
        if (code == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "unrecognized exception condition \"" + name + "\"");
        }
        return code;
    }

    String sqlState() {
        if (reader.peek().kind() != Words.Kind.STRING) {
            throw reader.error();
        }
        String code = reader.next().text();
        if (!code.matches("[0-9A-Z]{5}")) {
            throw reader.error("invalid SQLSTATE code");
        }
        return code;
    }

    /** Statements up to one of these words, which is left. */
    List<PlStatement> body(String... ends) {
        List<PlStatement> body = new ArrayList<>();
        while (true) {
            for (String end : ends) {
                if (reader.is(end)) {
                    return body;
                }
            }
            if (reader.isAtEnd()) {
                throw reader.error();
            }
            body.add(statement());
        }
    }

    private PlStatement statement() {
        int line = reader.line();
        String label = label();
        if (reader.is("declare") || reader.is("begin") && !reader.peek(1).is("transaction")) {
            PlStatement.Block block = block(label, line);
            reader.expect(";");
            return block;
        }
        PlStatement loop = loops.read(label, line);
        if (loop != null) {
            return loop;
        }
        if (label != null) {
            throw reader.error();
        }
        return simple(line);
    }

    private PlStatement simple(int line) {
        if (isAssignment()) {
            return assignment(line);
        }
        if (reader.accept("if")) {
            return branches(line);
        }
        if (reader.accept("case")) {
            return cases(line);
        }
        if (reader.is("exit") || reader.is("continue")) {
            return exit(line);
        }
        if (reader.accept("null")) {
            reader.expect(";");
            return new PlStatement.Nothing(line);
        }
        if (reader.accept("return")) {
            return returned(line);
        }
        if (reader.accept("raise")) {
            return new PlRaises(this, reader, pieces).raise(line);
        }
        if (reader.accept("assert")) {
            return asserted(line);
        }
        return statements.read(line);
    }

    /** A name, with parts and subscripts, before an assignment sign. */
    private boolean isAssignment() {
        if (!reader.peek().isName() && reader.peek().kind() != Words.Kind.PARAMETER) {
            return false;
        }
        int ahead = 1;
        int brackets = 0;
        while (true) {
            Words.Word word = reader.peek(ahead);
            if (brackets == 0 && (word.is(":=") || word.is("="))) {
                return true;
            }
            if (word.is("[")) {
                brackets++;
            } else if (word.is("]")) {
                brackets--;
            } else if (brackets == 0 && !(word.is(".") && reader.peek(ahead + 1).isName())) {
                return false;
            } else if (brackets == 0) {
                ahead++;
            }
            if (word.kind() == Words.Kind.END) {
                return false;
            }
            ahead++;
        }
    }

    private PlStatement assignment(int line) {
        PlTarget target = target();
        if (!reader.accept(":=")) {
            reader.expect("=");
        }
        PlSql value = expression(";");
        reader.expect(";");
        return new PlStatement.Assign(target, value, line);
    }

    /** 42601 if it is no variable that may be assigned to. */
    PlTarget target() {
        List<String> parts = reader.peek().kind() == Words.Kind.PARAMETER
                ? List.of("$" + reader.next().text())
                : reader.dotted();
        PlTarget named = PlTarget.named(scope, parts);
        if (named == null) {
            throw reader.error("\"" + String.join(".", parts) + "\" is not a known variable");
        }
        List<PlSql> subscripts = new ArrayList<>();
        while (reader.accept("[")) {
            subscripts.add(expression("]"));
            reader.expect("]");
        }
        return new PlTarget(named.variable(), named.field(), subscripts);
    }

    PlSql expression(String... ends) {
        return pieces.add(PlSql.expression(reader.until(ends), scope));
    }

    private PlStatement branches(int line) {
        List<PlStatement.Branch> branches = new ArrayList<>();
        do {
            PlSql condition = expression("then");
            reader.expect("then");
            branches.add(new PlStatement.Branch(condition, body("elsif", "elseif", "else", "end")));
        } while (reader.accept("elsif") || reader.accept("elseif"));
        List<PlStatement> otherwise = reader.accept("else") ? body("end") : List.of();
        reader.expect("end");
        reader.expect("if");
        reader.expect(";");
        return new PlStatement.If(branches, otherwise, line);
    }

    private PlStatement cases(int line) {
        PlSql subject = reader.is("when") ? null : expression("when");
        PlVariable compared = null;
        if (subject != null) {
            compared = new PlVariable("__Case__Variable_" + line + "__", pieces.slot(), new PlType.Record(), false,
                    false, null, null, line);
            scope = new PlScope(scope, null);
            scope.add(compared.name(), compared);
        }
        List<PlStatement.Branch> branches = new ArrayList<>();
        while (reader.accept("when")) {
            String written = reader.until("then");
            PlSql condition = pieces.add(PlSql.expression(
                    compared == null ? written : "\"" + compared.name() + "\" IN (" + written + ")", scope));
            reader.expect("then");
            branches.add(new PlStatement.Branch(condition, body("when", "else", "end")));
        }
        List<PlStatement> otherwise = reader.accept("else") ? body("end") : null;
        reader.expect("end");
        reader.expect("case");
        reader.expect(";");
        if (compared != null) {
            scope = scope.outer();
        }
        return new PlStatement.Case(subject, compared, branches, otherwise, line);
    }

    private PlStatement exit(int line) {
        boolean goesOn = reader.next().is("continue");
        String label = reader.peek().isName() && !reader.is("when") ? reader.name() : null;
        loops.requireLabel(label, goesOn);
        PlSql when = reader.accept("when") ? expression(";") : null;
        reader.expect(";");
        return new PlStatement.Exit(goesOn, label, when, line);
    }

    private PlStatement returned(int line) {
        if (reader.accept("next")) {
            PlSql value = reader.is(";") ? null : expression(";");
            reader.expect(";");
            return new PlStatement.ReturnNext(value, line);
        }
        if (reader.accept("query")) {
            if (reader.accept("execute")) {
                PlStatement.Dynamic dynamic = statements.dynamic(";");
                reader.expect(";");
                return new PlStatement.ReturnQuery(null, dynamic, line);
            }
            PlSql query = pieces.add(PlSql.statement(reader.until(";"), scope));
            reader.expect(";");
            return new PlStatement.ReturnQuery(query, null, line);
        }
        PlSql value = reader.is(";") ? null : expression(";");
        reader.expect(";");
        return new PlStatement.Return(value, line);
    }

    private PlStatement asserted(int line) {
        PlSql condition = expression(",", ";");
        PlSql message = reader.accept(",") ? expression(";") : null;
        reader.expect(";");
        return new PlStatement.Assert(condition, message, line);
    }
}
