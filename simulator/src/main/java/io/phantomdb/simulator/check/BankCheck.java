package io.phantomdb.simulator.check;

import java.util.List;

/** Checks a bank whose transfers move money and never make any: every read sees all of it. */
public final class BankCheck {
    private BankCheck() {}

    /** Each read answered the balances of all accounts. */
    public static Verdict check(long total, int accounts, List<Operation<String, List<Long>>> reads) {
        for (Operation<String, List<Long>> read : reads) {
            if (read.outcome() != Operation.Outcome.OK) {
                continue;
            }
            List<Long> balances = read.output();
            long sum = balances.stream().mapToLong(Long::longValue).sum();
            if (sum != total || balances.size() != accounts) {
                return Verdict.bad("a total of " + sum + " in " + balances.size() + " accounts instead of " + total
                        + " in " + accounts + ": " + balances + ", read by client " + read.client() + " in [" + read
                                .start()
                        + ".." + read.end() + "]");
            }
        }
        return Verdict.GOOD;
    }
}
