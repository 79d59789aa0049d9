package io.phantomdb.rows.text;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Inet;
import io.phantomdb.rows.Type;
import java.util.Arrays;

/**
 * The text form of inet and cidr (PostgreSQL 15, chapter 8.9; its inet_net_pton.c). An inet of IPv4 has all four numbers, or as
 * many as its length covers; a cidr may leave numbers at the end out, and its length, which then follows from the class of the
 * network.
 */
public final class InetText {
    private static final int CLASS_D = 224;

    private InetText() {}

    static String write(Type type, Inet inet) {
        boolean isShort = inet.isHost() && type.plain() == Type.INET;
        return isShort ? host(inet) : host(inet) + "/" + inet.bits();
    }

    /** The address alone. */
    public static String host(Inet inet) {
        return inet.isV4() ? dotted(inet.address(), 0) : V6Text.write(inet.address());
    }

    static String dotted(Bytes address, int from) {
        StringBuilder text = new StringBuilder();
        for (int at = from; at < from + Inet.V4_BYTES; at++) {
            text.append(at == from ? "" : ".").append(address.at(at) & 0xFF);
        }
        return text.toString();
    }

    /** Of a network in as few numbers as its length needs: {@code 10.1/16}. */
    public static String abbreviated(Inet network) {
        return network.isV4() ? abbreviatedV4(network) : V6Text.abbreviated(network);
    }

    private static String abbreviatedV4(Inet network) {
        StringBuilder text = new StringBuilder(network.bits() == 0 ? "0" : "");
        for (int at = 0; at < (network.bits() + 7) / 8; at++) {
            text.append(at == 0 ? "" : ".").append(network.network().address().at(at) & 0xFF);
        }
        return text.append('/').append(network.bits()).toString();
    }

    /** 22P02 if it is none. */
    static Inet read(Type type, String text) {
        boolean isNetwork = type == Type.CIDR;
        Inet inet = text.indexOf(':') >= 0 ? V6Text.read(text) : isNetwork ? network(text) : address(text);
        if (inet == null) {
            throw InputErrors.syntax(type.sqlName(), text);
        }
        if (isNetwork && !inet.isNetwork()) {
            throw new StatementError(SqlState.INVALID_TEXT_REPRESENTATION, "invalid cidr value: \"" + text + "\"")
                    .withDetail("Value has bits set to right of mask.");
        }
        return inet;
    }

    /** Null if it is none. */
    private static Inet address(String text) {
        int slash = text.indexOf('/');
        byte[] octets = octets(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? 32 : length(text.substring(slash + 1), 32);
        if (octets == null || bits < 0 || slash < 0 && octets.length < Inet.V4_BYTES || bits / 8 > octets.length) {
            return null;
        }
        return new Inet(Bytes.wrap(Arrays.copyOf(octets, Inet.V4_BYTES)), bits);
    }

    /** Null if it is none. */
    private static Inet network(String text) {
        int slash = text.indexOf('/');
        String numbers = slash < 0 ? text : text.substring(0, slash);
        byte[] octets = numbers.startsWith("0x") || numbers.startsWith("0X")
                ? hexadecimal(numbers.substring(2))
                : octets(numbers);
        if (octets == null) {
            return null;
        }
        int bits = slash < 0 ? bitsByClass(octets) : length(text.substring(slash + 1), 32);
        return bits < 0 ? null : new Inet(Bytes.wrap(Arrays.copyOf(octets, Inet.V4_BYTES)), bits);
    }

    /** As long as the classes of networks say (RFC 791), and as what was written. */
    private static int bitsByClass(byte[] octets) {
        int first = octets[0] & 0xFF;
        int byClass = first >= 240 ? 32 : first >= CLASS_D ? 8 : first >= 192 ? 24 : first >= 128 ? 16 : 8;
        int bits = Math.max(byClass, 8 * octets.length);
        return bits == 8 && first == CLASS_D ? 4 : bits;
    }

    /** Digits in pairs, the last one alone if there is one too many; null if they are none, or more than four bytes. */
    private static byte[] hexadecimal(String digits) {
        if (digits.isEmpty() || digits.length() > 2 * Inet.V4_BYTES || !isAll(digits, 16)) {
            return null;
        }
        byte[] octets = new byte[(digits.length() + 1) / 2];
        for (int at = 0; at < digits.length(); at++) {
            octets[at / 2] |= (byte) (Character.digit(digits.charAt(at), 16) << (at % 2 == 0 ? 4 : 0));
        }
        return octets;
    }

    /** One to four numbers with dots between; null if they are none. */
    static byte[] octets(String text) {
        String[] numbers = text.split("\\.", -1);
        byte[] octets = new byte[numbers.length];
        for (int at = 0; at < numbers.length; at++) {
            int value = number(numbers[at], 255);
            if (value < 0 || numbers.length > Inet.V4_BYTES) {
                return null;
            }
            octets[at] = (byte) value;
        }
        return octets;
    }

    /** A length without zeros in front of it; negative if it is none. */
    static int length(String text, int most) {
        return number(text, most);
    }

    private static int number(String text, int most) {
        if (text.isEmpty() || !isAll(text, 10)) {
            return -1;
        }
        int value = 0;
        for (int at = 0; at < text.length(); at++) {
            value = 10 * value + text.charAt(at) - '0';
            if (value > most) {
                return -1;
            }
        }
        return value;
    }

    private static boolean isAll(String text, int radix) {
        return text.chars().allMatch(each -> each < 128 && Character.digit(each, radix) >= 0);
    }
}
