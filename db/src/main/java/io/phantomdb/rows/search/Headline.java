package io.phantomdb.rows.search;

import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchQuery.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * ts_headline: the piece of a text that shows best how it meets a query, the words of the query marked (PostgreSQL 15,
 * wparser_def.c). Pieces are made of covers, the shortest that meet the query, lengthened or cut to the wished number of words; with
 * MaxFragments several are shown.
 */
public final class Headline {
    /** A token with the number of its lexeme; what it is of the query, and whether it is shown. */
    private static final class Word {
        private final Token token;
        private final String lexeme;
        private final int position;
        private final boolean isOfQuery;
        private boolean isShown;

        private Word(Token token, String lexeme, int position, boolean isOfQuery) {
            this.token = token;
            this.lexeme = lexeme;
            this.position = position;
            this.isOfQuery = isOfQuery;
        }

        /** It is no word, or one whose parts follow. */
        private boolean isNone() {
            return switch (token.sort()) {
                case BLANK, TAG, URL, NUMHWORD, ASCIIHWORD, HWORD -> true;
                default -> false;
            };
        }

        private boolean isNumber() {
            return switch (token.sort()) {
                case SFLOAT, VERSION, FLOAT, INT, UINT -> true;
                default -> false;
            };
        }
    }

    /** A piece of the text. */
    private static final class Cover {
        private int start;
        private int end;
        private int words;
        private int found;
        private boolean isDone;
    }

    private final List<Word> words = new ArrayList<>();
    private final SearchQuery query;
    private final HeadlineOptions options;
    private int coverStart;
    private int coverEnd;

    private Headline(SearchConfiguration configuration, String text, SearchQuery query, HeadlineOptions options) {
        this.query = query;
        this.options = options;
        int position = 0;
        for (Token token : TextParser.tokens(text)) {
            String lexeme = configuration.lexeme(token);
            position += lexeme == null ? 0 : 1;
            boolean isOfQuery = lexeme != null && !lexeme.isEmpty()
                    && query.terms().stream().anyMatch(term -> isOf(term, lexeme));
            words.add(new Word(token, lexeme, position, isOfQuery));
        }
    }

    public static String of(SearchConfiguration configuration, String text, SearchQuery query, String options) {
        Headline headline = new Headline(configuration, text, query, HeadlineOptions.of(options));
        headline.choose();
        return headline.written();
    }

    private static boolean isOf(Term term, String lexeme) {
        return term.isPrefix() ? lexeme.startsWith(term.word()) : lexeme.equals(term.word());
    }

    private void choose() {
        if (options.all()) {
            show(0, words.size() - 1);
        } else if (options.fragmentsMax() > 0) {
            fragments();
        } else {
            best();
        }
    }

    private void show(int from, int to) {
        for (int at = from; at <= to; at++) {
            words.get(at).isShown = true;
        }
    }

    private String written() {
        StringBuilder text = new StringBuilder();
        boolean isInside = false;
        boolean isFirst = true;
        for (Word word : words) {
            if (word.isShown && !isInside) {
                text.append(isFirst ? "" : options.between());
                isFirst = false;
            }
            isInside = word.isShown;
            if (isInside) {
                write(text, word);
            }
        }
        return text.toString();
    }

    private void write(StringBuilder text, Word word) {
        if (word.token.sort() == Token.Sort.TAG && !options.all()) {
            text.append(' ');
        } else if (!word.isNone() || word.token.sort() == Token.Sort.BLANK || word.token.sort() == Token.Sort.TAG) {
            text.append(word.isOfQuery ? options.start() : "").append(word.token.text())
                    .append(word.isOfQuery ? options.stop() : "");
        }
    }

    /** A piece should not end with it: it is no word, a number, or short, and not looked for. */
    private boolean isBadEnd(int at) {
        Word word = words.get(at);
        return (word.isNone() || word.isNumber() || word.token.text().length() <= options.shortWord())
                && !word.isOfQuery;
    }

    private int count(int at) {
        return words.get(at).isNone() ? 0 : 1;
    }

    private int nextOfQuery(int from) {
        for (int at = from; at < words.size(); at++) {
            if (words.get(at).isOfQuery) {
                return at;
            }
        }
        return -1;
    }

