/**
 * PostgreSQL's protocol, version 3.0 (PostgreSQL 15, chapter 55): bytes to messages to a session, and back.
 *
 * <pre>
 *   Streams ──► WireConnection ──► FrameReader ──► frames ──┐ inbox, on the loop
 *      ▲           (loop)                                   ▼ one story per burst of requests
 *      │                                              Conversation ──► Session
 *      │ one write per ReadyForQuery                        │
 *      └───────────────── ReplyWriter ◄─────────────────────┘
 * </pre>
 *
 * <p><b>Hand-overs.</b> A request costs two: the loop starts a story with all the frames that have come, the story posts
 * its replies and its end in one turn. A burst begins when a request wants an answer (Sync, Flush, Query), or 10 ms after the
 * client has paused without asking for one: errors are told without being asked for. Between two bursts a session has no story: an idle connection is a few small
 * objects. The loop owns the inbox and the socket; the session belongs to the story while there is one, and to the loop
 * while there is none.
 *
 * <p><b>Limits.</b> Nothing a client sends is buffered beyond a limit: start-up packets 10,000 bytes, messages 32 MB (what
 * is longer is skipped as it comes and answered with 54000), the inbox 256 KB before reading stops. Partial messages
 * are charged to the session's memory as they grow. Replies are cut into chunks of 64 KB, and the story waits while a
 * chunk before is still unsent.
 *
 * <p><b>Errors.</b> A message that makes no sense is 08P01 and the connection goes on, as its end is known; a message of an
 * unknown type or an impossible length ends it. Before the start-up packet a client that makes no sense is dropped with a line in
 * the log.
 *
 * <p><b>Logins.</b> {@link io.phantomdb.pgwire.AccessRules} tell by a client's address, role and database what it has to show. A password is
 * proved by SCRAM ({@link io.phantomdb.pgwire.ScramExchange}): its verifier is looked up by a story, the messages are answered on the loop.
 * A bounded number of verifiers is looked up at a time, the others wait in turn; who has not got in within a minute is dropped.
 *
 * <p><b>TLS.</b> Whoever asks for it gets it, where the node has a certificate ({@link io.phantomdb.pgwire.Door}): after the answer
 * {@code S} the stream is decrypted before it comes here ({@link io.phantomdb.host.Streams.Connection#startTls}), and logins may be bound to
 * the certificate. What has come behind the request before the answer is nobody's, and ends the connection (CVE-2021-23214). A
 * handshake takes the time of the start-up. A client that begins with TLS without asking is dropped, as by PostgreSQL 15.
 */
package io.phantomdb.pgwire;
