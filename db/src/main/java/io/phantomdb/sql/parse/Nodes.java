package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.ColIdContext;
import io.phantomdb.grammar.PhantomSqlParser.ColLabelContext;
import io.phantomdb.grammar.PhantomSqlParser.ColumnListContext;
import io.phantomdb.grammar.PhantomSqlParser.GenericTypeNameContext;
import io.phantomdb.grammar.PhantomSqlParser.NamesContext;
import io.phantomdb.grammar.PhantomSqlParser.QualifiedFunctionNameContext;
import io.phantomdb.grammar.PhantomSqlParser.QualifiedNameContext;
import io.phantomdb.grammar.PhantomSqlParser.QualifiedNamesContext;
import io.phantomdb.grammar.PhantomSqlParser.RelationContext;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads tokens and names off ANTLR's parse tree. */
final class Nodes {
    private static final int INT_DIGITS_MAX = 10;

    private Nodes() {}

    static SqlToken first(ParserRuleContext context) {
        return (SqlToken) context.start;
    }

    static SqlToken token(TerminalNode node) {
        return (SqlToken) node.getSymbol();
    }

    static int position(ParserRuleContext context) {
        return first(context).position();
    }

    static int position(TerminalNode node) {
        return token(node).position();
    }

    /** What the first token stands for: a folded name, a keyword in lower case, a string's characters. */
    static String word(ParserRuleContext context) {
        return first(context).value();
    }

    static String word(TerminalNode node) {
        return token(node).value();
    }

    /** The text of all tokens, and what is between them. */
    static String text(ParserRuleContext context) {
        return ((SqlToken) context.start).textTo((SqlToken) context.stop);
    }

    /** The type of a terminal, or 0 for a rule. */
    static int type(ParseTree node) {
        return node instanceof TerminalNode terminal ? terminal.getSymbol().getType() : 0;
    }

    /** Whether one of the children is that token. */
    static boolean has(ParserRuleContext context, int tokenType) {
        for (int i = 0; i < context.getChildCount(); i++) {
            if (type(context.getChild(i)) == tokenType) {
                return true;
            }
        }
        return false;
    }

    /** All tokens, one blank between them, in upper case. */
    static String phrase(ParserRuleContext context) {
        StringBuilder phrase = new StringBuilder();
        collect(context, phrase);
        return phrase.toString();
    }

    private static void collect(ParseTree node, StringBuilder phrase) {
        if (node instanceof TerminalNode terminal) {
            phrase.append(phrase.isEmpty() ? "" : " ").append(phraseOf(terminal));
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            collect(node.getChild(i), phrase);
        }
    }

    /** The text of a token in upper case. */
    static String phraseOf(TerminalNode node) {
        return node.getText().toUpperCase(Locale.ROOT);
    }

    static Name name(QualifiedNameContext context) {
        List<ColLabelContext> rest = context.colLabel();
        if (rest.isEmpty()) {
            return new Name(List.of(word(context.colId())), position(context));
        }
        ArrayList<String> parts = new ArrayList<>(1 + rest.size());
        parts.add(word(context.colId()));
        rest.forEach(label -> parts.add(word(label)));
        return new Name(parts, position(context));
    }

    static Name name(QualifiedFunctionNameContext context) {
        if (context.functionName() != null) {
            return new Name(List.of(word(context.functionName())), position(context));
        }
        ArrayList<String> parts = new ArrayList<>();
        parts.add(word(context.colId()));
        context.colLabel().forEach(label -> parts.add(word(label)));
        return new Name(parts, position(context));
    }

    static Name name(GenericTypeNameContext context) {
        ArrayList<String> parts = new ArrayList<>();
        parts.add(word(context.functionName()));
        context.colLabel().forEach(label -> parts.add(word(label)));
        return new Name(parts, position(context));
    }

    static List<Name> names(QualifiedNamesContext context) {
        return context.qualifiedName().stream().map(Nodes::name).toList();
    }

    static List<Name> relationNames(List<RelationContext> relations) {
        return relations.stream().map(relation -> name(relation.qualifiedName())).toList();
    }

    static Identifier identifier(ColIdContext context) {
        return new Identifier(word(context), position(context));
    }

    static List<Identifier> identifiers(NamesContext context) {
        return context.colId().stream().map(Nodes::identifier).toList();
    }

    /** The columns in parentheses; none if the context is null. */
    static List<Identifier> columns(ColumnListContext context) {
        return context == null ? List.of() : identifiers(context.names());
    }

    static String wordOrNull(ParserRuleContext context) {
        return context == null ? null : word(context);
    }

    /** A whole number where PostgreSQL's grammar has one; a larger one than 32 bits is a syntax error there. */
    static int integer(TerminalNode node) {
        String digits = word(node);
        if (digits.length() > INT_DIGITS_MAX || Long.parseLong(digits) > Integer.MAX_VALUE) {
            throw SyntaxErrors.at(token(node));
        }
        return Integer.parseInt(digits);
    }

    /** CASCADE, not RESTRICT or nothing. */
    static boolean cascades(PhantomSqlParser.DropBehaviorContext context) {
        return context != null && context.CASCADE() != null;
    }
}
