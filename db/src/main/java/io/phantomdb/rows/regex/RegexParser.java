package io.phantomdb.rows.regex;

import io.phantomdb.rows.regex.RegexFlags.Syntax;
import io.phantomdb.rows.regex.RegexNode.Place.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads PostgreSQL's advanced and extended regular expressions (PostgreSQL 15, chapter 9.7.3). */
final class RegexParser {
    private static final int REPETITION_MAX = 255;
    private static final int NESTING_MAX = 500;

    private final String pattern;
    private RegexFlags flags;
    private int at;
    private int depth;
    private int groups;
    private int looks;
    private final BitSet done = new BitSet();

    private RegexParser(String pattern, RegexFlags flags) {
        this.pattern = pattern;
        this.flags = flags;
    }

    static RegexNode parse(String pattern, RegexFlags flags) {
        return new RegexParser(pattern, flags).whole();
    }

    private RegexNode whole() {
        prefixes();
        if (flags.syntax() == Syntax.BASIC) {
            throw RegexErrors.notSupported("basic expressions (flag b)");
        }
        if (flags.syntax() == Syntax.LITERAL) {
            return literal();
        }
        RegexNode node = choice();
        if (at < pattern.length()) {
            throw RegexErrors.parentheses();
        }
        return node;
    }

    private RegexNode literal() {
        List<RegexNode> parts = new ArrayList<>();
        while (at < pattern.length()) {
            parts.add(one(CharSet.of(next())));
        }
        return new RegexNode.Sequence(parts);
    }

    /** {@code ***:} or {@code ***=}, and embedded options. */
    private void prefixes() {
        if (flags.syntax() != Syntax.LITERAL && pattern.startsWith("***")) {
            if (pattern.startsWith("***=")) {
                flags = flags.withSyntax(Syntax.LITERAL);
            } else if (pattern.startsWith("***:")) {
                flags = flags.withSyntax(Syntax.ADVANCED);
            } else {
                throw RegexErrors.operand();
            }
            at = 4;
        }
        boolean options = flags.syntax() == Syntax.ADVANCED && pattern.startsWith("(?", at)
                && at + 2 < pattern.length() && Character.isLetter(pattern.charAt(at + 2));
        if (options) {
            at += 2;
            while (at < pattern.length() && pattern.charAt(at) != ')') {
                RegexFlags more = flags.with(pattern.charAt(at++));
                if (more == null) {
                    throw RegexErrors.invalid("invalid embedded option");
                }
                flags = more;
            }
            at++;
        }
    }

    private int next() {
        int character = pattern.codePointAt(at);
        at += Character.charCount(character);
        return character;
    }

