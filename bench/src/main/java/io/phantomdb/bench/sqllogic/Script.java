package io.phantomdb.bench.sqllogic;

import java.util.ArrayList;
import java.util.List;

/**
 * One file of the corpus, in the format of sqllogictest (SQLite's documentation, "About sqllogictest"): records of one
 * statement or query each, with conditions that say for which systems they are.
 */
final class Script {
    private static final String SYSTEM = "postgresql";

    /** @param line where the record begins, from 1 */
    sealed interface Record {
        int line();

        String sql();
    }

    record Statement(int line, String sql, boolean isError) implements Record {}

    /**
     * @param types of the columns: I, T or R each
     * @param sort nosort, rowsort or valuesort
     * @param hashThreshold more values than this are expected as a hash; 0: never
     * @param expected lines, or one that has the hash
     */
    record Query(int line, String sql, String types, String sort, int hashThreshold,
            List<String> expected) implements Record {}

    private final List<String> lines;
    private final List<Record> records = new ArrayList<>();
    private int at;
    private int hashThreshold;

    private Script(List<String> lines) {
        this.lines = lines;
    }

    /** Those records that are for PostgreSQL. */
    static List<Record> parse(List<String> lines) {
        Script script = new Script(lines);
        script.read();
        return script.records;
    }

    private void read() {
        boolean isForUs = true;
        while (at < lines.size()) {
            String[] words = words(lines.get(at));
            switch (words[0]) {
                case "onlyif" -> isForUs &= words[1].equals(SYSTEM);
                case "skipif" -> isForUs &= !words[1].equals(SYSTEM);
                case "hash-threshold" -> hashThreshold = Integer.parseInt(words[1]);
                case "halt" -> {
                    if (isForUs) {
                        return;
                    }
                    isForUs = true;
                }
                case "statement", "query" -> {
                    Record read = words[0].equals("query") ? query(words) : statement(words);
                    if (isForUs) {
                        records.add(read);
                    }
                    isForUs = true;
                    continue;
                }
                default -> {
                    if (!words[0].isEmpty()) {
                        throw new IllegalArgumentException("line " + (at + 1) + " is not understood: " + lines.get(
                                at));
                    }
                }
            }
            at++;
        }
    }

    private static String[] words(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+");
    }

    private Statement statement(String[] words) {
        int line = ++at;
        String sql = until(false);
        return new Statement(line, sql, words[1].equals("error"));
    }

    private Query query(String[] words) {
        int line = ++at;
        String sql = until(true);
        List<String> expected = new ArrayList<>();
        while (at < lines.size() && !lines.get(at).isBlank()) {
            expected.add(lines.get(at++));
        }
        return new Query(line, sql, words[1], words.length > 2 ? words[2] : "nosort", hashThreshold, expected);
    }

    /** The text up to an empty line, or to the one above the answer, which is passed. */
    private String until(boolean isAnswerToCome) {
        List<String> sql = new ArrayList<>();
        while (at < lines.size() && !lines.get(at).isBlank()) {
            String line = lines.get(at++);
            if (isAnswerToCome && line.equals("----")) {
                break;
            }
            sql.add(line);
        }
        return String.join("\n", sql);
    }
}
