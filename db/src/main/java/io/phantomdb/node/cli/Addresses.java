package io.phantomdb.node.cli;

import io.phantomdb.host.PeerAddress;
import java.util.ArrayList;
import java.util.List;

/** Addresses as they are typed: {@code HOST:PORT}, several separated by commas. */
final class Addresses {
    private Addresses() {}

    static PeerAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            if (colon > 0) {
                int port = Integer.parseInt(text.substring(colon + 1));
                if (port >= 0 && port <= 65_535) {
                    return new PeerAddress(text.substring(0, colon), port);
                }
            }
        } catch (NumberFormatException notANumber) {
            throw CliFailure.badInput("\"" + text + "\" is not an address: write HOST:PORT, such as 127.0.0.1:26257");
        }
        throw CliFailure.badInput("\"" + text + "\" is not an address: write HOST:PORT, such as 127.0.0.1:26257");
    }

    static List<PeerAddress> parseList(String text) {
        List<PeerAddress> addresses = new ArrayList<>();
        for (String part : text.split(",")) {
            addresses.add(parse(part.strip()));
        }
        return addresses;
    }
}
