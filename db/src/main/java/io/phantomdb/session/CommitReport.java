package io.phantomdb.session;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.txn.Transaction;

/**
 * Tells a client that wants to know ({@code SET phantom.report_commit_token = on}) the commit token of its transaction, as
 * soon as there is one: after the first statement that has written something. Whoever sends COMMIT after the answer of
 * that statement has the token, whatever becomes of the connection. It is told as ParameterStatus, which drivers keep, and
 * as a notice, for those that show nothing else; it leaves at once, and so before anything is proposed (DESIGN §5 rules 7
 * and 15). It has left the server for good: what was done is not done again in another transaction.
 */
final class CommitReport {
    /** Of the messages of the protocol that may come at any time, libpq takes none of over 30,000 bytes but notices. */
    private static final int TOKEN_LENGTH_MAX = 20_000;

    private final SettingValues settings;
    private final SessionEnvironment environment;
    private final Replies replies;
    private Transaction told;

    CommitReport(SettingValues settings, SessionEnvironment environment, Replies replies) {
        this.settings = settings;
        this.environment = environment;
        this.replies = replies;
    }

    /** Once for each transaction that writes. 54000 if the token is too long to be told. */
    void tell(Transaction transaction) {
        boolean isWanted = transaction != told && transaction.hasWrites()
                && settings.get("phantom.report_commit_token").equals("on");
        if (isWanted) {
            told = transaction;
            tell(transaction.commitToken());
        }
    }

    private void tell(String token) {
        if (token.length() > TOKEN_LENGTH_MAX) {
            throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED,
                    "the commit token is too long to be reported", "It has " + token.length() + " characters, "
                            + "because it contains a key that the transaction writes; it may have " + TOKEN_LENGTH_MAX
                            + ".",
                    "SET phantom.report_commit_token = off commits without a report.", 0);
        }
        replies.parameterStatus("phantom.commit_token", token);
        environment.notice(new Notice(Notice.Level.NOTICE, SqlState.COMMIT_TOKEN, "commit token " + token, null,
                "If COMMIT gets no answer: SELECT phantom.transaction_status('" + token + "')."));
        replies.push();
    }
}
