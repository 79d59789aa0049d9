package io.phantomdb.node;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The tests of others that lie beside the checkout, in {@code ../shared}, or where {@code -Dphantomdb.shared} says; and how they are run. */
final class SharedTests {
    private final Path root;

    private SharedTests(Path root) {
        this.root = root;
    }

    /** Null if they are not there. */
    static SharedTests find() {
        String told = System.getProperty("phantomdb.shared");
        Path root = told == null ? Path.of("..", "..", "shared").toAbsolutePath().normalize() : Path.of(told);
        return Files.isDirectory(root.resolve("conformance")) && Files.isDirectory(root.resolve("clients"))
                ? new SharedTests(root)
                : null;
    }

    Path conformance() {
        return root.resolve("conformance");
    }

    /** So many files of a family, drawn by the seed. */
    List<Path> sample(String family, int count, long seed) throws IOException {
        try (Stream<Path> files = Files.walk(conformance().resolve(family))) {
            List<Path> all = new ArrayList<>(files.filter(each -> each.toString().matches(".*\\.(slt|test)"))
                    .sorted().toList());
            Collections.shuffle(all, new Random(seed));
            return all.subList(0, Math.min(count, all.size()));
        }
    }

    /** The clients write beside their sources: so they get a copy, without what they have installed. */
    Path copyOfClients(Path to) throws IOException {
        Path clients = root.resolve("clients");
        Files.walkFileTree(clients, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                String name = directory.getFileName().toString();
                if (name.equals("node_modules") || name.equals("target") || name.equals("out")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(clients.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(clients.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }

    /** What a program has said, and its exit code; it is ended when its time is over. */
    record Said(int exitCode, String text) {
        List<String> lines() {
            return text.lines().toList();
        }
    }

    static Said run(Path directory, long secondsMax, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("phantomdb-shared", ".txt");
        try {
            Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(secondsMax, TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String text = Files.readString(output);
            return new Said(ended ? process.exitValue() : -1,
                    ended ? text : text + "\nended after " + secondsMax + " s");
        } finally {
            Files.delete(output);
        }
    }

    static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }
}
