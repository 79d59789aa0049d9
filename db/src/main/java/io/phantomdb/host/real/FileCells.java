package io.phantomdb.host.real;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.host.Completion;
import io.phantomdb.host.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file per cell, replaced by renaming. Writes that complete later share one thread, which keeps their order. */
final class FileCells implements Disk.Cells {
    private final Path directory;
    private final Workers writer;

    FileCells(Path directory, Workers writer) {
        this.directory = directory;
        this.writer = writer;
    }

    @Override
    public Bytes read(String name) throws IOException {
        try {
            return Bytes.wrap(Files.readAllBytes(file(name)));
        } catch (NoSuchFileException never) {
            return null;
        }
    }

    @Override
    public void writeNow(String name, Bytes value) throws IOException {
        Durable.write(file(name), value.buffer());
    }

    @Override
    public void write(String name, Bytes value, Completion<Void> done) {
        writer.run(() -> {
            writeNow(name, value);
            return null;
        }, done);
    }

    private Path file(String name) {
        Check.that(!name.isEmpty() && name.chars().allMatch(FileCells::isPlain), "not a name for a cell: %s", name);
        return directory.resolve(name);
    }

    private static boolean isPlain(int character) {
        return character >= 'a' && character <= 'z' || character >= '0' && character <= '9' || character == '-';
    }
}
