package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;

/**
 * Correlation, covariance and linear regression of pairs (Y, X) of double precision (PostgreSQL 15, table 9.60), by updating
 * sums of squared differences (Youngs and Cramer, 1971). A pair with a NULL does not count.
 */
final class RegressionAccumulator implements Accumulator {
    /** What is asked for. */
    enum Result {
        CORRELATION("corr"),
        POPULATION_COVARIANCE("covar_pop"),
        SAMPLE_COVARIANCE("covar_samp"),
        AVERAGE_X("regr_avgx"),
        AVERAGE_Y("regr_avgy"),
        INTERCEPT("regr_intercept"),
        DETERMINATION("regr_r2"),
        SLOPE("regr_slope"),
        SQUARES_X("regr_sxx"),
        PRODUCTS("regr_sxy"),
        SQUARES_Y("regr_syy");

        private final String function;

        Result(String function) {
            this.function = function;
        }

        String function() {
            return function;
        }
    }

    private final Result result;
    private double count;
    private double sumX;
    private double squaresX;
    private double sumY;
    private double squaresY;
    private double products;

    RegressionAccumulator(Result result) {
        this.result = result;
    }

    @Override
    public void add(Object first, Object second) {
        if (first == null || second == null) {
            return;
        }
        double y = (Double) first;
        double x = (Double) second;
        double before = count;
        count++;
        sumX += x;
        sumY += y;
        if (before > 0) {
            double distanceX = x * count - sumX;
            double distanceY = y * count - sumY;
            double scale = 1 / (count * before);
            grow(distanceX * distanceX * scale, distanceY * distanceY * scale, distanceX * distanceY * scale);
        } else {
            first(isFinite(x), isFinite(y));
        }
    }

    private static boolean isFinite(double value) {
        return !Double.isNaN(value) && !Double.isInfinite(value);
    }

    private void first(boolean finiteX, boolean finiteY) {
        squaresX = finiteX ? 0 : Double.NaN;
        squaresY = finiteY ? 0 : Double.NaN;
        products = finiteX && finiteY ? 0 : Double.NaN;
    }

    private void grow(double moreX, double moreY, double moreProducts) {
        squaresX += moreX;
        squaresY += moreY;
        products += moreProducts;
        boolean infinite = Double.isInfinite(squaresX) || Double.isInfinite(squaresY)
                || Double.isInfinite(products) || Double.isInfinite(sumX) || Double.isInfinite(sumY);
        if (infinite && isFinite(sumX) && isFinite(sumY)) {
            throw FloatFunctions.overflow();
        }
        squaresX = Double.isInfinite(squaresX) ? Double.NaN : squaresX;
        squaresY = Double.isInfinite(squaresY) ? Double.NaN : squaresY;
        products = Double.isInfinite(products) ? Double.NaN : products;
    }

    @Override
    public Object result() {
        if (count < 1) {
            return null;
        }
        return switch (result) {
            case CORRELATION -> squaresX == 0 || squaresY == 0 ? null : products / Math.sqrt(squaresX * squaresY);
            case POPULATION_COVARIANCE -> products / count;
            case SAMPLE_COVARIANCE -> count < 2 ? null : products / (count - 1);
            case AVERAGE_X -> sumX / count;
            case AVERAGE_Y -> sumY / count;
            case INTERCEPT -> squaresX == 0 ? null : (sumY - sumX * products / squaresX) / count;
            case DETERMINATION -> determination();
            case SLOPE -> squaresX == 0 ? null : products / squaresX;
            case SQUARES_X -> squaresX;
            case PRODUCTS -> products;
            case SQUARES_Y -> squaresY;
        };
    }

    /** The square of the correlation; 1 where all Y are the same. */
    private Double determination() {
        if (squaresX == 0) {
            return null;
        }
        return squaresY == 0 ? 1.0 : products * products / (squaresX * squaresY);
    }

    @Override
    public void encode(ByteWriter to) {
        for (double value : new double[]{count, sumX, squaresX, sumY, squaresY, products}) {
            to.u64(Double.doubleToLongBits(value));
        }
    }

    @Override
    public void merge(ByteReader from) {
        double[] other = new double[6];
        for (int at = 0; at < other.length; at++) {
            other[at] = Double.longBitsToDouble(from.u64());
        }
        if (other[0] == 0) {
            return;
        }
        if (count == 0) {
            count = other[0];
            sumX = other[1];
            squaresX = other[2];
            sumY = other[3];
            squaresY = other[4];
            products = other[5];
            return;
        }
        double distanceX = sumX / count - other[1] / other[0];
        double distanceY = sumY / count - other[3] / other[0];
        double scale = count * other[0] / (count + other[0]);
        count += other[0];
        sumX += other[1];
        sumY += other[3];
        grow(other[2] + scale * distanceX * distanceX, other[4] + scale * distanceY * distanceY,
                other[5] + scale * distanceX * distanceY);
    }
}
