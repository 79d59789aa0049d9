package io.phantomdb.base.settings;

/** Text settings by what their text means. */
public enum TextForm {
    /** Any text. */
    ANY {
        @Override
        String canonical(String name, String raw, String current) {
            return raw;
        }
    },
    /** A label: printable ASCII, at most 63 characters. */
    LABEL {
        @Override
        String canonical(String name, String raw, String current) {
            byte[] bytes = raw.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            StringBuilder label = new StringBuilder();
            for (int index = 0; index < Math.min(bytes.length, 63); index++) {
                label.append(bytes[index] >= 32 && bytes[index] < 127 ? (char) bytes[index] : '?');
            }
            return label.toString();
        }
    },
    /** A list of schemas. */
    SEARCH_PATH {
        @Override
        String canonical(String name, String raw, String current) {
            if (IdentifierList.parse(raw) == null) {
                throw SettingType.invalid(name, raw).withDetail("List syntax is invalid.");
            }
            return raw;
        }
    },
    /** A character set that text can be sent in. */
    ENCODING {
        @Override
        String canonical(String name, String raw, String current) {
            String canonical = Encodings.canonical(raw);
            if (canonical == null) {
                throw SettingType.invalid(name, raw);
            }
            return canonical;
        }
    },
    /** Output form and order of day, month and year. */
    DATE_STYLE {
        @Override
        String canonical(String name, String raw, String current) {
            return DateStyles.canonical(name, raw, current);
        }
    },
    TIME_ZONE {
        @Override
        String canonical(String name, String raw, String current) {
            String canonical = TimeZones.canonical(raw);
            if (canonical == null) {
                throw SettingType.invalid(name, raw);
            }
            return canonical;
        }
    };

    abstract String canonical(String name, String raw, String current);
}
