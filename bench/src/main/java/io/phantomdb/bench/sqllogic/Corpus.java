package io.phantomdb.bench.sqllogic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The corpus, wherever the class path has it: a jar with hundreds of scripts. */
final class Corpus {
    private static final String FIRST = "test/select1.test";

    private final Path jar;

    private Corpus(Path jar) {
        this.jar = jar;
    }

    static Corpus find() {
        var resource = Corpus.class.getClassLoader().getResource(FIRST);
        if (resource == null) {
            throw new IllegalStateException("net.hydromatic:sql-logic-test is not in the class path");
        }
        String jar = resource.toString().replaceFirst("^jar:", "").replaceFirst("!.*$", "");
        return new Corpus(Path.of(java.net.URI.create(jar)));
    }

    /** Names of scripts in an order that the seed draws. */
    List<String> names(Predicate<String> wanted, long seed) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<String> names = new ArrayList<>(zip.stream().map(ZipEntry::getName).filter(name -> name.endsWith(
                    ".test")).filter(wanted).sorted(Comparator.naturalOrder()).toList());
            Collections.shuffle(names, new Random(seed));
            return names;
        }
    }

    List<Script.Record> script(String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile()); InputStream text = zip.getInputStream(zip.getEntry(name))) {
            return Script.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
    }
}
