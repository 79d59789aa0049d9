package io.phantomdb.rows.function;

import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Type;

/**
 * How an offset is added to a sort key, for the bounds of RANGE frames: the in_range functions of PostgreSQL (PostgreSQL 15,
 * chapter 38.16.3). Immutable.
 */
public interface RangeOffset {
    Type offsetType();

    /**
     * Whether the value is at or before (less), or at or behind, base plus (or minus) offset. None of the three is NULL. A sum
     * beyond what the type holds lies beyond every value. 22013 if the offset is negative.
     */
    boolean within(Object value, Object base, Object offset, boolean subtract, boolean less, EvalContext context);
}
