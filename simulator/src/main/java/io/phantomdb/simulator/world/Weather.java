package io.phantomdb.simulator.world;

/**
 * What the network does to every message between nodes.
 *
 * @param lossRate how often a message is lost, from 0.0 to 1.0
 * @param repeatRate how often it arrives twice
 * @param reorderRate how often it is overtaken by later ones
 * @param delayFactor how many times slower than usual everything is, from 1
 */
public record Weather(double lossRate, double repeatRate, double reorderRate, int delayFactor) {
    public static final Weather FINE = new Weather(0, 0, 0, 1);
}
