package io.github.smartscraper.e2e.worker.demand;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * List schedule of a workload: each worker starts its server, then its fork, and then takes one test class after the other
 * from the queue that all share. What is being done keeps processors busy; where that is more than there are, all of it
 * slows down, but only for the part of its time in which it computes.
 */
final class Schedule {

    private static final int BISECTIONS = 16;
    private static final double DONE = 1e-6;
    private static final double NEVER = Double.MAX_VALUE;

    private final Workload workload;
    private final Deque<Long> queue;
    private final List<Course> courses = new ArrayList<>();

    /**
     * Outcome of a schedule.
     *
     * @param firstMillis when the first class of the queue begins
     * @param endMillis when the last one ends
     * @param lastReadyMillis when the last worker is ready; never, if no class is left by then
     */
    record Outcome(double firstMillis, double endMillis, double lastReadyMillis) {}

    /** Piece of work: how long it takes alone, and how many processors it keeps busy meanwhile. */
    private record Piece(double millis, double processors) {

        /** How much longer a millisecond of it takes where each processor has so many times its work. */
        double slowdown(double load) {
            double computing = Math.min(1, processors);
            return 1 - computing + computing * load;
        }
    }

    /** The course of one worker. */
    private static final class Course {

        final Deque<Piece> pieces = new ArrayDeque<>();
        int startPieces;
        double ready = NEVER;
        double left;

        void add(double part, Cost cost) {
            if (part > 0) {
                pieces.add(new Piece(part * cost.wallMillis(), cost.processors()));
                startPieces++;
            }
        }

        boolean isStarting() {
            return startPieces > 0;
        }
    }

    private Schedule(Workload workload) {
        this.workload = workload;
        this.queue = new ArrayDeque<>(workload.classes());
        for (Workload.Lane lane : workload.lanes()) {
            Course course = new Course();
            course.add(lane.server(), workload.costs().server());
            course.add(lane.fork(), workload.costs().fork());
            if (lane.classMillis() > 0) {
                course.pieces.add(ofClass(lane.classMillis()));
            }
            course.left = course.pieces.isEmpty() ? 0 : course.pieces.peek().millis();
            courses.add(course);
        }
    }

    /** What comes of a workload. */
    static Outcome of(Workload workload) {
        return new Schedule(workload).run();
    }

    private Piece ofClass(long millis) {
        return new Piece(millis, workload.costs().share());
    }

    private Outcome run() {
        double now = 0;
        double first = -1;
        while (true) {
            boolean begun = takeClasses(now);
            first = begun && first < 0 ? now : first;
            List<Course> active = active();
            if (active.isEmpty()) {
                double ready = courses.isEmpty() ? NEVER : courses.get(courses.size() - 1).ready;
                return new Outcome(Math.max(0, first), now, ready);
            }
            now += advance(active);
        }
    }

    private boolean takeClasses(double now) {
        boolean begun = false;
        for (Course course : courses) {
            course.ready = course.isStarting() ? NEVER : Math.min(course.ready, now);
            if (course.pieces.isEmpty() && !queue.isEmpty()) {
                course.pieces.add(ofClass(queue.remove()));
                course.left = course.pieces.element().millis();
                begun = true;
            }
        }
        return begun;
    }

    /** No more workers than there are turns are starting; and nothing is started any more for an empty queue. */
    private List<Course> active() {
        List<Course> active = new ArrayList<>();
        int starting = 0;
        for (Course course : courses) {
            if (course.pieces.isEmpty() || (course.isStarting() && (queue.isEmpty() || starting == workload.turns()))) {
                continue;
            }
            starting += course.isStarting() ? 1 : 0;
            active.add(course);
        }
        return active;
    }

    /** Goes on until the next piece is done. */
    private double advance(List<Course> active) {
        double load = load(active);
        double step = Double.MAX_VALUE;
        for (Course course : active) {
            step = Math.min(step, course.left * course.pieces.element().slowdown(load));
        }
        for (Course course : active) {
            course.left -= step / course.pieces.element().slowdown(load);
            if (course.left <= DONE) {
                course.pieces.remove();
                course.startPieces = Math.max(0, course.startPieces - 1);
                course.left =
                        course.pieces.isEmpty() ? 0 : course.pieces.element().millis();
            }
        }
        return step;
    }

    /** How many times its work each processor has: as much as makes all of them busy, and no more. */
    private double load(List<Course> active) {
        if (used(active, 1) <= workload.processors()) {
            return 1;
        }
        double low = 1;
        double high = 1;
        while (used(active, high) > workload.processors()) {
            high *= 2;
            if (high > 1e6) {
                return high;
            }
        }
        for (int step = 0; step < BISECTIONS; step++) {
            double middle = (low + high) / 2;
            if (used(active, middle) > workload.processors()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double used(List<Course> active, double load) {
        double sum = 0;
        for (Course course : active) {
            Piece piece = course.pieces.element();
            sum += piece.processors() / piece.slowdown(load);
        }
        return sum;
    }
}
