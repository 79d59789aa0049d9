package io.phantomdb.sql.catalog;

/**
 * A type of rows (PostgreSQL 15, CREATE TYPE … AS). Its attributes are the columns of its descriptor, which keep their numbers
 * as those of tables do. Columns of the type hold it as it is in their own tables' descriptors, which are changed with it.
 *
 * @param arrayId the number of the type of its arrays
 */
public record CompositeDescriptor(int arrayId) implements TableDescriptor.Nature {}
