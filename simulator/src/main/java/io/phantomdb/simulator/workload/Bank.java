package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.BankCheck;
import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.check.edn.Edn;
import io.phantomdb.simulator.client.Answer;
import java.util.ArrayList;
import java.util.List;

/** Money moves between accounts, in every way in which a program may do it, and never becomes more or less. */
public final class Bank implements Workload {
    private static final long OPENING_BALANCE = 100;

    private final int accounts;
    private final Moments moments = new Moments();
    private final History<String, List<Long>> reads = new History<>(moments);
    private final History<Transfer, Boolean> transfers = new History<>(moments);

    private record Transfer(int from, int to, int amount) {}

    public Bank(int accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "bank";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE accounts (id int PRIMARY KEY, balance bigint NOT NULL)");
        for (int account = 0; account < accounts; account++) {
            statements.add("INSERT INTO accounts VALUES (" + account + ", " + OPENING_BALANCE + ")");
        }
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        if (client.entropy().below(4) == 0) {
            History<String, List<Long>>.Open open = reads.start(client.number(), "balances");
            open.ok(read(client));
            return;
        }
        int from = client.entropy().below(accounts);
        int to = (from + 1 + client.entropy().below(accounts - 1)) % accounts;
        int amount = client.entropy().below(20) + 1;
        History<Transfer, Boolean>.Open open = transfers.start(client.number(), new Transfer(from, to, amount));
        client.transaction("BEGIN", statements -> transfer(client, statements, from, to, amount));
        open.ok(true);
    }

    private static Boolean transfer(SqlClient client, SqlClient.Statements statements, int from, int to, int amount) {
        switch (client.entropy().below(3)) {
            case 0 -> {
                long source = balance(statements, from, " FOR UPDATE");
                long target = balance(statements, to, " FOR UPDATE");
                set(statements, from, source - amount);
                set(statements, to, target + amount);
            }
            case 1 -> {
                long source = balance(statements, from, "");
                long target = balance(statements, to, "");
                set(statements, from, source - amount);
                set(statements, to, target + amount);
            }
            default -> {
                statements.ask("UPDATE accounts SET balance = balance - $1 WHERE id = $2", "" + amount, "" + from);
                statements.ask("UPDATE accounts SET balance = balance + $1 WHERE id = $2", "" + amount, "" + to);
            }
        }
        return true;
    }

    private static long balance(SqlClient.Statements statements, int account, String suffix) {
        return Long.parseLong(statements.ask("SELECT balance FROM accounts WHERE id = " + account + suffix).single());
    }

    private static void set(SqlClient.Statements statements, int account, long balance) {
        statements.ask("UPDATE accounts SET balance = $1 WHERE id = $2", "" + balance, "" + account);
    }

    private List<Long> read(SqlClient client) {
        if (client.entropy().below(2) == 0) {
            return balances(client.single("SELECT balance FROM accounts"));
        }
        return client.transaction(client.entropy().below(2) == 0 ? "BEGIN" : "BEGIN READ ONLY", this::readOneByOne);
    }

    private List<Long> readOneByOne(SqlClient.Statements statements) {
        List<Long> balances = new ArrayList<>();
        for (int account = 0; account < accounts; account++) {
            balances.add(balance(statements, account, ""));
        }
        return balances;
    }

    private static List<Long> balances(Answer answer) {
        List<Long> balances = new ArrayList<>();
        answer.rows().forEach(row -> balances.add(Long.parseLong(row.getFirst())));
        return balances;
    }

    @Override
    public void conclude(SqlClient client) {
        History<String, List<Long>>.Open open = reads.start(client.number(), "last balances");
        open.ok(balances(client.single("SELECT balance FROM accounts")));
        long sum = Long.parseLong(client.single("SELECT sum(balance) FROM accounts").single());
        if (sum != accounts * OPENING_BALANCE) {
            throw new Finding("the sum of all balances is " + sum);
        }
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public List<Verdict> verdicts() {
        return List.of(BankCheck.check(accounts * OPENING_BALANCE, accounts, reads.operations()));
    }

    @Override
    public HistoryEdn history() {
        return new HistoryEdn()
                .add(reads.operations(), (input, balances) -> new HistoryEdn.Call("read", balances == null
                        ? Edn.NIL
                        : Edn.numbers(balances)))
                .add(transfers.operations(), (transfer, done) -> new HistoryEdn.Call("transfer", Edn
                        .map("from", Edn.of(transfer.from()), "to", Edn.of(transfer.to()), "amount",
                                Edn.of(transfer.amount()))));
    }

    @Override
    public int overlaps() {
        return reads.overlaps() + transfers.overlaps();
    }
}
