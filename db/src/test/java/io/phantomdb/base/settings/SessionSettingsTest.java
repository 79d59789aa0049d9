package io.phantomdb.base.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.StatementError;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as PostgreSQL 15 reads and shows them; every line was tried there. */
class SessionSettingsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "statement_timeout | 5 s | 5s", "statement_timeout | 90000 | 90s", "statement_timeout | 1.5s | 1500ms",
            "statement_timeout | 2h | 2h", "statement_timeout | 0 | 0", "statement_timeout | 1d | 1d",
            "work_mem | 64MB | 64MB", "work_mem | 1500 | 1500kB", "work_mem | 0.5GB | 512MB",
            "temp_buffers | 1024 | 8MB", "extra_float_digits | 2.6 | 3", "log_min_duration_statement | -1 | -1",
            "geqo | TRUE | on", "geqo | of | off", "geqo | n | off", "geqo | 1 | on", "synchronous_commit | no | off",
            "synchronous_commit | Remote_Apply | remote_apply", "cursor_tuple_fraction | 1 | 1",
            "cursor_tuple_fraction | 0.25 | 0.25", "DateStyle | german | German, DMY",
            "DateStyle | iso, ymd | ISO, YMD",
            "DateStyle | dmy | ISO, DMY", "DateStyle | postgresql | Postgres, MDY",
            "DateStyle | sql, european | SQL, DMY",
            "client_encoding | 'utf-8' | UTF8", "client_encoding | latin1 | LATIN1", "client_encoding | unicode | UTF8",
            "TimeZone | europe/berlin | Europe/Berlin", "TimeZone | -7 | <-07>+07",
            "TimeZone | INTERVAL '+02:00' HOUR TO MINUTE | <+02>-02", "TimeZone | +05:30 | +05:30",
            "TimeZone | UTC+3 | UTC+3", "TimeZone | 5.5 | <+05:30>-05:30", "TimeZone | utc | UTC",
            "vacuum_cost_delay | 1500us | 1500us", "vacuum_cost_delay | 2 | 2ms", "random_page_cost | 1e3 | 1000",
            "jit_above_cost | 1234567 | 1.23457e+06",
            "log_temp_files | 10MB | 10MB", "compute_query_id | AUTO | auto",
            "application_name | a\tb | a?b", "role | none | none", "enable_seqscan | off | off"})
    void valuesAreShownAsPostgresShowsThem(String name, String raw, String shown) {
        Setting setting = SessionSettings.get(name);
        String written = name.equals("client_encoding") && raw.contains("utf-8") ? "'utf-8'" : raw;
        assertEquals(shown, setting.shown(setting.parse(written, setting.initial())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "statement_timeout | -1 | 22023 | -1 ms is outside the valid range for parameter \"statement_timeout\" (0 .. 2147483647)",
            "statement_timeout | abc | 22023 | invalid value for parameter \"statement_timeout\": \"abc\"",
            "statement_timeout | 99999999999 | 22023 | invalid value for parameter \"statement_timeout\": \"99999999999\"",
            "extra_float_digits | 9 | 22023 | 9 is outside the valid range for parameter \"extra_float_digits\" (-15 .. 3)",
            "cursor_tuple_fraction | 2 | 22023 | 2 is outside the valid range for parameter \"cursor_tuple_fraction\" (0 .. 1)",
            "geqo | o | 22023 | parameter \"geqo\" requires a Boolean value",
            "bytea_output | x | 22023 | invalid value for parameter \"bytea_output\": \"x\"",
            "TimeZone | Foo/Bar | 22023 | invalid value for parameter \"TimeZone\": \"Foo/Bar\"",
            "TimeZone | 25 | 22023 | invalid value for parameter \"TimeZone\": \"25\"",
            "DateStyle | foo | 22023 | invalid value for parameter \"DateStyle\": \"foo\"",
            "client_encoding | klingon | 22023 | invalid value for parameter \"client_encoding\": \"klingon\"",
            "server_version | 9 | 55P02 | parameter \"server_version\" cannot be changed"})
    void whatMakesNoSenseIsRefusedInItsWords(String name, String raw, String code, String message) {
        Setting setting = SessionSettings.get(name);
        StatementError error = assertThrows(StatementError.class, () -> setting.parse(raw, setting.initial()));
        assertEquals(code, error.state().code());
        assertEquals(message, error.getMessage());
    }

    @Test
    void namesAreFoundInAnyCase() {
        assertEquals("DateStyle", SessionSettings.get("DATESTYLE").name());
        assertEquals("TimeZone", SessionSettings.get("time zone").name());
        assertNull(SessionSettings.find("nope"));
        assertTrue(SessionSettings.isCustom("my.own"));
        assertEquals("42704", assertThrows(StatementError.class, () -> SessionSettings.get("nope")).state().code());
    }

    @Test
    void keptValuesStayWhatTheyAre() {
        for (Setting setting : SessionSettings.all()) {
            assertEquals(setting.initial(), setting.type().parse(setting.name(), setting.initial(), setting.initial()),
                    setting.name());
        }
    }

    @Test
    void zonesHaveTheRulesOfTheirName() {
        Instant winter = Instant.ofEpochSecond(1_700_000_000);
        assertEquals(ZoneOffset.ofHours(1), TimeZones.zone("Europe/Berlin").getRules().getOffset(winter));
        assertEquals(ZoneOffset.ofHours(-7), TimeZones.zone("<-07>+07").getRules().getOffset(winter));
        assertEquals(ZoneOffset.ofHours(-3), TimeZones.zone("UTC+3").getRules().getOffset(winter));
        assertEquals(ZoneOffset.ofHoursMinutes(-5, -30), TimeZones.zone("+05:30").getRules().getOffset(winter));
        assertEquals(ZoneOffset.ofHoursMinutes(5, 30), TimeZones.zone("<+05:30>-05:30").getRules().getOffset(winter));
    }
}