    /** The next cover from a word on; both of its ends are of the query. */
    private boolean nextCover(int from) {
        int reach = Math.max(10 * options.wordsMax(), 100);
        for (int start = nextOfQuery(from); start >= 0; start = nextOfQuery(start + 1)) {
            for (int end = start; end >= 0 && end - start < reach; end = nextOfQuery(end + 1)) {
                if (isMet(start, end)) {
                    coverStart = start;
                    coverEnd = end;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isMet(int start, int end) {
        return !query.isEmpty() && Matching.meets(query.root(), term -> {
            Collection<Integer> positions = new TreeSet<>();
            for (int at = start; at <= end; at++) {
                Word word = words.get(at);
                if (word.isOfQuery && isOf(term, word.lexeme)) {
                    positions.add(word.position);
                }
            }
            return positions.isEmpty() ? null : positions;
        });
    }

    /** The one piece with a whole cover, the most words of the query, and a good end. */
    private void best() {
        Cover best = null;
        boolean bestIsWhole = false;
        for (int from = 0; nextCover(from); from = coverStart + 1) {
            Cover piece = piece();
            boolean isWhole = piece.start <= coverStart && piece.end >= coverEnd;
            boolean isBetter = best == null || isWhole && !bestIsWhole
                    || isWhole == bestIsWhole && (piece.found > best.found
                            || piece.found == best.found && !isBadEnd(piece.end) && isBadEnd(best.end));
            if (isBetter) {
                best = piece;
                bestIsWhole = isWhole;
            }
        }
        if (best == null) {
            showBeginning();
        } else {
            show(best.start, best.end);
        }
    }

    private void showBeginning() {
        int count = 0;
        for (int at = 0; at < words.size() && count < options.wordsMin(); at++) {
            count += count(at);
            words.get(at).isShown = true;
        }
    }

    /** The cover with as many words as there should be. */
    private Cover piece() {
        Cover piece = new Cover();
        piece.start = coverStart;
        piece.end = coverStart;
        int at = coverStart;
        for (; at <= coverEnd && piece.words < options.wordsMax(); at++) {
            add(piece, at);
            piece.end = at;
        }
        if (piece.words < options.wordsMax()) {
            lengthen(piece, at - 1);
        } else {
            shorten(piece, Math.min(at, coverEnd));
        }
        return piece;
    }

    private void add(Cover piece, int at) {
        piece.words += count(at);
        piece.found += words.get(at).isOfQuery ? 1 : 0;
    }

    private void lengthen(Cover piece, int from) {
        for (int at = from; at < words.size() && piece.words < options.wordsMax(); at++) {
            if (at > coverEnd) {
                add(piece, at);
            }
            piece.end = at;
            if (!isBadEnd(at) && piece.words >= options.wordsMin()) {
                break;
            }
        }
        if (piece.words >= options.wordsMin()) {
            return;
        }
        int at = coverStart - 1;
        for (; at >= 0; at--) {
            add(piece, at);
            if (piece.words >= options.wordsMax() || !isBadEnd(at) && piece.words >= options.wordsMin()) {
                break;
            }
        }
        piece.start = Math.max(at, 0);
    }

    private void shorten(Cover piece, int from) {
        for (int at = from; piece.words > options.wordsMin() && isBadEnd(at); at--) {
            piece.words -= count(at);
            piece.found -= words.get(at).isOfQuery ? 1 : 0;
            piece.end = at - 1;
        }
    }

    private void fragments() {
        List<Cover> covers = covers();
        boolean any = false;
        for (int fragment = 0; fragment < options.fragmentsMax(); fragment++) {
            Cover best = null;
            for (Cover each : covers) {
                if (!each.isDone && (best == null || each.found > best.found
                        || each.found == best.found && each.words < best.words)) {
                    best = each;
                }
            }
            if (best == null) {
                break;
            }
            stretch(best);
            show(best.start, best.end);
            any = true;
            for (Cover each : covers) {
                each.isDone |= each == best || each.start <= best.end && each.end >= best.start;
            }
        }
        if (!any) {
            showBeginning();
        }
    }

    /** All covers, cut to the wished number of words. */
    private List<Cover> covers() {
        List<Cover> covers = new ArrayList<>();
        for (int from = 0; nextCover(from); from = coverStart + 1) {
            for (int start = coverStart; start <= coverEnd;) {
                Cover cover = cut(start);
                covers.add(cover);
                start = cover.end + 1;
            }
        }
        return covers;
    }

    private Cover cut(int from) {
        Cover cover = new Cover();
        cover.start = Math.min(Math.max(nextOfQuery(from), from), coverEnd);
        cover.end = coverEnd;
        int at = cover.start;
        for (; at <= coverEnd && cover.words < options.wordsMax(); at++) {
            add(cover, at);
        }
        if (coverEnd > at) {
            cover.end = at;
            while (cover.end > cover.start && !words.get(cover.end).isOfQuery) {
                cover.words -= count(cover.end);
                cover.end--;
            }
        }
        return cover;
    }

    /** To both sides, as far as there is room and nothing is shown, and back to good ends. */
    private void stretch(Cover cover) {
        if (cover.words >= options.wordsMax()) {
            return;
        }
        int most = (options.wordsMax() - cover.words) / 2;
        int stretched = 0;
        int start = cover.start;
        while (start > 0 && stretched < most && !words.get(start - 1).isShown) {
            start--;
            stretched += count(start);
            cover.words += count(start);
        }
        while (start < cover.start && isBadEnd(start)) {
            cover.words -= count(start);
            start++;
        }
        cover.start = start;
        int end = cover.end;
        while (end + 1 < words.size() && cover.words < options.wordsMax() && !words.get(end + 1).isShown) {
            end++;
            cover.words += count(end);
        }
        while (end > cover.end && isBadEnd(end)) {
            cover.words -= count(end);
            end--;
        }
        cover.end = end;
    }
}
