package io.phantomdb.sql.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.rows.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ColumnStatisticsTest {
    private static final double CLOSE = 1e-9;

    /** A tenth is NULL, half is 7, and the rest lies between 0 and 100. */
    private static final ColumnStatistics SKEWED = new ColumnStatistics(Type.INT4, 0.1, 4, 41, List.of(7), List.of(0.5),
            List.of(0, 25, 50, 75, 100));

    @Test
    void commonValuesHaveTheirOwnShare() {
        assertEquals(0.5, SKEWED.equalTo(7, 1000), CLOSE);
    }

    @Test
    void theOthersShareWhatIsLeft() {
        assertEquals(0.4 / 40, SKEWED.equalTo(8, 1000), CLOSE);
    }

    @Test
    void whatIsBelowGrowsWithTheLimit() {
        double last = 0;
        for (int limit = -10; limit <= 110; limit += 5) {
            double below = SKEWED.below(limit);
            assertTrue(below >= last, "below " + limit + ": " + below + " after " + last);
            last = below;
        }
        assertEquals(0, SKEWED.below(-1), CLOSE);
        assertEquals(0.9, SKEWED.below(101), CLOSE);
    }

    @Test
    void nothingIsSaidWithoutValues() {
        ColumnStatistics unknown = new ColumnStatistics(Type.INT4, 0, 4, -1, List.of(), List.of(), List.of());
        assertTrue(Double.isNaN(unknown.below(5)));
        assertEquals(1000, unknown.distinct(1000), CLOSE);
    }
}
