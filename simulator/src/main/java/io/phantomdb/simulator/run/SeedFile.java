package io.phantomdb.simulator.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Seeds with what else makes them the runs they are, one a line:
 *
 * <pre>
 *   7041 --workload bank --faults network   # 2026-07-14: an acknowledged transfer was lost, see commit …
 * </pre>
 *
 * <p>The list in the resources holds seeds that once failed: campaigns and tests begin with them. Whoever adds one says when
 * and why, so a line without a comment is refused.
 */
final class SeedFile {
    private static final String KEPT = "failed-seeds.txt";

    private SeedFile() {}

    /** Those that once failed. */
    static List<PlannedSeed> kept() {
        try (InputStream in = SeedFile.class.getResourceAsStream(KEPT)) {
            return parse(KEPT, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new WrongInput("the list of seeds that once failed cannot be read: " + failed.getMessage());
        }
    }

    static List<PlannedSeed> read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException foreign) {
            throw new WrongInput(file + " is no list of seeds: it is not text in UTF-8");
        } catch (IOException failed) {
            throw new WrongInput("the list of seeds " + file + " cannot be read: " + Sentences.why(failed));
        }
    }

    /** Throws {@link WrongInput} with a sentence that names the line. */
    static List<PlannedSeed> parse(String name, String text) {
        List<PlannedSeed> seeds = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                seeds.add(line(name + ":" + number, line));
            }
        }
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new WrongInput(name + ":" + number + ": the last line does not end; is the file cut off?");
        }
        return seeds;
    }

    private static PlannedSeed line(String where, String line) {
        int comment = line.indexOf('#');
        if (comment < 0 || line.substring(comment + 1).isBlank()) {
            throw new WrongInput(where + ": a seed needs a comment that says when and why it failed: " + shown(line));
        }
        List<String> words = List.of(line.substring(0, comment).strip().split("\\s+"));
        try {
            long seed = Long.parseLong(words.getFirst());
            return new PlannedSeed(seed, OptionParser.choices(words.subList(1, words.size())));
        } catch (NumberFormatException wrong) {
            throw new WrongInput(where + ": a line begins with a seed, a number, not with " + shown(words.getFirst()));
        } catch (WrongInput wrong) {
            throw new WrongInput(where + ": " + wrong.getMessage());
        }
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
