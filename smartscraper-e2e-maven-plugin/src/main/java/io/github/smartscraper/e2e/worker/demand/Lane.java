package io.github.smartscraper.e2e.worker.demand;

/**
 * Lane of a schedule: what one worker has still to do before it takes the next test class.
 *
 * @param server which part of the start of its server is left, from 0 to 1
 * @param fork which part of the start of its fork is left, from 0 to 1
 * @param classMillis how long the class that it runs will go on
 */
record Lane(double server, double fork, long classMillis) {

    /** A worker of which nothing has been started yet. */
    static final Lane NEW = new Lane(1, 1, 0);

    /** A worker whose server is there, without a fork. */
    static final Lane READY = new Lane(0, 1, 0);
}
