package io.phantomdb.rows.regex;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/** What can be wrong with a regular expression, in PostgreSQL's words. */
final class RegexErrors {
    private RegexErrors() {}

    /** 2201B */
    static StatementError invalid(String what) {
        return new StatementError(SqlState.INVALID_REGULAR_EXPRESSION, "invalid regular expression: " + what);
    }

    static StatementError operand() {
        return invalid("quantifier operand invalid");
    }

    static StatementError escape() {
        return invalid("invalid escape \\ sequence");
    }

    static StatementError brackets() {
        return invalid("brackets [] not balanced");
    }

    static StatementError parentheses() {
        return invalid("parentheses () not balanced");
    }

    static StatementError repetition() {
        return invalid("invalid repetition count(s)");
    }

    static StatementError tooComplex() {
        return invalid("regular expression is too complex");
    }

    /** 0A000 */
    static StatementError notSupported(String what) {
        return new StatementError(SqlState.FEATURE_NOT_SUPPORTED, what + " in regular expressions are not supported");
    }
}
