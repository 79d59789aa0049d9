package io.phantomdb.sql.tree;

/** An option in parentheses, such as {@code fillfactor = 90}: the name in lower case, the value as text, or null if only the name was written. */
public record StorageOption(String name, String value, int position) implements Node {}
