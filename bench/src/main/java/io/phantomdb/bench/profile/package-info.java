/**
 * Where processor time and garbage of a node come from under a load: {@code bench profile} founds three nodes, lets them warm
 * up, records with the JDK's flight recorder, and prints what took the time, by thread, by package and by method.
 *
 * <p>Two sources, because each is blind to something: the kernel's count for each thread knows the compiler, the collector and
 * the journal's writer, but no methods; the recorder's samples by processor time (JEP 509) know methods, native ones as well, but
 * only of Java's own threads.
 */
package io.phantomdb.bench.profile;
