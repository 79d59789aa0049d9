package io.phantomdb.host;

/** How a request to the world ended: told on the store loop, exactly once unless the node stops first. */
@FunctionalInterface
public interface Completion<T> {
    /** Either a value (null for Void) and no error, or an error. */
    void done(T value, Exception error);
}
