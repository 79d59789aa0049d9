package io.phantomdb.sql;

import io.phantomdb.base.settings.TimeZones;
import io.phantomdb.rows.CatalogNames;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.TextSettings.DateOrder;
import io.phantomdb.rows.TextSettings.DateStyle;
import io.phantomdb.rows.TextSettings.IntervalStyle;
import java.util.Locale;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** Reads the settings that text forms depend on; those a session does not have are PostgreSQL's defaults. */
final class SessionTextSettings {
    private SessionTextSettings() {}

    static TextSettings of(Environment environment, CatalogNames names) {
        String zone = environment.setting("timezone");
        String floats = environment.setting("extra_float_digits");
        ZoneId zoneId = zone == null ? ZoneOffset.UTC : TimeZones.zone(zone);
        return new TextSettings(zoneId, style(environment.setting("datestyle")),
                order(environment.setting("datestyle")),
                floats == null ? 1 : Integer.parseInt(floats), "escape".equals(environment.setting("bytea_output")),
                intervalStyle(environment.setting("intervalstyle")), names);
    }

    private static IntervalStyle intervalStyle(String kept) {
        return kept == null ? IntervalStyle.POSTGRES : IntervalStyle.valueOf(kept.toUpperCase(Locale.ROOT));
    }

    /** Kept as {@code ISO, MDY}. */
    private static DateStyle style(String kept) {
        return kept == null
                ? DateStyle.ISO
                : DateStyle.valueOf(kept.substring(0, kept.indexOf(',')).toUpperCase(Locale.ROOT));
    }

    private static DateOrder order(String kept) {
        return kept == null
                ? DateOrder.MDY
                : DateOrder.valueOf(kept.substring(kept.indexOf(',') + 1).strip().toUpperCase(Locale.ROOT));
    }
}
