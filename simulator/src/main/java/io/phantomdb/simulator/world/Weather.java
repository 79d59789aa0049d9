package io.phantomdb.simulator.world;

/**
 * What the network does to every message between nodes.
 *
 * @param lossRate how often a message is lost, from 0.0 to 1.0
 * @param repeatRate how often it arrives twice
 * @param reorderRate how often it is overtaken by later ones
 * @param strayRate how often it loses its way and arrives seconds later, when nobody waits for it any more
 * @param delayFactor how many times slower than usual everything is, from 1
 */
public record Weather(double lossRate, double repeatRate, double reorderRate, double strayRate, int delayFactor) {
    public static final Weather FINE = new Weather(0, 0, 0, 0, 1);
}
