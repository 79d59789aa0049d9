package io.phantomdb.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the JMH benchmarks whose names match. */
@Command(name = "jmh", mixinStandardHelpOptions = true, description = {
        "Runs JMH with these arguments, such as a regular expression and -wi 3 -i 5; each result comes with the bytes",
        "that an operation allocates. Without arguments all benchmarks run. -h of JMH: bench jmh -- -h"})
final class JmhCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "ARG")
    private String[] arguments = {};

    @Override
    public Integer call() throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("-prof")) {
            all.addAll(List.of("-prof", "gc"));
        }
        Main.main(all.toArray(String[]::new));
        return 0;
    }
}
