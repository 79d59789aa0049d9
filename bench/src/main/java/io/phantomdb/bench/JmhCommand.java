package io.phantomdb.bench;

import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the JMH benchmarks whose names match. */
@Command(name = "jmh", mixinStandardHelpOptions = true, description = "Runs JMH with these arguments, such as a regular expression and -f 1 -wi 3 -i 5.")
final class JmhCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "ARG")
    private String[] arguments = {};

    @Override
    public Integer call() throws Exception {
        Main.main(arguments);
        return 0;
    }
}
