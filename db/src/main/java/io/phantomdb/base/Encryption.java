package io.phantomdb.base;

/** How a connection is encrypted, for people to read: such as TLSv1.3, TLS_AES_256_GCM_SHA384, 256. */
public record Encryption(String protocol, String cipher, int keyBits) {}
