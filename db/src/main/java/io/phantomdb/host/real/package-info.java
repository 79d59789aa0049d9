/**
 * The seams over the real world: Netty for sockets, Chronicle Queue for files, Caffeine for caches, virtual threads for
 * stories. Only {@code node} names this package, and only here may anything touch the world.
 *
 * <pre>
 *    sockets of clients and peers ─┐                 ┌─ journal writer   one platform thread: append, force, tell
 *    timers                        ├─► store loop ◄──┼─ block readers    positioned reads
 *    turns posted by stories ──────┤   (StoreLoop)   ├─ workers          flush, compaction, names of hosts
 *    short stories                 ┘       ▲         └─ cells            write, force, rename, force
 *                                          │ post / unpark
 *                                    long stories      carried by a pool
 * </pre>
 *
 * <p><b>Few threads, few hand-overs.</b> Waking an idle thread costs 40–70 µs on common servers, about half of an fsync.
 * So the store's loop carries its sockets itself: a message is handled where it was read, what turns write is flushed
 * once when they are done, and a turn posted by a turn wakes nobody. Stories are virtual threads, and short ones are carried
 * by the loop too ({@link io.phantomdb.host.real.StoryCarrier}).
 *
 * <p><b>TLS</b> is a layer between a connection and its handler ({@link io.phantomdb.host.real.TlsLayer}), on the loop like both of them. The
 * arithmetic of a handshake takes a millisecond and more, so the pool of the stories does it, two handshakes at a time; sealing and opening
 * records takes microseconds and stays on the loop.
 *
 * <p><b>The directory</b> ({@link io.phantomdb.host.real.DataDirectory}).
 *
 * <pre>
 *    LOCK       held by the living process (an operating system lock, so it dies with its process)
 *    FORMAT     written last when the directory is founded: where it is, the rest must be there too
 *    journal/   a Chronicle queue, a cycle per segment
 *    runs/Q/    a Chronicle queue per run queue, a cycle per run, an excerpt per block
 *    cells/     a file per cell
 * </pre>
 *
 * <p><b>What is durable.</b> Chronicle maps its files and its own sync is not enough: its default mode never waits, and
 * with the synchronous one records that cross a block or a roll stay dirty. So its sync mode is NONE, and whoever
 * promises durability forces an own {@code FileChannel} on the same file, once per batch. At a roll the order is old file,
 * new file, directory. An error of an append or a force is told once and never retried: the kernel may have thrown the
 * dirty pages away (Rebello et al., ATC 2020).
 *
 * <p><b>A full disk.</b> Storing through a mapping into a hole of a file on a full disk is a SIGBUS. So files are filled
 * with zeros through the channel ahead of the mapping, where a full disk is an {@code IOException}. Page by page: what one
 * call fills lies in one large folio of the page cache, and a force after a few bytes would then write a megabyte.
 *
 * <p><b>What a reopening trusts.</b> Nothing that Chronicle derives: its metadata is deleted (a lock held there by a dead
 * process with our PID would be taken for ours), and files of former processes are renamed ({@code .former}) so that it does
 * not look into them. Segments are read by position, without Chronicle, along the chain of lengths and, where that breaks,
 * past the break ({@link io.phantomdb.host.real.CycleFile}). The last of them is written once more where it lies: if a force
 * had failed, what can be read may be with the operating system only, for ever. There are no checksums here; the packages {@code log} and
 * {@code store} have them.
 *
 * <p>What it does not do: decide anything about the data. Everything here is bytes.
 */
package io.phantomdb.host.real;
