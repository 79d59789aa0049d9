package io.phantomdb.session;

import io.phantomdb.base.settings.TimeZones;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.TextSettings.DateOrder;
import io.phantomdb.rows.TextSettings.DateStyle;
import io.phantomdb.rows.TextSettings.IntervalStyle;
import java.util.Locale;
import java.util.Locale;

/** What the text forms of datums depend on in a session; made anew only when a setting has changed. */
final class SessionText implements TextContext {
    private final SettingValues settings;
    private final SessionEnvironment environment;
    private TextSettings made;
    private int madeVersion = -1;

    SessionText(SettingValues settings, SessionEnvironment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public TextSettings textSettings() {
        if (madeVersion != settings.version() || made.names() != environment.names()) {
            made = make();
            madeVersion = settings.version();
        }
        return made;
    }

    private TextSettings make() {
        String dateStyle = settings.get("datestyle").toUpperCase(Locale.ROOT);
        int comma = dateStyle.indexOf(", ");
        return new TextSettings(TimeZones.zone(settings.get("timezone")),
                DateStyle.valueOf(dateStyle.substring(0, comma)), DateOrder.valueOf(dateStyle.substring(comma + 2)),
                Integer.parseInt(settings.get("extra_float_digits")), settings.get("bytea_output").equals("escape"),
                IntervalStyle.valueOf(settings.get("intervalstyle").toUpperCase(Locale.ROOT)),
                environment.names());
    }

    @Override
    public long transactionMicros() {
        return environment.transactionStartMicros();
    }
}
