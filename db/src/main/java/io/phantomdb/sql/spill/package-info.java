/**
 * Rows that a statement cannot keep in memory, in scratch files of the node.
 *
 * <pre>
 *   SpillSpace ─ one a statement: all its files, closed at its end, however it ends
 *        ├─► SpilledRows     rows appended, then read in their order, block by block; once, or as often as wanted
 *        ├─► Partitions      rows by the hashes of their keys, sixteen files at a time
 *        └─► SortedRuns      sorted runs, merged when they are read
 * </pre>
 *
 * <p>Files are written and read as labour on worker loops ({@link io.phantomdb.host.Disk.Scratch}); the story waits. A full
 * device is 53100, anything else that fails 58030; both end the statement alone, as nothing in these files has to last.
 *
 * <p>Datums are written with what says of which kind they are ({@link io.phantomdb.sql.spill.SpillCodec}): rows of a block
 * have no types. The files have no format number, as nobody but the statement that wrote them reads them.
 */
package io.phantomdb.sql.spill;
