package org.sanqu.api.work;

/**
 * How complete what a subtree owes is; the numbers of parts add up.
 *
 * @param organisation the top of the subtree
 * @param due how many submissions are owed, the exempt left out
 * @param done submitted in time
 * @param late submitted when the time was up
 * @param overdue missing or returned when the time is up
 * @param exempt not owed
 */
public record Completeness(long organisation, long due, long done, long late, long overdue, long exempt) {

    /** Those of both together, for the first one's organisation. */
    public Completeness plus(Completeness other) {
        return new Completeness(
                organisation,
                due + other.due,
                done + other.done,
                late + other.late,
                overdue + other.overdue,
                exempt + other.exempt);
    }
}
