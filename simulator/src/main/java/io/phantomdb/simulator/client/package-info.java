/**
 * A client of PostgreSQL's protocol, version 3, as a story: the counterpart with which workloads reach the database the
 * same way as everybody else, byte by byte.
 *
 * <pre>
 *   workload's story ── query(sql) ──► Requests ──► stream ──► server
 *          ▲                                                     │
 *          └── Answer, SqlFailure, ConnectionLost ◄── MessageCutter ◄──┘
 * </pre>
 *
 * <p>It shares no code with the server's codec: a mistake made once would hide itself. A statement that got no answer,
 * because the connection broke or time was up, ends in {@link io.phantomdb.simulator.client.ConnectionLost}: whoever
 * asked must take it for possible that it happened. Bytes that the protocol does not allow are a finding.
 *
 * <p>Both protocols, several statements at once in either, and statements that are prepared once in the life of a connection.
 * Text format only, no TLS, no COPY, no cursors.
 */
package io.phantomdb.simulator.client;
