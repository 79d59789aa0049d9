package io.phantomdb.simulator.mutants;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the changed copies of a mutant's files into a directory that goes in front of the class path. */
final class Overlay {
    private final Path root;

    /** The root of the repository, where the sources are. */
    Overlay(Path root) {
        this.root = root;
    }

    /** Returns the class path to put in front, empty if nothing is changed. */
    String build(Mutant mutant, Path directory) {
        if (mutant.patches().isEmpty()) {
            return "";
        }
        try {
            List<Path> changed = writeSources(mutant, directory.resolve("source"));
            Path classes = Files.createDirectories(directory.resolve("classes"));
            compile(mutant, changed, classes);
            return classes.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException("the overlay of " + mutant.id() + " cannot be written", failed);
        }
    }

    private List<Path> writeSources(Mutant mutant, Path directory) throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        for (Patch patch : mutant.patches()) {
            String before = contents.get(patch.file());
            if (before == null) {
                before = Files.readString(root.resolve(patch.file()), StandardCharsets.UTF_8);
            }
            contents.put(patch.file(), patch.apply(before));
        }
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> content : contents.entrySet()) {
            Path file = directory.resolve(content.getKey());
            Files.createDirectories(file.getParent());
            written.add(Files.writeString(file, content.getValue(), StandardCharsets.UTF_8));
        }
        return written;
    }

    private static void compile(Mutant mutant, List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("mutants need a JDK, this is a runtime without a compiler");
        }
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT,
                StandardCharsets.UTF_8)) {
            List<String> options = List.of("-proc:none", "-parameters", "-nowarn", "-d", classes.toString(), "-cp",
                    System
                            .getProperty("java.class.path"));
            boolean isDone = compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(
                    sources)).call();
            if (!isDone) {
                throw new IllegalStateException("mutant " + mutant.id() + " does not compile:\n" + complaints);
            }
        }
    }
}
