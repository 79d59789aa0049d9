package io.phantomdb.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.ClusterId;
import io.phantomdb.base.Golden;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.TxnId;
import java.io.IOException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A token survives being written down, and one that was not written down whole is no token. */
class CommitTokenProperties {
    private static final CommitToken SAMPLE = new CommitToken(new ClusterId(1, 2), new TxnId(3, 4), 5,
            Bytes.ofUtf8("key"));

    private static void refused(String text) {
        StatementError refusal = assertThrows(StatementError.class, () -> CommitToken.parse(text));
        assertEquals(SqlState.INVALID_PARAMETER_VALUE, refusal.state());
        assertEquals("invalid commit token", refusal.getMessage());
    }

    @Property
    void isReadAsItWasWritten(@ForAll long cluster, @ForAll long high, @ForAll long low,
            @ForAll @LongRange(min = 1) long first, @ForAll @Size(min = 1, max = 60) byte[] anchor) {
        CommitToken token = new CommitToken(new ClusterId(cluster, ~cluster), new TxnId(high, low), first, Bytes.wrap(
                anchor));
        assertEquals(token, CommitToken.parse(token.text()));
        assertTrue(token.text().matches("[A-Za-z0-9_-]+"), "one word: " + token.text());
    }

    @Property
    void oneThatWasCutOffIsNone(@ForAll @IntRange(max = 66) int length) {
        refused(SAMPLE.text().substring(0, Math.min(length, SAMPLE.text().length() - 1)));
    }

    @Property
    void oneWithAnotherCharacterIsNone(@ForAll @IntRange(max = 60) int at) {
        char[] letters = SAMPLE.text().toCharArray();
        letters[at] = letters[at] == 'x' ? 'y' : 'x';
        refused(new String(letters));
    }

    @Property
    void anyTextIsRefusedAndNothingElseHappens(@ForAll String text) {
        refused(text);
    }

    @Example
    void isWrittenAsItAlwaysWas() throws IOException {
        Bytes golden = Golden.check("commit-token-1", Bytes.ofUtf8(SAMPLE.text()));
        assertEquals(SAMPLE, CommitToken.parse(golden.utf8()));
    }
}
