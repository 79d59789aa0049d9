package io.phantomdb.pgwire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Who is asked for what when it connects, by where it comes from: the first rule that fits (PostgreSQL 15, chapter 21.1, of which this
 * is the part for TCP). A value.
 */
public record AccessRules(List<Rule> rules) {
    /** What a client has to show. */
    public enum Method {
        TRUST,
        REJECT,
        SCRAM_SHA_256;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether a rule is for connections with TLS. */
    public enum Encryption {
        EITHER,
        ONLY,
        NEVER
    }

    /**
     * One line.
     *
     * @param databases names, or {@code all}, or {@code sameuser}
     * @param roles names, or {@code all}
     * @param address null for all
     */
    public record Rule(Encryption encryption, List<String> databases, List<String> roles, Network address,
            Method method) {
        public Rule {
            databases = List.copyOf(databases);
            roles = List.copyOf(roles);
        }

        boolean fits(Client client) {
            boolean encrypted = switch (encryption) {
                case EITHER -> true;
                case ONLY -> client.isEncrypted();
                case NEVER -> !client.isEncrypted();
            };
            boolean database = databases.contains("all") || databases.contains(client.database())
                    || databases.contains("sameuser") && client.database().equals(client.role());
            boolean role = roles.contains("all") || roles.contains(client.role());
            return encrypted && database && role && (address == null || address.contains(client.address()));
        }
    }

    /** Who wants in; the address is that of the host, without a port. */
    public record Client(String address, boolean isEncrypted, String role, String database) {}

    /** Whoever comes is trusted. */
    public static final AccessRules TRUST = parse("host all all all trust");

    /** Whoever is on this machine is trusted, everybody else is asked for a password. */
    public static final AccessRules USUAL = parse("""
            host all all 127.0.0.1/8 trust
            host all all ::1/128 trust
            host all all all scram-sha-256
            """);

    public AccessRules {
        rules = List.copyOf(rules);
    }

    /** True if some rule is for connections with TLS only. */
    public boolean needTls() {
        return rules.stream().anyMatch(rule -> rule.encryption() == Encryption.ONLY);
    }

    /** Null if no rule fits. */
    Method of(Client client) {
        return rules.stream().filter(rule -> rule.fits(client)).map(Rule::method).findFirst().orElse(null);
    }

    /** Of the text of a file such as pg_hba.conf; IllegalArgumentException with a sentence for the operator, and the line. */
    public static AccessRules parse(String text) {
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String rule = line.replaceFirst("#.*", "").strip();
            if (!rule.isEmpty()) {
                try {
                    rules.add(rule(rule.split("\\s+")));
                } catch (IllegalArgumentException wrong) {
                    throw new IllegalArgumentException("line " + number + ": " + wrong.getMessage(), wrong);
                }
            }
        }
        return new AccessRules(rules);
    }

    private static Rule rule(String[] words) {
        Encryption encryption = switch (words[0]) {
            case "host" -> Encryption.EITHER;
            case "hostssl" -> Encryption.ONLY;
            case "hostnossl" -> Encryption.NEVER;
            default -> throw new IllegalArgumentException(
                    "\"" + words[0] + "\" is none of host, hostssl, hostnossl");
        };
        if (words.length != 5) {
            throw new IllegalArgumentException("a rule is: " + words[0] + " DATABASE ROLE ADDRESS METHOD");
        }
        Network address = words[3].equals("all") ? null : Network.parse(words[3]);
        for (Method method : Method.values()) {
            if (method.word().equals(words[4])) {
                return new Rule(encryption, List.of(words[1].split(",")), List.of(words[2].split(",")), address,
                        method);
            }
        }
        throw new IllegalArgumentException("\"" + words[4] + "\" is none of trust, reject, scram-sha-256");
    }
}
