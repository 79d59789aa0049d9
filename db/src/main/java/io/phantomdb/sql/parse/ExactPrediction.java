package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.ParserATNSimulator;

/**
 * Prediction that reports an error where it is. ANTLR's own, when it has read ahead and found that nothing goes on from
 * there, prefers to leave the rule it is in and to complain about the first token it had read, so as to go on better
 * afterwards; PostgreSQL complains about the last.
 */
final class ExactPrediction extends ParserATNSimulator {
    /** Shares what the other one has learnt. */
    ExactPrediction(Parser parser, ParserATNSimulator other) {
        super(parser, PhantomSqlParser._ATN, other.decisionToDFA, other.getSharedContextCache());
    }

    @Override
    protected int getSynValidOrSemInvalidAltThatFinishedDecisionEntryRule(ATNConfigSet configs,
            ParserRuleContext outerContext) {
        return ATN.INVALID_ALT_NUMBER;
    }
}
