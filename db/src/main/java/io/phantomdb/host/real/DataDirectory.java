package io.phantomdb.host.real;

import io.phantomdb.host.HostException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A node's directory: who it belongs to and whether it is whole. It is locked by the operating system for the process that
 * uses it, so the lock of a killed process is gone with it, whatever PID its successor has. Anything unexpected is refused
 * with one sentence; nothing is ever deleted that is not ours.
 */
final class DataDirectory {
    private static final String LOCK = "LOCK";
    private static final String FORMAT = "FORMAT";
    private static final String FORMAT_TEXT = "PhantomDB data directory, format 1\n";
    private static final String FORMAT_START = "PhantomDB data directory";
    private static final List<String> PARTS = List.of("cells", "journal", "runs");
    private static final String SCRATCH = "scratch";
    private static final Set<String> NOT_COUNTED = Set.of(LOCK, FORMAT + ".new", "lost+found", SCRATCH);

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Locks the directory, and founds it if there is none. */
    static DataDirectory open(Path path) {
        FileChannel lockFile = null;
        try {
            Files.createDirectories(path);
            refuseForeign(path);
            lockFile = lock(path);
            DataDirectory directory = new DataDirectory(path, lockFile);
            directory.foundUnlessWhole();
            return directory;
        } catch (IOException failed) {
            release(lockFile);
            throw new HostException("Cannot use the data directory " + path + ": " + failed + ".", failed);
        } catch (HostException refused) {
            release(lockFile);
            throw refused;
        }
    }

    /** Where files may lie that end with the process; those of a process that was killed are deleted. */
    Path emptyScratch() throws IOException {
        Path scratch = path.resolve(SCRATCH);
        Files.createDirectories(scratch);
        for (String name : names(scratch)) {
            Files.delete(scratch.resolve(name));
        }
        return scratch;
    }

    Path part(String name) {
        return path.resolve(name);
    }

    void close() {
        release(lockFile);
    }

    private static void refuseForeign(Path path) throws IOException {
        if (Files.exists(path.resolve(FORMAT))) {
            return;
        }
        for (String name : names(path)) {
            if (!PARTS.contains(name)) {
                throw new HostException("The directory " + path + " is not PhantomDB's: it holds " + name
                        + "; give an empty or a new directory.");
            }
            if (!names(path.resolve(name)).isEmpty()) {
                throw new HostException("The data directory " + path + " is incomplete: it has " + name
                        + " but no file FORMAT; restore the whole directory or give an empty one.");
            }
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held == null) {
                throw inUse(path, channel);
            }
        } catch (OverlappingFileLockException here) {
            HostException refusal = inUse(path, channel);
            channel.close();
            throw refusal;
        } catch (HostException refusal) {
            channel.close();
            throw refusal;
        }
        // Always the same length: on a full disk there is no room for a new block.
        String pid = "%-20d".formatted(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
        return channel;
    }

    private static HostException inUse(Path path, FileChannel channel) throws IOException {
        ByteBuffer holder = ByteBuffer.allocate(20);
        channel.read(holder, 0);
        String pid = new String(holder.array(), 0, holder.position(), StandardCharsets.US_ASCII).strip();
        return new HostException("The data directory " + path + " is in use by process " + pid + ".");
    }

    private void foundUnlessWhole() throws IOException {
        Path format = path.resolve(FORMAT);
        if (!Files.exists(format)) {
            for (String part : PARTS) {
                Files.createDirectories(path.resolve(part));
            }
            Durable.write(format, ByteBuffer.wrap(FORMAT_TEXT.getBytes(StandardCharsets.US_ASCII)));
            return;
        }
        String text = new String(Files.readAllBytes(format), StandardCharsets.US_ASCII);
        if (!text.equals(FORMAT_TEXT)) {
            throw new HostException(text.startsWith(FORMAT_START)
                    ? "The data directory " + path
                            + " was written by another version of PhantomDB, or its file FORMAT is"
                            + " damaged: it says \"" + printable(text) + "\"; start that version, or give another"
                            + " directory."
                    : "The directory " + path + " is not PhantomDB's, or damaged: its file FORMAT says something else;"
                            + " restore the whole directory or give another one.");
        }
        for (String part : PARTS) {
            if (!Files.isDirectory(path.resolve(part))) {
                throw new HostException("The data directory " + path + " is incomplete: " + part
                        + " is missing; restore the whole directory or give an empty one.");
            }
        }
    }

    private static String printable(String text) {
        return text.strip().replaceAll("[^ -~]", "?");
    }

    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            Set<String> names = new TreeSet<>();
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
            names.removeAll(NOT_COUNTED);
            return names;
        }
    }

    private static void release(FileChannel lockFile) {
        if (lockFile != null) {
            try {
                lockFile.close();
            } catch (IOException ignored) {
                // The lock goes with the process at the latest.
                return;
            }
        }
    }
}
