package io.phantomdb.session;

import io.phantomdb.base.Bytes;

/** Where the data of COPY … FROM STDIN come from. */
public interface CopySource {
    /** Waits for more; null at the end. Throws 57014 if the client has given up. */
    Bytes next();
}
