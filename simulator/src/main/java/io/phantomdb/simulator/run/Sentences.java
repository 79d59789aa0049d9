package io.phantomdb.simulator.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says for people what Java says for programs. */
final class Sentences {
    private Sentences() {}

    /** Why a file could not be read or written. */
    static String why(IOException failed) {
        return switch (failed) {
            case NoSuchFileException missing -> "there is no such file or directory";
            case AccessDeniedException denied -> "access is denied";
            case FileSystemException other -> other.getReason() == null ? "it is not a file" : lower(other.getReason());
            default -> lower(String.valueOf(failed.getMessage()));
        };
    }

    private static String lower(String text) {
        return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
