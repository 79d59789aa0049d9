package io.phantomdb.txn;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.ClusterId;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.FormatNumbers;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.TxnId;
import java.util.Base64;

/**
 * What a client can ask with whether its transaction happened (DESIGN §5 rule 7): the transaction, its first C and its
 * anchor, which are fixed before the first proposal and stay the same in all attempts. As text it is one word of letters,
 * digits, {@code -} and {@code _}, with a checksum, so that one that was cut off when it was copied is told apart from one
 * of a transaction nobody knows: asking with that would be answered "aborted".
 *
 * <pre>
 *   format (1) · cluster (16) · transaction (16) · first C (8) · anchor · CRC-32C (4)       in base64url (RFC 4648 §5)
 * </pre>
 */
record CommitToken(ClusterId cluster, TxnId txn, long firstTimestamp, Bytes anchor) {
    private static final int FIXED_BYTES = 45;

    CommitToken {
        Check.that(firstTimestamp > 0, "a transaction that commits has a timestamp");
        Check.that(!anchor.isEmpty(), "a transaction that commits writes a key");
    }

    String text() {
        Bytes body = new ByteWriter(FIXED_BYTES + anchor.length()).u8(FormatNumbers.COMMIT_TOKEN).u64(cluster.high())
                .u64(cluster.low()).u64(txn.high()).u64(txn.low()).u64(firstTimestamp).raw(anchor).take();
        Bytes checked = body.concat(new ByteWriter(4).u32(Crc32c.of(body)).take());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(checked.toArray());
    }

    /** 22023 if it is not a token, or not whole. */
    static CommitToken parse(String text) {
        try {
            Bytes bytes = Bytes.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.length() <= FIXED_BYTES) {
                throw invalid("It is not a token, or not all of one.");
            }
            Bytes body = bytes.slice(0, bytes.length() - 4);
            if (new ByteReader(bytes.slice(body.length(), bytes.length())).u32() != Crc32c.of(body)) {
                throw invalid("It is not a token, or not as it was told.");
            }
            return read(new ByteReader(body));
        } catch (IllegalArgumentException notBase64) {
            throw invalid("It is not a token, or not all of one.");
        }
    }

    private static CommitToken read(ByteReader reader) {
        int format = reader.u8();
        if (format != FormatNumbers.COMMIT_TOKEN) {
            throw invalid("It is of format " + format + ", which this version does not know.");
        }
        ClusterId cluster = new ClusterId(reader.u64(), reader.u64());
        TxnId txn = new TxnId(reader.u64(), reader.u64());
        return new CommitToken(cluster, txn, reader.u64(), reader.rest());
    }

    static StatementError invalid(String detail) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, "invalid commit token", detail, null, 0);
    }
}
