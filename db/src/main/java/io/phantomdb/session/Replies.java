package io.phantomdb.session;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Notice;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.BinaryDatums;
import io.phantomdb.sql.Engine.Column;
import java.util.List;

/**
 * What a session tells its client, in order. Called by the session's story. Replies are held back for a while, so that a
 * transaction that has to be tried again can take them back; methods that add rows may wait for a client that reads slowly.
 *
 * <p>A mark is a place in the stream of replies; marks only rise.
 */
public interface Replies {
    void parseComplete();

    void bindComplete();

    void closeComplete();

    void parameterDescription(List<Type> types);

    void rowDescription(List<Column> columns, Formats formats);

    void noData();

    void row(List<Column> columns, Formats formats, Object[] datums);

    /** What a function has given that was called without a statement. */
    void functionResult(Type type, Formats format, Object datum);

    void commandComplete(String tag);

    void emptyQuery();

    void portalSuspended();

    /** The client may send data now: everything said so far is sent. */
    void copyIn(int columnCount, boolean binary);

    /** The data of a COPY follow. */
    void copyOut(int columnCount, boolean binary);

    /** May wait, as {@link #row}. */
    void copyData(Bytes data);

    void copyDone();

    /** The binary forms of datums as the client has them. */
    BinaryDatums binaryDatums();

    void notice(Notice notice);

    void error(StatementError error);

    /** The last words before the connection is closed. */
    void fatal(StatementError error);

    void parameterStatus(String name, String value);

    /** Something that another session, or this one, has told those who listen. */
    void notification(int backendPid, String channel, String payload);

    /** The session waits for the next request: everything said so far is sent. */
    void ready(BlockState state);

    /** Sends everything said so far. */
    void flush();

    /** Sends everything said so far at once, in the midst of a request: nothing of it can be taken back any more. */
    void push();

    /** The place where the next reply will be. */
    long mark();

    /** True if nothing from that place on has been sent. */
    boolean holds(long mark);

    /** Keeps a copy of what was said between two places that are held. */
    Held copy(long from, long to);

    /** Takes back everything from that place on; it must be held. */
    void takeBack(long mark);

    /** Says again what was copied. */
    void repeat(Held held);

    /** Replies as they were said; nobody looks inside. */
    interface Held {}
}
