package io.phantomdb.simulator.mutants;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles the changed copies of mutants' files into directories that go in front of the class path. One compiler for all,
 * which has the class path read when it comes to the second.
 */
final class Overlay implements AutoCloseable {
    private final Path root;
    private final String classPath;
    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;

    /** The root of the repository, where the sources are, and what they are compiled against. */
    Overlay(Path root, String classPath) {
        this.root = root;
        this.classPath = classPath;
        this.compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("mutants need a JDK, this is a runtime without a compiler");
        }
        this.files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }

    /**
     * Returns the class path to put in front, empty if nothing is changed. Throws {@link IllegalStateException} for a change
     * that does not fit the sources or does not compile.
     */
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
            contents.put(patch.file(), patch.apply(before == null ? read(mutant, patch) : before, mutant.id()));
        }
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> content : contents.entrySet()) {
            Path file = directory.resolve(content.getKey());
            Files.createDirectories(file.getParent());
            written.add(Files.writeString(file, content.getValue(), StandardCharsets.UTF_8));
        }
        return written;
    }

    private String read(Mutant mutant, Patch patch) throws IOException {
        try {
            return Files.readString(root.resolve(patch.file()), StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new IllegalStateException("mutant " + mutant.id() + " changes " + patch.file() + ", which is not in "
                    + root.toAbsolutePath().normalize(), missing);
        }
    }

    private void compile(Mutant mutant, List<Path> sources, Path classes) {
        StringWriter complaints = new StringWriter();
        List<String> options = List.of("-proc:none", "-parameters", "-nowarn", "-d", classes.toString(), "-cp",
                classPath);
        boolean isDone = compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(
                sources)).call();
        if (!isDone) {
            throw new IllegalStateException("mutant " + mutant.id() + " does not compile:\n" + complaints);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
