package io.phantomdb.rows.search;

import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchQuery.Node;

/**
 * Makes queries of words as a configuration sees them (PostgreSQL 15, to_tsany.c). Stop words hold their place in a phrase and are
 * taken out in the end: what is left keeps its distance.
 */
public final class QueryMaker {
    /** What is left of a node without stop words, and how far its neighbours of a phrase have moved away; null is nothing. */
    private record Cleaned(Node node, int left, int right) {}

    /** How words are tied that come of one operand. */
    private enum Tie {
        AND,
        PHRASE
    }

    /** Stands for a stop word until the query is whole. */
    private static final SearchQuery.Term STOP = new SearchQuery.Term("", 0, false);

    private final SearchConfiguration configuration;

    private QueryMaker(SearchConfiguration configuration) {
        this.configuration = configuration;
    }

    /** to_tsquery: operands are texts, whose words form a phrase. */
    public static SearchQuery query(SearchConfiguration configuration, String text) {
        QueryMaker maker = new QueryMaker(configuration);
        return cleaned(new QueryReader(text,
                (word, weights, isPrefix) -> maker.words(word, Tie.PHRASE, weights, isPrefix)).read());
    }

    /** plainto_tsquery: all words have to be there. */
    public static SearchQuery plain(SearchConfiguration configuration, String text) {
        return cleaned(new QueryMaker(configuration).words(text, Tie.AND, 0, false));
    }

    /** phraseto_tsquery: all words, one behind the other. */
    public static SearchQuery phrase(SearchConfiguration configuration, String text) {
        return cleaned(new QueryMaker(configuration).words(text, Tie.PHRASE, 0, false));
    }

    /** websearch_to_tsquery: words, phrases in quotes, {@code or}, and a minus before what must not be there. Never an error. */
    public static SearchQuery web(SearchConfiguration configuration, String text) {
        return cleaned(new QueryMaker(configuration).new Web(text).read());
    }

    private Node words(String text, Tie tie, int weights, boolean isPrefix) {
        Node made = null;
        int gap = 0;
        for (Token token : TextParser.tokens(text)) {
            String lexeme = configuration.lexeme(token);
            if (lexeme == null) {
                continue;
            }
            if (lexeme.isEmpty()) {
                gap++;
                continue;
            }
            for (; gap > 0 && made != null; gap--) {
                made = tied(made, STOP, tie);
            }
            gap = 0;
            Node term = new SearchQuery.Term(lexeme, weights, isPrefix);
            made = made == null ? term : tied(made, term, tie);
        }
        return made == null ? STOP : made;
    }

    private static Node tied(Node left, Node right, Tie tie) {
        return tie == Tie.AND ? new SearchQuery.And(left, right) : new SearchQuery.Phrase(left, right, 1);
    }

    private static SearchQuery cleaned(Node node) {
        return new SearchQuery(node == null ? null : clean(node).node);
    }

    private static Cleaned clean(Node node) {
        return switch (node) {
            case SearchQuery.Term term -> new Cleaned(term == STOP ? null : term, 0, 0);
            case SearchQuery.Not not -> {
                Cleaned inner = clean(not.operand());
                yield new Cleaned(inner.node == null ? null : new SearchQuery.Not(inner.node), inner.left,
                        inner.right);
            }
            case SearchQuery.And and -> clean(node, and.left(), and.right());
            case SearchQuery.Or or -> clean(node, or.left(), or.right());
            case SearchQuery.Phrase phrase -> clean(node, phrase.left(), phrase.right());
        };
    }

    private static Cleaned clean(Node node, Node leftNode, Node rightNode) {
        Cleaned left = clean(leftNode);
        Cleaned right = clean(rightNode);
        int distance = node instanceof SearchQuery.Phrase phrase ? phrase.distance() : -1;
        boolean isPhrase = distance >= 0;
        if (left.node == null && right.node == null) {
            int gone = isPhrase ? left.left + distance + right.left : Math.max(left.left, right.left);
            return new Cleaned(null, gone, gone);
        }
        if (left.node == null) {
            return new Cleaned(right.node, isPhrase ? left.left + distance + right.left : right.left, right.right);
        }
        if (right.node == null) {
            return new Cleaned(left.node, left.left, isPhrase ? left.right + distance + right.right : left.right);
        }
        return switch (node) {
            case SearchQuery.Phrase phrase -> new Cleaned(new SearchQuery.Phrase(left.node, right.node,
                    distance + left.right + right.left), left.left, right.right);
            case SearchQuery.Or or -> new Cleaned(new SearchQuery.Or(left.node, right.node), 0, 0);
            default -> new Cleaned(new SearchQuery.And(left.node, right.node), 0, 0);
        };
    }

    /** Words as people type them into a search box. */
    private final class Web {
        private final String text;
        private int at;

        private Web(String text) {
            this.text = text;
        }

        /** Null if there is nothing. */
        private Node read() {
            Node made = null;
            while (true) {
                Node all = all();
                made = made == null ? all : all == null ? made : new SearchQuery.Or(made, all);
                if (!skipOr()) {
                    return made;
                }
            }
        }

        /** Up to the end or an {@code or}. */
        private Node all() {
            Node made = null;
            while (true) {
                boolean isNegated = skipToOperand();
                if (at == text.length() || made != null && isOr()) {
                    return made;
                }
                Node operand = operand();
                Node next = isNegated ? new SearchQuery.Not(operand) : operand;
                made = made == null ? next : new SearchQuery.And(made, next);
            }
        }

        /** Past blanks and what means nothing here; true behind an odd number of minus signs. */
        private boolean skipToOperand() {
            boolean isNegated = false;
            for (; at < text.length(); at++) {
                char here = text.charAt(at);
                if (here == '-') {
                    isNegated = !isNegated;
                } else if (!Character.isWhitespace(here) && "!&|()".indexOf(here) < 0) {
                    return isNegated;
                }
            }
            return isNegated;
        }

        private Node operand() {
            if (text.charAt(at) == '"') {
                int end = text.indexOf('"', at + 1);
                String quoted = text.substring(at + 1, end < 0 ? text.length() : end);
                at = end < 0 ? text.length() : end + 1;
                return words(quoted, Tie.PHRASE, 0, false);
            }
            int start = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))
                    && "\"!&|()".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return words(text.substring(start, at), Tie.PHRASE, 0, false);
        }

        /** A word of its own, with something behind it. */
        private boolean isOr() {
            boolean isWord = text.regionMatches(true, at, "or", 0, 2);
            int end = at + 2;
            if (!isWord || end < text.length() && (text.charAt(end) == '-' || text.charAt(end) == '_'
                    || Character.isLetterOrDigit(text.charAt(end)))) {
                return false;
            }
            return !text.substring(end).isBlank();
        }

        private boolean skipOr() {
            if (at < text.length() && isOr()) {
                at += 2;
                return true;
            }
            return false;
        }
    }
}
