package io.phantomdb.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the launcher lets the JVM learn from runs through, statement by statement, and leaves nothing behind. */
final class RehearsalTest {
    @Test
    void aClusterLivesAndEnds() {
        StringWriter complaints = new StringWriter();
        CommandLine line = new CommandLine(new RehearseCommand()).setErr(new PrintWriter(complaints));
        assertEquals(0, line.execute("--seconds", "2"), complaints::toString);
    }
}
