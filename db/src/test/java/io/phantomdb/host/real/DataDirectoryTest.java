package io.phantomdb.host.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {
    @TempDir
    private Path root;

    private static String refusalOf(Path path) {
        return assertThrows(HostException.class, () -> DataDirectory.open(path)).getMessage();
    }

    @Test
    void aNewDirectoryIsFoundedAndOpensAgain() {
        Path path = root.resolve("a/b");
        DataDirectory.open(path).close();
        DataDirectory.open(path).close();
        assertTrue(Files.isDirectory(path.resolve("journal")));
    }

    @Test
    void aDirectoryInUseIsRefusedUntilItIsGivenBack() {
        Path path = root.resolve("data");
        DataDirectory first = DataDirectory.open(path);
        assertEquals("The data directory " + path + " is in use by process " + ProcessHandle.current().pid() + ".",
                refusalOf(path));
        first.close();
        DataDirectory.open(path).close();
    }

    @Test
    void somebodyElsesDirectoryIsRefused() throws IOException {
        Files.writeString(root.resolve("thesis.tex"), "");
        assertTrue(refusalOf(root).contains("is not PhantomDB's: it holds thesis.tex"));
        assertTrue(Files.notExists(root.resolve("LOCK")));
    }

    @Test
    void aDirectoryWithoutAPartIsRefused() throws IOException {
        DataDirectory.open(root).close();
        Files.delete(root.resolve("runs"));
        assertTrue(refusalOf(root).contains("runs is missing"));
    }

    @Test
    void partsWithoutTheFormatAreRefused() throws IOException {
        DataDirectory.open(root).close();
        Files.writeString(root.resolve("cells/identity"), "n1");
        Files.delete(root.resolve("FORMAT"));
        assertTrue(refusalOf(root).contains("it has cells but no file FORMAT"));
    }

    @Test
    void aFoundingThatACrashCutShortGoesOn() throws IOException {
        Files.createDirectories(root.resolve("journal"));
        Files.writeString(root.resolve("LOCK"), "77");
        Files.writeString(root.resolve("FORMAT.new"), "Phan");
        DataDirectory.open(root).close();
        assertTrue(Files.exists(root.resolve("FORMAT")));
    }

    @Test
    void anotherVersionsDirectoryIsRefused() throws IOException {
        DataDirectory.open(root).close();
        Files.writeString(root.resolve("FORMAT"), "PhantomDB data directory, format 7\n");
        assertTrue(refusalOf(root).contains("another version of PhantomDB"));
    }
}
