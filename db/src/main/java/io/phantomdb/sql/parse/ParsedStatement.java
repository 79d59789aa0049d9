package io.phantomdb.sql.parse;

import io.phantomdb.sql.tree.Statement;

/**
 * One statement of a query string.
 *
 * @param text as it stood, without the semicolon and the blanks and comments around it
 * @param start where it began in the query string: UTF-16 units from 0
 * @param end behind its last character
 * @param parametersMax the highest $n in it; 0 without parameters
 */
public record ParsedStatement(Statement tree, String text, int start, int end, int parametersMax) {}
