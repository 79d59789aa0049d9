package io.phantomdb.sql.plan;

import io.phantomdb.rows.Type;
import java.util.List;

/** A subquery in an expression: run once, or, if it is correlated, for every row that asks. */
public record SubqueryPlan(Plan plan, boolean correlated, List<Type> types) {}
