package io.phantomdb.sql.explain;

import java.util.List;

/** FORMAT JSON, YAML and XML (PostgreSQL 15, src/backend/commands/explain.c). */
sealed interface StructureWriter {
    /** The whole text, of lines. */
    String write(Structure query);

    /** An array of one object, two blanks for each level. */
    record OfJson() implements StructureWriter {
        @Override
        public String write(Structure query) {
            StringBuilder out = new StringBuilder("[\n  ");
            object(out, query, 1);
            return out.append("\n]").toString();
        }

        private void object(StringBuilder out, Structure structure, int depth) {
            out.append('{');
            String between = "\n";
            for (var field : structure.fields().entrySet()) {
                out.append(between).append("  ".repeat(depth + 1)).append(quoted(field.getKey())).append(": ");
                value(out, field.getValue(), depth + 1);
                between = ",\n";
            }
            out.append('\n').append("  ".repeat(depth)).append('}');
        }

        private void value(StringBuilder out, Object value, int depth) {
            switch (value) {
                case Structure structure -> object(out, structure, depth);
                case List<?> list when list.isEmpty() || list.getFirst() instanceof Structure ->
                    structures(out, list, depth);
                case List<?> list -> out.append('[')
                        .append(String.join(", ", list.stream().map(each -> quoted(each.toString())).toList()))
                        .append(']');
                case String text -> out.append(quoted(text));
                default -> out.append(value);
            }
        }

        private void structures(StringBuilder out, List<?> list, int depth) {
            out.append('[');
            String between = "\n";
            for (Object each : list) {
                out.append(between).append("  ".repeat(depth + 1));
                object(out, (Structure) each, depth + 1);
                between = ",\n";
            }
            out.append('\n').append("  ".repeat(depth)).append(']');
        }
    }

    /** Lists behind dashes. */
    record OfYaml() implements StructureWriter {
        @Override
        public String write(Structure query) {
            StringBuilder out = new StringBuilder();
            item(out, query, 0);
            return out.substring(1);
        }

        private void item(StringBuilder out, Structure structure, int depth) {
            String lead = "\n" + "  ".repeat(depth) + "- ";
            for (var field : structure.fields().entrySet()) {
                out.append(lead);
                field(out, field.getKey(), field.getValue(), depth + 1);
                lead = "\n" + "  ".repeat(depth + 1);
            }
        }

        private void field(StringBuilder out, String label, Object value, int depth) {
            out.append(label).append(':');
            switch (value) {
                case Structure structure -> structure.fields().forEach((name, each) -> {
                    out.append('\n').append("  ".repeat(depth + 1));
                    field(out, name, each, depth + 1);
                });
                case List<?> list when !list.isEmpty() && list.getFirst() instanceof Structure ->
                    list.forEach(each -> item(out, (Structure) each, depth + 1));
                case List<?> list -> list.forEach(each -> out.append('\n').append("  ".repeat(depth + 1)).append("- ")
                        .append(quoted(each.toString())));
                case String text -> out.append(' ').append(quoted(text));
                default -> out.append(' ').append(value);
            }
        }
    }

    /** Elements named like the labels, with hyphens for blanks. */
    record OfXml() implements StructureWriter {
        @Override
        public String write(Structure query) {
            StringBuilder out = new StringBuilder("<explain xmlns=\"http://www.postgresql.org/2009/explain\">");
            element(out, "Query", query, 1);
            return out.append("\n</explain>").toString();
        }

        private void element(StringBuilder out, String label, Object value, int depth) {
            String name = label.replaceAll("[^A-Za-z0-9_.-]", "-");
            String lead = "\n" + "  ".repeat(depth);
            out.append(lead).append('<').append(name).append('>');
            switch (value) {
                case Structure structure -> {
                    structure.fields().forEach((inner, each) -> element(out, inner, each, depth + 1));
                    out.append(lead);
                }
                case List<?> list -> {
                    list.forEach(each -> element(out, label.equals("Plans") ? "Plan" : "Item", each, depth + 1));
                    out.append(lead);
                }
                default -> out.append(value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
            }
            out.append("</").append(name).append('>');
        }
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            switch (each) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> out.append(each < ' ' ? String.format("\\u%04x", (int) each) : String.valueOf(each));
            }
        }
        return out.append('"').toString();
    }
}
