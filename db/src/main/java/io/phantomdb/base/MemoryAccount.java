package io.phantomdb.base;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A budget of bytes inside a larger one: node → session → statement → operator. Reserving more than any of them allows
 * is refused with 53200 before the memory is taken, so that nobody meets an OutOfMemoryError. Any thread.
 */
public final class MemoryAccount {
    private final String name;
    private final MemoryAccount parent;
    private final long bytesMax;
    private final AtomicLong bytesUsed = new AtomicLong();

    private MemoryAccount(String name, MemoryAccount parent, long bytesMax) {
        this.name = name;
        this.parent = parent;
        this.bytesMax = bytesMax;
    }

    public static MemoryAccount root(String name, long bytesMax) {
        return new MemoryAccount(name, null, bytesMax);
    }

    public MemoryAccount child(String childName, long childBytesMax) {
        return new MemoryAccount(childName, this, childBytesMax);
    }

    /** Throws a {@link StatementError} 53200 and takes nothing if it does not fit. */
    public void reserve(long bytes) {
        Check.that(bytes >= 0, "a reservation is not negative");
        long used = bytesUsed.addAndGet(bytes);
        if (used > bytesMax) {
            bytesUsed.addAndGet(-bytes);
            throw new StatementError(SqlState.OUT_OF_MEMORY, "out of memory", "The " + name + " may use " + bytesMax
                    + " bytes, has " + (used - bytes) + " and asked for " + bytes + " more.", null, 0);
        }
        if (parent != null) {
            reserveInParent(bytes);
        }
    }

    private void reserveInParent(long bytes) {
        boolean reserved = false;
        try {
            parent.reserve(bytes);
            reserved = true;
        } finally {
            if (!reserved) {
                bytesUsed.addAndGet(-bytes);
            }
        }
    }

    public void release(long bytes) {
        long used = bytesUsed.addAndGet(-bytes);
        Check.that(bytes >= 0 && used >= 0, "more released than reserved in %s", name);
        if (parent != null) {
            parent.release(bytes);
        }
    }

    /** Gives back all that is reserved here; the account must have no children in use. */
    public void releaseAll() {
        release(bytesUsed.get());
    }

    public long bytesUsed() {
        return bytesUsed.get();
    }

    public long bytesMax() {
        return bytesMax;
    }
}