    /** Skips what an expanded pattern is laid out with, and comments. */
    private boolean more() {
        while (at < pattern.length()) {
            char character = pattern.charAt(at);
            if (flags.expanded() && Character.isWhitespace(character)) {
                at++;
            } else if (flags.expanded() && character == '#') {
                int end = pattern.indexOf('\n', at);
                at = end < 0 ? pattern.length() : end;
            } else if (flags.syntax() == Syntax.ADVANCED && pattern.startsWith("(?#", at)) {
                int end = pattern.indexOf(')', at);
                at = end < 0 ? pattern.length() : end + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    private boolean isNext(char wanted) {
        return more() && pattern.charAt(at) == wanted;
    }

    private RegexNode choice() {
        if (++depth > NESTING_MAX) {
            throw RegexErrors.tooComplex();
        }
        List<RegexNode> branches = new ArrayList<>();
        branches.add(sequence());
        while (isNext('|')) {
            at++;
            branches.add(sequence());
        }
        depth--;
        return branches.size() == 1 ? branches.getFirst() : new RegexNode.Choice(branches);
    }

    private RegexNode sequence() {
        List<RegexNode> parts = new ArrayList<>();
        while (more() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            RegexNode atom = atom();
            boolean isPlace = atom instanceof RegexNode.Place || atom instanceof RegexNode.Look;
            parts.add(isPlace ? unquantified(atom) : quantified(atom));
        }
        return parts.size() == 1 ? parts.getFirst() : new RegexNode.Sequence(parts);
    }

    private RegexNode unquantified(RegexNode place) {
        if (more() && isQuantifier()) {
            throw RegexErrors.operand();
        }
        return place;
    }

    private boolean isQuantifier() {
        char character = pattern.charAt(at);
        boolean brace = character == '{' && at + 1 < pattern.length()
                && Character.isDigit(pattern.charAt(at + 1));
        return character == '*' || character == '+' || character == '?' || brace;
    }

    private RegexNode quantified(RegexNode atom) {
        if (!more() || !isQuantifier()) {
            return atom;
        }
        int[] bounds = switch (pattern.charAt(at++)) {
            case '*' -> new int[]{0, -1};
            case '+' -> new int[]{1, -1};
            case '?' -> new int[]{0, 1};
            default -> braces();
        };
        boolean shortest = flags.syntax() == Syntax.ADVANCED && isNext('?');
        if (shortest) {
            at++;
        }
        if (more() && isQuantifier()) {
            throw RegexErrors.operand();
        }
        return new RegexNode.Repeat(atom, bounds[0], bounds[1], shortest);
    }

    private int[] braces() {
        int least = count();
        int most = least;
        if (isNext(',')) {
            at++;
            most = more() && Character.isDigit(pattern.charAt(at)) ? count() : -1;
        }
        if (!isNext('}')) {
            throw at == pattern.length() ? RegexErrors.invalid("braces {} not balanced") : RegexErrors.repetition();
        }
        at++;
        if (most >= 0 && most < least) {
            throw RegexErrors.repetition();
        }
        return new int[]{least, most};
    }

    private int count() {
        int value = 0;
        while (at < pattern.length() && Character.isDigit(pattern.charAt(at))) {
            value = value * 10 + pattern.charAt(at++) - '0';
            if (value > REPETITION_MAX) {
                throw RegexErrors.repetition();
            }
        }
        return value;
    }

    private RegexNode one(CharSet set) {
        return new RegexNode.One(flags.ignoresCase() ? set.withBothCases() : set);
    }

    private static RegexNode place(Kind kind) {
        return new RegexNode.Place(kind);
    }

    private RegexNode atom() {
        int start = at;
        int character = next();
        return switch (character) {
            case '^' -> place(flags.anchorsAtLines() ? Kind.LINE_START : Kind.TEXT_START);
            case '$' -> place(flags.anchorsAtLines() ? Kind.LINE_END : Kind.TEXT_END);
            case '.' -> new RegexNode.One(flags.stopsAtNewline() ? CharSet.NEWLINE.complement() : CharSet.EVERYTHING);
            case '[' -> bracket();
            case '(' -> group();
            case '\\' -> flags.syntax() == Syntax.EXTENDED ? quoted() : escape();
            case '*', '+', '?' -> throw RegexErrors.operand();
            case '{' -> {
                at = start;
                if (isQuantifier()) {
                    throw RegexErrors.operand();
                }
                at = start + 1;
                yield one(CharSet.of('{'));
            }
            default -> one(CharSet.of(character));
        };
    }

    private RegexNode quoted() {
        if (at == pattern.length()) {
            throw RegexErrors.escape();
        }
        return one(CharSet.of(next()));
    }

    private RegexNode group() {
        boolean capturing = !(flags.syntax() == Syntax.ADVANCED && pattern.startsWith("?", at));
        if (!capturing && !pattern.startsWith("?:", at)) {
            return look();
        }
        at += capturing ? 0 : 2;
        // What is looked at is not remembered.
        boolean remembers = capturing && looks == 0;
        groups += remembers ? 1 : 0;
        int own = groups;
        RegexNode inner = closed();
        if (remembers) {
            done.set(own);
        }
        return new RegexNode.Group(inner, remembers);
    }

    private RegexNode closed() {
        RegexNode inner = choice();
        if (!isNext(')')) {
            throw RegexErrors.parentheses();
        }
        at++;
        return inner;
    }

    private RegexNode look() {
        boolean ahead = pattern.startsWith("?=", at) || pattern.startsWith("?!", at);
        if (!ahead && !pattern.startsWith("?<=", at) && !pattern.startsWith("?<!", at)) {
            throw RegexErrors.operand();
        }
        at += ahead ? 2 : 3;
        boolean negated = pattern.charAt(at - 1) == '!';
        looks++;
        RegexNode inner = closed();
        looks--;
        return new RegexNode.Look(inner, ahead, negated);
    }

    private RegexNode escape() {
        if (at == pattern.length()) {
            throw RegexErrors.escape();
        }
        Kind kind = switch (pattern.charAt(at)) {
            case 'A' -> Kind.TEXT_START;
            case 'Z' -> Kind.TEXT_END;
            case 'm' -> Kind.WORD_START;
            case 'M' -> Kind.WORD_END;
            case 'y' -> Kind.WORD_BOUNDARY;
            case 'Y' -> Kind.NO_WORD_BOUNDARY;
            default -> null;
        };
        if (kind != null) {
            at++;
            return place(kind);
        }
        RegexEscape escape = RegexEscape.read(pattern, at, groups);
        at = escape.end();
        return escape.group() == 0 ? one(escape.set()) : back(escape.group());
    }

    private RegexNode back(int group) {
        if (looks > 0 || !done.get(group)) {
            throw RegexErrors.invalid("invalid backreference number");
        }
        return new RegexNode.Back(group, flags.ignoresCase());
    }

    private RegexNode bracket() {
        if (pattern.startsWith("[:<:]]", at) || pattern.startsWith("[:>:]]", at)) {
            at += 6;
            return place(pattern.charAt(at - 4) == '<' ? Kind.WORD_START : Kind.WORD_END);
        }
        RegexBracket bracket = new RegexBracket(pattern, at, flags);
        CharSet set = bracket.read();
        at = bracket.end();
        return new RegexNode.One(set);
    }
}
