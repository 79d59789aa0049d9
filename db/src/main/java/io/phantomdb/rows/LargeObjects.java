package io.phantomdb.rows;

import io.phantomdb.base.Bytes;

/**
 * Large objects as functions call them (PostgreSQL 15, chapter 35). They are opened for the rest of a transaction. May
 * wait. 42704 if there is no such object or descriptor, 55000 if it was opened for something else.
 */
public interface LargeObjects {
    /** Makes an empty one with this oid, 23505 if it is taken; 0 stands for any that is free. */
    long create(long oid);

    void unlink(long oid);

    /** A descriptor; the mode is INV_READ, INV_WRITE or both. */
    int open(long oid, int mode);

    void close(int descriptor);

    /** As much as there is from where the descriptor stands, which moves on. */
    Bytes read(int descriptor, int length);

    int write(int descriptor, Bytes data);

    /** From the beginning, where it stands, or the end: 0, 1, 2. Returns where it stands then. */
    long seek(int descriptor, long offset, int whence);

    long tell(int descriptor);

    /** Cuts it, or makes it longer with zeros. */
    void truncate(int descriptor, long length);

    /** What is in it from there; all of that if the length is negative. */
    Bytes get(long oid, long offset, int length);

    void put(long oid, long offset, Bytes data);
}
