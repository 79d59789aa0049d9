package io.phantomdb.sql.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParseProperties {
    // Whatever is written: a tree or a StatementError

    @Provide
    Arbitrary<String> tokenSoup() {
        ArrayList<String> words = new ArrayList<>(List.of("(", ")", "[", "]", ",", ".", ";", ":", "::", ":=", "=>", "+",
                "-", "*", "/", "%", "^", "<", ">", "=", "<>", "!=", "||", "@", "a", "b", "\"C d\"", "f", "t", "1",
                "2.5",
                "'x'", "E'\\x41'", "U&'\\0061'", "$1", "$$x$$", "B'1'", "--", "/*", "*/", "'", "\"", "$", "{", "é",
                "\n"));
        for (int type = PhantomSqlParser.LEXICAL_ERROR + 1; type <= PhantomSqlParser.VOCABULARY
                .getMaxTokenType(); type++) {
            words.add(PhantomSqlParser.VOCABULARY.getSymbolicName(type));
        }
        Arbitrary<String> beginnings = Arbitraries.of("", "select", "insert into t values", "update t set",
                "delete from",
                "create table t (", "alter table t", "copy t", "set", "begin", "with a as (", "select a from t where",
                "explain", "create index on t (", "vacuum", "fetch");
        return Combinators.combine(beginnings, Arbitraries.of(words).list().ofMaxSize(25))
                .as((beginning, rest) -> beginning + " " + String.join(" ", rest));
    }

    @Property(tries = 3_000)
    void everyTextIsATreeOrAStatementError(@ForAll("tokenSoup") String sql) {
        try {
            Parser.parse(sql).forEach(statement -> TreeText.flat(statement.tree()));
        } catch (StatementError expected) {
            int characters = sql.codePointCount(0, sql.length());
            assertEquals(true, expected.position() <= characters + 1, () -> expected.position() + " in " + sql);
        }
    }

    @Property(tries = 1_000)
    void everyStringIsATreeOrAStatementError(@ForAll String sql) {
        try {
            Parser.parse(sql);
        } catch (StatementError expected) {
            assertEquals(5, expected.state().code().length());
        }
    }

    /** What can be parsed can be parsed with its shape, if it has one, and is the same but for what was lifted. */
    @Property(tries = 2_000)
    void aShapeChangesNothingButItsLiterals(@ForAll("tokenSoup") String sql) {
        Shape shape = Shape.of(sql);
        List<ParsedStatement> plain;
        try {
            plain = Parser.parse(sql);
        } catch (StatementError notParsed) {
            return;
        }
        if (shape != null) {
            assertEquals(1, plain.size(), sql);
            ParsedStatement shaped = Parser.parse(sql, shape);
            if (shaped != null) {
                assertEquals(TreeText.flat(plain.getFirst().tree()), filled(shaped, shape), sql);
            }
        }
    }

    /** The tree as text with the literals of the shape put back. */
    private static String filled(ParsedStatement statement, Shape shape) {
        String text = TreeText.flat(statement.tree());
        for (int i = 0; i < shape.literals().size(); i++) {
            Shape.Lifted literal = shape.literals().get(i);
            text = text.replace("Lifted(index=" + i + ", kind=" + literal.kind() + ")",
                    "Literal(kind=" + literal.kind() + ", text='" + literal.text() + "')");
        }
        return text;
    }

    // Printed and parsed again

    /** An expression twice: with parentheses only where precedence asks for them, and with all of them. */
    record Printed(String sparse, String full, int precedence) {
        String operandOf(int outer, boolean alsoEqual) {
            return precedence > outer || alsoEqual && precedence == outer ? sparse : "(" + sparse + ")";
        }
    }

    private record Infix(String symbol, int precedence, boolean associates) {}

    /** AND and OR associate, but chains of them are one node, so that a parenthesis would make another tree. */
    private static final List<Infix> INFIXES = List.of(new Infix("or", 1, false), new Infix("and", 2, false),
            new Infix("=", 5, false), new Infix("<=", 5, false), new Infix("like", 6, false),
            new Infix("not ilike", 6, false), new Infix("||", 7, true), new Infix("->>", 7, true),
            new Infix("+", 8, true), new Infix("-", 8, true), new Infix("*", 9, true), new Infix("%", 9, true),
            new Infix("^", 10, true), new Infix("at time zone", 11, true));

    private static Printed leaf(String text) {
        return new Printed(text, text, 100);
    }

    private static Printed infix(Infix operator, Printed left, Printed right) {
        String sparse = left.operandOf(operator.precedence, operator.associates) + " " + operator.symbol + " "
                + right.operandOf(operator.precedence, false);
        return new Printed(sparse, "(" + left.full + ") " + operator.symbol + " (" + right.full + ")",
                operator.precedence);
    }

    private static Printed prefix(String symbol, int precedence, boolean sharesPrecedence, Printed operand) {
        return new Printed(symbol + " " + operand.operandOf(precedence, !sharesPrecedence),
                symbol + " (" + operand.full + ")",
                precedence);
    }

    private static Printed postfix(String symbol, int precedence, Printed operand) {
        return new Printed(operand.operandOf(precedence, false) + symbol, "(" + operand.full + ")" + symbol,
                precedence);
    }

    @Provide
    Arbitrary<Printed> expressions() {
        Arbitrary<Printed> leaves = Arbitraries.of("a", "t.b", "1", "2.5", "'x'", "$1", "null", "f(a, 1)",
                "(select 1)", "count(*)", "case when a then b else 3 end", "array[1, 2]", "current_date",
                "interval '1' day").map(ParseProperties::leaf);
        return Arbitraries.recursive(() -> leaves, ParseProperties::composed, 1, 4);
    }

    private static Arbitrary<Printed> composed(Arbitrary<Printed> inner) {
        Arbitrary<Printed> infixes = Combinators.combine(Arbitraries.of(INFIXES), inner, inner)
                .as(ParseProperties::infix);
        Arbitrary<Printed> others = Combinators.combine(Arbitraries.integers().between(0, 6), inner)
                .as((which, operand) -> switch (which) {
                    case 0 -> prefix("not", 3, false, operand);
                    case 1 -> prefix("-", 13, false, operand);
                    case 2 -> prefix("@", 7, true, operand);
                    case 3 -> postfix("::text", 14, operand);
                    case 4 -> postfix(" is not null", 4, operand);
                    case 5 -> postfix(" in (1, 2)", 6, operand);
                    default -> postfix(" collate \"C\"", 12, operand);
                });
        return Arbitraries.oneOf(infixes, infixes, others);
    }

    private static String tree(String expression) {
        return TreeText.flat(Parser.parse("select " + expression).getFirst().tree());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void parenthesesThatPrecedenceImpliesChangeNothing(@ForAll("expressions") Printed printed) {
        assertEquals(tree(printed.full), tree(printed.sparse), printed.sparse);
    }

    // Shapes

    @Provide
    Arbitrary<List<String>> liftable() {
        return Arbitraries.oneOf(Arbitraries.integers().between(0, 1_000_000).map(number -> Integer.toString(number)),
                Arbitraries.integers().between(0, 1_000_000).map(number -> "-" + number),
                Arbitraries.strings().withChars("ab'; -").ofMaxLength(5)
                        .map(text -> "'" + text.replace("'", "''") + "'"),
                Arbitraries.doubles().between(0, 1000).ofScale(2).map(number -> number.toString())).list().ofSize(6);
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of("update t set a = a + ?, b = ? where c = ? and d in (?, ?) or e < ?",
                "insert into t (a, b) values (?, ?), (?, ?), (?, ?)",
                "select ?, f(?, ?) from t where a between ? and ? limit ?",
                "delete from t where (a, b) = (?, ?) and not c like ? or d > ? returning ?, ?");
    }

    private static String fill(String template, List<String> literals) {
        String sql = template;
        for (String literal : literals) {
            sql = sql.replaceFirst("\\?", java.util.regex.Matcher.quoteReplacement(literal));
        }
        return sql;
    }

    private static char kind(String literal) {
        return literal.startsWith("'") ? 's' : literal.contains(".") ? 'n' : 'i';
    }

    @Property(tries = 1_000)
    void shapesAreTheSameExactlyIfTheKindsOfTheLiteralsAre(@ForAll("templates") String template,
            @ForAll("liftable") List<String> some, @ForAll("liftable") List<String> others) {
        Shape one = Shape.of(fill(template, some));
        Shape other = Shape.of(fill(template, others));
        boolean sameKinds = some.stream().map(ParseProperties::kind).toList()
                .equals(others.stream().map(ParseProperties::kind).toList());
        assertEquals(sameKinds, one.key().equals(other.key()), one.key() + "\n" + other.key());
        assertEquals(6, one.literals().size());
        assertEquals(filled(Parser.parse(fill(template, some), one), one),
                TreeText.flat(Parser.parse(fill(template, some)).getFirst().tree()));
    }
}
