package io.phantomdb.pgwire;

import java.math.BigInteger;

/**
 * A range of addresses, written as {@code 192.168.0.0/16} or {@code fe80::/10}. Addresses are parsed here: nothing is ever looked up.
 *
 * @param bytes 4 or 16
 * @param prefixBits how many bits an address has in common with it
 */
record Network(byte[] bytes, int prefixBits) {
    private static final int BITS_OF_A_GROUP = 16;
    private static final int GROUPS = 8;

    static Network parse(String text) {
        int slash = text.indexOf('/');
        byte[] bytes = address(slash < 0 ? text : text.substring(0, slash));
        if (bytes == null) {
            throw new IllegalArgumentException("\"" + text + "\" is no address such as 10.0.0.0/8 or ::1/128");
        }
        int most = bytes.length * Byte.SIZE;
        try {
            int prefix = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (prefix >= 0 && prefix <= most) {
                return new Network(bytes, prefix);
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("\"" + text + "\" has no number of bits after its slash", noNumber);
        }
        throw new IllegalArgumentException("\"" + text + "\" may have at most " + most + " bits");
    }

    /** False for what is no address at all. */
    boolean contains(String host) {
        byte[] other = address(host);
        if (other == null || other.length != bytes.length) {
            return false;
        }
        int dropped = bytes.length * Byte.SIZE - prefixBits;
        return new BigInteger(1, bytes).shiftRight(dropped).equals(new BigInteger(1, other).shiftRight(dropped));
    }

    /** Null if it is none. An IPv4 address inside of an IPv6 one is the former. */
    private static byte[] address(String text) {
        String plain = text.replaceFirst("%.*", "");
        if (plain.regionMatches(true, 0, "::ffff:", 0, 7) && plain.indexOf('.') > 0) {
            plain = plain.substring(7);
        }
        return plain.indexOf(':') < 0 ? version4(plain) : version6(plain);
    }

    private static byte[] version4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[4];
        for (int at = 0; at < parts.length; at++) {
            if (parts.length != bytes.length || !parts[at].matches("[0-9]{1,3}") || Integer.parseInt(parts[at]) > 255) {
                return null;
            }
            bytes[at] = (byte) Integer.parseInt(parts[at]);
        }
        return bytes;
    }

    private static byte[] version6(String text) {
        int gap = text.indexOf("::");
        String[] left = groups(gap < 0 ? text : text.substring(0, gap));
        String[] right = gap < 0 ? new String[0] : groups(text.substring(gap + 2));
        int missing = GROUPS - left.length - right.length;
        if (gap < 0 ? missing != 0 : missing < 1) {
            return null;
        }
        byte[] bytes = new byte[2 * GROUPS];
        return put(left, 0, bytes) && put(right, GROUPS - right.length, bytes) ? bytes : null;
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    private static boolean put(String[] groups, int from, byte[] into) {
        for (int at = 0; at < groups.length; at++) {
            if (!groups[at].matches("[0-9a-fA-F]{1,4}")) {
                return false;
            }
            int group = Integer.parseInt(groups[at], BITS_OF_A_GROUP);
            into[2 * (from + at)] = (byte) (group >>> Byte.SIZE);
            into[2 * (from + at) + 1] = (byte) group;
        }
        return true;
    }
}
