package io.phantomdb.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.phantomdb.rows.text.DatumText;
import io.phantomdb.rows.text.NumericBinary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written reads back as the same datum; numeric is held against BigDecimal. */
class TextProperties {
    @Provide
    Arbitrary<AnyDatum.Typed> typed() {
        return AnyDatum.typed();
    }

    @Provide
    Arbitrary<Numeric> numerics() {
        return AnyDatum.numerics();
    }

    @Provide
    Arbitrary<TextSettings> settings() {
        Arbitrary<String> zones = Arbitraries.of("UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu",
                "Africa/Monrovia", "-08:00");
        return zones.map(zone -> TextSettings.of(ZoneId.of(zone)));
    }

    @Property
    void whatIsWrittenReadsBack(@ForAll("typed") AnyDatum.Typed typed, @ForAll("settings") TextSettings settings) {
        Assume.that(!isLocalTimeTwice(typed));
        String text = DatumText.write(typed.type(), typed.datum(), settings);
        Object back = DatumText.read(typed.type(), text, TextContext.of(settings));
        assertEquals(typed.datum(), back);
        assertEquals(text, DatumText.write(typed.type(), back, settings));
    }

    /** At the very edge the local time lies beyond what a timestamp can be, and PostgreSQL does not read it back either. */
    private static boolean isLocalTimeTwice(AnyDatum.Typed typed) {
        return typed.type() == Type.TIMESTAMPTZ && !Instants.isInfinite((Long) typed.datum())
                && ((Long) typed.datum() < Instants.TIMESTAMP_MIN + Instants.MICROS_PER_DAY
                        || (Long) typed.datum() >= Instants.TIMESTAMP_END - Instants.MICROS_PER_DAY);
    }

    @Property
    void numericBinaryReadsBack(@ForAll("numerics") Numeric number) {
        assertEquals(number.toString(), NumericBinary.read(NumericBinary.write(number)).toString());
    }

    @Property
    void doublesWithFewerDigitsRoundAsC(@ForAll double value) {
        TextSettings rounded = new TextSettings(ZoneId.of("UTC"), TextSettings.DateStyle.ISO,
                TextSettings.DateOrder.MDY, 0, false);
        Assume.that(value != 0);
        BigDecimal wanted = new BigDecimal(value).round(new java.math.MathContext(15, RoundingMode.HALF_EVEN));
        assertEquals(0, wanted.compareTo(new BigDecimal(DatumText.write(Type.FLOAT8, value, rounded))));
    }

    @Property
    void numericsCalculateAsBigDecimals(@ForAll("numerics") Numeric left, @ForAll("numerics") Numeric right) {
        Assume.that(left.isFinite() && right.isFinite());
        BigDecimal one = left.decimal();
        BigDecimal other = right.decimal();
        assertEquals(one.add(other), left.add(right).decimal());
        assertEquals(one.subtract(other), left.subtract(right).decimal());
        assertEquals(one.multiply(other), left.multiply(right).decimal());
        assertEquals(one.compareTo(other), left.compareTo(right));
        assertEquals(one.compareTo(other) == 0, left.equals(right));
        if (other.signum() != 0) {
            assertEquals(0, one.remainder(other).compareTo(left.remainder(right).decimal()));
            Numeric quotient = left.divide(right);
            BigDecimal exact = one.divide(other, quotient.displayScale(), RoundingMode.HALF_UP);
            assertEquals(exact, quotient.decimal());
        }
        if (left.equals(right)) {
            assertEquals(left.hashCode(), right.hashCode());
        }
    }

    @Property
    void daysAreThoseOfTheCalendar(@ForAll int day) {
        int within = Math.floorMod(day, 2_000_000) - 1_000_000;
        Instants.Civil civil = Instants.civil(within);
        java.time.LocalDate date = java.time.LocalDate.ofEpochDay(within + 10_957L);
        assertEquals(date, java.time.LocalDate.of(civil.year(), civil.month(), civil.day()));
        assertEquals(within, Instants.day(civil.year(), civil.month(), civil.day()));
        assertEquals(date.get(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR), Instants.isoWeek(within).week());
        assertEquals(date.getDayOfWeek().getValue() % 7, Instants.dayOfWeek(within));
    }
}
