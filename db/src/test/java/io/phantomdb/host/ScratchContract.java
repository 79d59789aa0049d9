package io.phantomdb.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.phantomdb.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Disk.Scratch} keeps. */
public abstract class ScratchContract extends Contract {
    private Disk.Scratch scratch() {
        return world.host(1).disk().scratch();
    }

    @Test
    public void blocksAreReadWhereTheyWereWritten() throws Exception {
        Disk.ScratchFile one = labour(1, () -> scratch().create());
        Disk.ScratchFile other = labour(1, () -> scratch().create());
        List<Long> places = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            int salt = number;
            places.add(labour(1, () -> one.append(pattern(100 + 977 * salt, salt))));
            labour(1, () -> other.append(pattern(500, 1_000 + salt)));
        }
        for (int number = 49; number >= 0; number--) {
            Bytes expected = pattern(100 + 977 * number, number);
            long place = places.get(number);
            assertEquals(expected, labour(1, () -> one.read(place, expected.length())));
            assertEquals(expected.slice(10, 60), labour(1, () -> one.read(place + 10, 50)));
        }
        assertEquals(pattern(500, 1_049), labour(1, () -> other.read(49 * 500L, 500)));
        for (Disk.ScratchFile file : List.of(one, other, one)) {
            labour(1, () -> {
                file.close();
                return null;
            });
        }
    }
}
