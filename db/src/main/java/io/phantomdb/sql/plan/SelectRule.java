package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.BoundQuery;

/** A way to write a block of a query differently, with the same rows, so that it can be carried out better. */
@FunctionalInterface
interface SelectRule {
    /** Null if there is nothing for it to do. What it has done once may make room for doing it again. */
    BoundQuery.Select apply(BoundQuery.Select select);
}
