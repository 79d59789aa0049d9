package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;

/** The variance and its root in floating point, by updating the sum of squared differences (Youngs and Cramer, 1971). */
final class FloatDeviation implements Accumulator {
    private final Deviation result;
    private double count;
    private double sum;
    private double spread;

    FloatDeviation(Deviation result) {
        this.result = result;
    }

    @Override
    public void add(Object first, Object second) {
        if (first == null) {
            return;
        }
        double value = ((Number) first).doubleValue();
        double before = count;
        count++;
        sum += value;
        if (before > 0) {
            double difference = value * count - sum;
            spread += difference * difference / (count * before);
        } else if (Double.isNaN(value) || Double.isInfinite(value)) {
            spread = Double.NaN;
        }
    }

    @Override
    public Object result() {
        if (count == 0 || result.ofSample() && count == 1) {
            return null;
        }
        double variance = spread / (result.ofSample() ? count - 1 : count);
        return result.isDeviation() ? Math.sqrt(variance) : variance;
    }

    @Override
    public void encode(ByteWriter to) {
        to.u64(Double.doubleToLongBits(count)).u64(Double.doubleToLongBits(sum))
                .u64(Double.doubleToLongBits(spread));
    }

    @Override
    public void merge(ByteReader from) {
        double otherCount = Double.longBitsToDouble(from.u64());
        double otherSum = Double.longBitsToDouble(from.u64());
        double otherSpread = Double.longBitsToDouble(from.u64());
        if (otherCount == 0) {
            return;
        }
        if (count > 0) {
            double difference = sum / count - otherSum / otherCount;
            spread += otherSpread + count * otherCount * difference * difference / (count + otherCount);
        } else {
            spread = otherSpread;
        }
        count += otherCount;
        sum += otherSum;
    }
}
