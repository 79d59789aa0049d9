package io.phantomdb.sql.copy;

/**
 * A column of the data of a COPY, and what is to be done with its values in CSV.
 *
 * @param forceQuote written in quotes, whatever it is
 * @param forceNotNull read as text even if it is the null text
 * @param forceNull read as NULL if it is the null text, even in quotes
 */
public record CopyColumn(String name, boolean forceQuote, boolean forceNotNull, boolean forceNull) {
    public static CopyColumn of(String name) {
        return new CopyColumn(name, false, false, false);
    }
}
