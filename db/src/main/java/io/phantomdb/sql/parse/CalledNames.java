package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Which functions are called in a text. */
public final class CalledNames {
    private CalledNames() {}

    /** True if one of that name is, with so many arguments at most; -1 for however many. */
    public static boolean contain(String sql, String function, int argumentsMax) {
        List<SqlToken> tokens = Scanner.scan(sql);
        for (int at = 0; at + 1 < tokens.size(); at++) {
            boolean isCall = tokens.get(at).getType() != PhantomSqlParser.STRING_LITERAL
                    && function.equals(tokens.get(at).value())
                    && isOpening(tokens.get(at + 1).getType());
            if (isCall && (argumentsMax < 0 || arguments(tokens, at + 1) <= argumentsMax)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOpening(int type) {
        return type == PhantomSqlParser.LPAREN || type == PhantomSqlParser.LPAREN_QUERY;
    }

    private static int arguments(List<SqlToken> tokens, int opening) {
        int depth = 0;
        int count = 0;
        for (int at = opening; at < tokens.size() && tokens.get(at).getType() != Token.EOF; at++) {
            int type = tokens.get(at).getType();
            if (isOpening(type) || type == PhantomSqlParser.LBRACKET) {
                depth++;
            } else if (type == PhantomSqlParser.RPAREN || type == PhantomSqlParser.RBRACKET) {
                depth--;
                if (depth == 0) {
                    return at == opening + 1 ? 0 : count + 1;
                }
            } else if (type == PhantomSqlParser.COMMA && depth == 1) {
                count++;
            }
        }
        return count;
    }
}
