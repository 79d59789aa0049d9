/**
 * The extensible data notation, in which Jepsen keeps histories: values, a reader, and {@code toString} as the writer. As much
 * of it as histories need: fractions, characters and symbols are kept as they were written, tags are skipped.
 *
 * <p>It is its own reader because the one there is for Java has not been kept up, and Clojure's comes with all of Clojure.
 */
package io.phantomdb.simulator.check.edn;
