/**
 * A run as a page for a browser: one file that needs no server and nothing from elsewhere.
 *
 * <pre>
 *   world, nodes, clients, faults ──► RunRecorder ── Messages, Operations, Bands, Points ──► Json ─┐
 *                                                        ▲ Language reads what messages say        ├──► RunPage
 *   RunFailure ──► NamedItems: which of them it speaks of                 page.html, .css, *.js ───┘
 * </pre>
 *
 * <p>What is recorded are columns of numbers, and every text once: a run of a hundred thousand events is a few megabytes.
 * The scripts find by time what is in sight and draw what falls on the same pixels once, so any run is as quick to look at
 * as a short one. The page opens where the run failed, with what the failure names marked.
 *
 * <p>Recording only listens: a run is the same with and without it. The scripts try themselves out if the page's address
 * ends with {@code #self-test}, which the build asks a headless browser for.
 */
package io.phantomdb.simulator.page;
