package io.phantomdb.host.real;

import io.phantomdb.base.Check;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.OptionalInt;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.rollcycles.RollCycleArithmetic;

/**
 * A roll cycle without a clock: the number is set, and it only rises. Chronicle names the file of a cycle by a date, so
 * number n is the second n of 1970 and after: enough until 2038 if a cycle is rolled every second.
 */
final class ExplicitCycle implements RollCycle {
    private static final String SUFFIX = ".cq4";
    private static final String PREPARED_SUFFIX = ".precreated";
    private static final String FORMER_SUFFIX = ".former";
    private static final String FORMAT = "yyyyMMdd-HHmmss'M'";
    private static final DateTimeFormatter NAMES = DateTimeFormatter.ofPattern(FORMAT, Locale.ROOT);
    private static final int MILLIS_PER_NUMBER = 1_000;

    private final RollCycleArithmetic arithmetic;
    private volatile int number;

    ExplicitCycle(int indexCount, int indexSpacing, int number) {
        this.arithmetic = RollCycleArithmetic.of(indexCount, indexSpacing);
        this.number = number;
    }

    void set(int next) {
        Check.that(next > number, "cycle %d comes after %d", next, number);
        number = next;
    }

    static Path file(Path directory, int number) {
        return directory.resolve(stem(number) + SUFFIX);
    }

    /** Where the file of a former process is, out of Chronicle's sight. */
    static Path formerFile(Path directory, int number) {
        return directory.resolve(stem(number) + FORMER_SUFFIX);
    }

    /** Where Chronicle looks for a prepared file before it makes one of its own. */
    static Path preparedFile(Path directory, int number) {
        return directory.resolve(stem(number) + PREPARED_SUFFIX);
    }

    static boolean isPrepared(Path file) {
        return file.getFileName().toString().endsWith(PREPARED_SUFFIX);
    }

    private static String stem(int number) {
        return NAMES.format(LocalDateTime.ofEpochSecond(number, 0, ZoneOffset.UTC));
    }

    /** The number of the cycle a file belongs to, if it belongs to one. */
    static OptionalInt numberOf(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(SUFFIX) && !name.endsWith(FORMER_SUFFIX)) {
            return OptionalInt.empty();
        }
        try {
            LocalDateTime date = LocalDateTime.parse(name.substring(0, name.lastIndexOf('.')), NAMES);
            return OptionalInt.of((int) date.toEpochSecond(ZoneOffset.UTC));
        } catch (DateTimeParseException foreign) {
            return OptionalInt.empty();
        }
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public int lengthInMillis() {
        return MILLIS_PER_NUMBER;
    }

    @Override
    public int defaultIndexCount() {
        return arithmetic.indexCount();
    }

    @Override
    public int defaultIndexSpacing() {
        return arithmetic.indexSpacing();
    }

    @Override
    public int current(TimeProvider time, long epoch) {
        return number;
    }

    @Override
    public long toIndex(int cycle, long sequenceNumber) {
        return arithmetic.toIndex(cycle, sequenceNumber);
    }

    @Override
    public long toSequenceNumber(long index) {
        return arithmetic.toSequenceNumber(index);
    }

    @Override
    public int toCycle(long index) {
        return arithmetic.toCycle(index);
    }

    @Override
    public long maxMessagesPerCycle() {
        return arithmetic.maxMessagesPerCycle();
    }
}
