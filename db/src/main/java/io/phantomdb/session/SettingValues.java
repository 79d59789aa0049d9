package io.phantomdb.session;

import io.phantomdb.base.settings.Setting;
import io.phantomdb.base.settings.SessionSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A session's settings, in kept form, by lower-case name. Changes belong to the transaction they are made in: they are
 * undone if it is rolled back, those of SET LOCAL also if it commits.
 */
final class SettingValues {
    /** What was asked for in the start-up packet: RESET comes back to it. */
    private final Map<String, String> start = new TreeMap<>();
    /** Only what differs from the start. */
    private final Map<String, String> current = new TreeMap<>();
    /** What a rollback brings back; null for a custom setting that did not exist. */
    private final Map<String, String> atBegin = new TreeMap<>();
    /** What a commit brings back: values in force before SET LOCAL. */
    private final Map<String, String> afterCommit = new TreeMap<>();
    private final Map<String, String> reported = new TreeMap<>();
    private boolean mayHaveToReport = true;
    private int version;

    /** The kept value, or null if there is no such setting. */
    String get(String lowerName) {
        String value = current.get(lowerName);
        return value != null ? value : startValue(lowerName);
    }

    private String startValue(String lowerName) {
        String value = start.get(lowerName);
        if (value != null) {
            return value;
        }
        Setting setting = SessionSettings.find(lowerName);
        return setting == null ? null : setting.initial();
    }

    /** A setting of the start-up packet. 42704, 22023 or 55P02 if it cannot be. */
    void start(String name, String raw) {
        start.put(key(name), parse(name, raw));
        changed();
    }

    /** What is so, whatever anybody sets. */
    void know(String key, String value) {
        if (!value.equals(start.put(key, value))) {
            changed();
        }
    }

    /** A null value brings back the start value. */
    void set(String name, String raw, boolean local) {
        put(key(name), raw == null ? resetValue(name) : parse(name, raw), local);
    }

    private String resetValue(String name) {
        Setting setting = SessionSettings.find(name);
        if (setting != null) {
            setting.requireChangeable();
        }
        if (setting == null && !SessionSettings.isCustom(name)) {
            throw SessionSettings.unrecognized(name);
        }
        String value = startValue(key(name));
        return value == null ? "" : value;
    }

    private String parse(String name, String raw) {
        Setting setting = SessionSettings.find(name);
        if (setting != null) {
            return setting.parse(raw, get(key(name)));
        }
        if (SessionSettings.isCustom(name)) {
            return raw;
        }
        throw SessionSettings.unrecognized(name);
    }

    private void put(String key, String value, boolean local) {
        String before = get(key);
        if (!atBegin.containsKey(key)) {
            atBegin.put(key, before);
        }
        if (!local) {
            afterCommit.remove(key);
        } else if (!afterCommit.containsKey(key)) {
            afterCommit.put(key, before);
        }
        replace(key, value);
    }

    private void replace(String key, String value) {
        if (value == null || value.equals(startValue(key))) {
            current.remove(key);
        } else {
            current.put(key, value);
        }
        changed();
    }

    private void changed() {
        mayHaveToReport = true;
        version++;
    }

    /** Another number after every change, so that others may keep what they have made of the values. */
    int version() {
        return version;
    }

    /** RESET ALL: every setting but those that belong to the transaction or say who one is. */
    void resetAll() {
        for (String key : List.copyOf(current.keySet())) {
            switch (key) {
                case "role", "session_authorization" -> {
                }
                default -> put(key, startValue(key) == null ? "" : startValue(key), false);
            }
        }
    }

    /** All changes of the transaction up to a place in it. */
    record Mark(Map<String, String> current, Map<String, String> atBegin, Map<String, String> afterCommit) {}

    Mark mark() {
        return new Mark(new TreeMap<>(current), new TreeMap<>(atBegin), new TreeMap<>(afterCommit));
    }

    /** Takes back what was changed since. The mark may be used again. */
    void undoTo(Mark mark) {
        current.clear();
        current.putAll(mark.current);
        atBegin.clear();
        atBegin.putAll(mark.atBegin);
        afterCommit.clear();
        afterCommit.putAll(mark.afterCommit);
        changed();
    }

    void committed() {
        afterCommit.forEach(this::replace);
        afterCommit.clear();
        atBegin.clear();
    }

    void rolledBack() {
        atBegin.forEach(this::replace);
        afterCommit.clear();
        atBegin.clear();
    }

    /** Tells the client of every reported setting whose value is not what it was told last. */
    void report(Replies replies) {
        if (!mayHaveToReport) {
            return;
        }
        mayHaveToReport = false;
        for (Setting setting : SessionSettings.all()) {
            if (setting.isReported()) {
                String value = setting.shown(get(key(setting.name())));
                if (!value.equals(reported.put(setting.name(), value))) {
                    replies.parameterStatus(setting.name(), value);
                }
            }
        }
    }

    /** The key of a name in any case, also of those with spaces that SHOW and SET know. */
    static String key(String name) {
        Setting setting = SessionSettings.find(name);
        return (setting == null ? name : setting.name()).toLowerCase(Locale.ROOT);
    }
}
