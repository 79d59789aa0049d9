/**
 * What every other package stands on, and nothing that touches the world.
 *
 * <pre>
 *   ids        NodeId  ShardId  ClusterId  TxnId            small records, ordered, never reused
 *   bytes      Bytes  Span  ByteWriter  ByteReader  Crc32c  keys, values, messages; unsigned order
 *   bounded    Lookup  MemoryAccount                        a hash map without an iterator; nested budgets
 *   errors     SqlState  StatementError  ErrorSubject  RetryError  UnknownOutcome  FatalError  Check  Notice
 *   formats    FormatNumbers                                what each thing that leaves a process starts with
 *   rare       Probe  Probes                                branches that tests have to get to
 * </pre>
 *
 * <p><b>Four kinds of error</b>, told apart by what the caller may do. A {@link io.phantomdb.base.StatementError} is
 * deterministic and goes to the client with its SQLSTATE. A {@link io.phantomdb.base.RetryError} says that nothing
 * happened and the whole transaction may be tried again. An {@link io.phantomdb.base.UnknownOutcome} says that nobody
 * here can tell. A {@link io.phantomdb.base.FatalError} stops the node. {@link io.phantomdb.base.Check} is for what
 * cannot be: it stays on in production, because a wrong answer is worse than none.
 *
 * <p><b>Why {@code Lookup} has no iterator.</b> The order of a hash table depends on identity hashes, on capacity, and
 * for {@code Set.of} on a salt drawn at the start of the JVM. One loop over one of those is enough to make a seed a
 * different run in another process. So hash maps cannot be walked at all; what has to be walked is Linked or Tree.
 */
package io.phantomdb.base;
