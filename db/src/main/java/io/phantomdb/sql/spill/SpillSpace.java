package io.phantomdb.sql.spill;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Disk;
import io.phantomdb.host.Loops;
import io.phantomdb.host.Scope;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;

/** The scratch files of one statement. One story's. */
public final class SpillSpace {
    private final Scope scope;
    private final SpillCodec codec = new SpillCodec();
    private final LinkedHashSet<Disk.ScratchFile> open = new LinkedHashSet<>();
    private long bytesWritten;

    public SpillSpace(Scope scope) {
        this.scope = scope;
    }

    /** Rows to be appended and read; the file is made when there is a block to write. */
    public SpilledRows rows() {
        return new SpilledRows(this, false);
    }

    /** The same, to be read as often as wanted, and to be closed then. */
    public SpilledRows repeatableRows() {
        return new SpilledRows(this, true);
    }

    /** Closes all files that are still open; harmless when done twice. */
    public void close() {
        if (!open.isEmpty()) {
            List<Disk.ScratchFile> files = List.copyOf(open);
            open.clear();
            labour(() -> {
                for (Disk.ScratchFile file : files) {
                    file.close();
                }
                return null;
            });
        }
    }

    /** How much was written so far. */
    public long bytesWritten() {
        return bytesWritten;
    }

    SpillCodec codec() {
        return codec;
    }

    void tick() {
        scope.tick();
    }

    Disk.ScratchFile create() {
        scope.reached(SpillProbe.ROWS_PUT_AWAY);
        Disk.Scratch scratch = scope.scratch();
        Disk.ScratchFile file = labour(scratch::create);
        open.add(file);
        return file;
    }

    void close(Disk.ScratchFile file) {
        if (open.remove(file)) {
            labour(() -> {
                file.close();
                return null;
            });
        }
    }

    void wrote(long bytes) {
        bytesWritten += bytes;
    }

    /** 53100 if the device is full, 58030 if it fails. */
    <T> T labour(Loops.Labour<T> labour) {
        try {
            return scope.labour("sql.spill", labour);
        } catch (Disk.NoSpace full) {
            scope.reached(SpillProbe.NO_ROOM_FOR_ROWS);
            throw new StatementError(SqlState.DISK_FULL, "could not write to temporary file: No space left on device");
        } catch (IOException failed) {
            throw new StatementError(SqlState.IO_ERROR, "could not use a temporary file", failed.getMessage(), null, 0);
        } catch (RuntimeException broken) {
            throw broken;
        } catch (Exception impossible) {
            throw new IllegalStateException("labour at a temporary file failed", impossible);
        }
    }
}
