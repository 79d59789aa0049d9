/**
 * PhantomDB beside others, on the same machine, in turns: what is compared is told as a ratio of two short rounds that
 * followed each other, so that what else the machine does falls on both.
 *
 * <pre>
 *   CompareCommand ──► Contenders: PhantomCluster  PhantomCluster (another build)  PostgresServers  EtcdCluster
 *        │                              └──────── each: processes, KeyedClient, port for pgbench ────────┘
 *        └──► Matchup: a load per contender ──► Duel: rounds in turns, Samples ──► ratios with their spread
 * </pre>
 *
 * <p><b>The same promise.</b> Every server is durable on a majority of three processes: PhantomDB and etcd by consensus,
 * PostgreSQL with two standbys of which one must have flushed. Where a single PostgreSQL is measured (reads alone) the name
 * says so. Nothing is tuned away: syncs are on everywhere.
 *
 * <p><b>The same client.</b> Updates and reads by key go through blocking sockets written here, a thread each, for both
 * protocols ({@link io.phantomdb.bench.compare.SqlClient}, {@link io.phantomdb.bench.compare.EtcdClient}): what a client library
 * would cost is not measured. What pgbench has a script for is measured with pgbench.
 *
 * <p>Processor time is what the kernel counted for the processes of the servers ({@code /proc}), not for the load.
 */
package io.phantomdb.bench.compare;
