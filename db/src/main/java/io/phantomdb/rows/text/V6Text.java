package io.phantomdb.rows.text;

import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Inet;
import java.util.Arrays;

/** The text form of IPv6 addresses: words of sixteen bits, the longest row of zeros left out (RFC 4291, chapter 2.2). */
final class V6Text {
    private static final int WORDS = 8;
    private static final int WORD_DIGITS_MAX = 4;

    /** Words that are zero. */
    private record Zeros(int from, int count) {
        boolean has(int word) {
            return word >= from && word < from + count;
        }
    }

    private V6Text() {}

    static String write(Bytes address) {
        int[] words = words(address);
        Zeros zeros = longest(words, WORDS);
        boolean isV4 = zeros.from == 0
                && (zeros.count == 6 || zeros.count == 7 && words[7] != 1 || zeros.count == 5 && words[5] == 0xFFFF);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < WORDS; at++) {
            if (zeros.has(at)) {
                text.append(at == zeros.from ? ":" : "");
                continue;
            }
            text.append(at == 0 ? "" : ":");
            if (isV4 && at == 6) {
                return text.append(InetText.dotted(address, 12)).toString();
            }
            text.append(Integer.toHexString(words[at]));
        }
        return text.append(zeros.has(WORDS - 1) ? ":" : "").toString();
    }

    private static int[] words(Bytes address) {
        int[] words = new int[WORDS];
        for (int at = 0; at < WORDS; at++) {
            words[at] = (address.at(2 * at) & 0xFF) << 8 | address.at(2 * at + 1) & 0xFF;
        }
        return words;
    }

    /** The first of the longest rows of two zeros or more among the first words; empty if there is none. */
    private static Zeros longest(int[] words, int count) {
        Zeros best = new Zeros(-1, 0);
        int from = 0;
        for (int at = 0; at < count; at++) {
            if (words[at] != 0) {
                from = at + 1;
            } else if (at - from + 1 > Math.max(1, best.count)) {
                best = new Zeros(from, at - from + 1);
            }
        }
        return best;
    }

    /** As many words as the length of the network needs, at least two. */
    static String abbreviated(Inet network) {
        if (network.bits() == 0) {
            return "::/0";
        }
        int[] words = words(network.network().address());
        int count = Math.max(2, (network.bits() + 15) / 16);
        Zeros zeros = longestOfAny(words, count);
        boolean isV4 = zeros.count != count && zeros.from == 0 && (zeros.count == 6
                || zeros.count == 5 && words[5] == 0xFFFF
                || zeros.count == 7 && words[7] >> 8 != 0 && (words[7] & 0xFF) != 1);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < count; at++) {
            if (zeros.has(at)) {
                text.append(at == zeros.from ? ":" : "").append(at == count - 1 ? ":" : "");
            } else if (isV4 && at > 5) {
                text.append(at == 6 ? ":" : ".").append(words[at] >> 8);
                text.append(at == 7 && network.bits() <= 120 ? "" : "." + (words[at] & 0xFF));
            } else {
                text.append(text.isEmpty() ? "" : ":").append(Integer.toHexString(words[at]));
            }
        }
        return text.append('/').append(network.bits()).toString();
    }

    /** A single zero counts as well where networks are shortened. */
    private static Zeros longestOfAny(int[] words, int count) {
        Zeros best = longest(words, count);
        for (int at = 0; at < count && best.count == 0; at++) {
            best = words[at] == 0 ? new Zeros(at, 1) : best;
        }
        return best;
    }

    /** An address with or without a length; null if it is none. */
    static Inet read(String text) {
        int slash = text.indexOf('/');
        Bytes address = address(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? 128 : bits(text.substring(slash + 1));
        return address == null || bits < 0 ? null : new Inet(address, bits);
    }

    private static int bits(String text) {
        return text.length() > 1 && text.startsWith("0") ? -1 : InetText.length(text, 128);
    }

    private static Bytes address(String text) {
        int gap = text.indexOf("::");
        byte[] head = words(gap < 0 ? text : text.substring(0, gap), gap < 0);
        byte[] tail = gap < 0 ? new byte[0] : words(text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int missing = Inet.V6_BYTES - head.length - tail.length;
        if (gap < 0 ? missing != 0 : missing < 2) {
            return null;
        }
        byte[] address = Arrays.copyOf(head, Inet.V6_BYTES);
        System.arraycopy(tail, 0, address, Inet.V6_BYTES - tail.length, tail.length);
        return Bytes.wrap(address);
    }

    /** Words with colons between, the last two perhaps written as IPv4; null if they are none. */
    private static byte[] words(String text, boolean isEnd) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] words = text.split(":", -1);
        boolean endsInV4 = isEnd && words[words.length - 1].indexOf('.') >= 0;
        byte[] bytes = new byte[2 * words.length + (endsInV4 ? 2 : 0)];
        for (int at = 0; at < words.length; at++) {
            if (endsInV4 && at == words.length - 1) {
                byte[] octets = InetText.octets(words[at]);
                if (octets == null || octets.length != Inet.V4_BYTES) {
                    return null;
                }
                System.arraycopy(octets, 0, bytes, 2 * at, Inet.V4_BYTES);
            } else if (!word(words[at], bytes, 2 * at)) {
                return null;
            }
        }
        return bytes.length > Inet.V6_BYTES ? null : bytes;
    }

    private static boolean word(String digits, byte[] to, int at) {
        if (digits.isEmpty() || digits.length() > WORD_DIGITS_MAX
                || !digits.chars().allMatch(each -> each < 128 && Character.digit(each, 16) >= 0)) {
            return false;
        }
        int word = Integer.parseInt(digits, 16);
        to[at] = (byte) (word >> 8);
        to[at + 1] = (byte) word;
        return true;
    }
}
