package org.sanqu.api.work;

/**
 * How much of what a subtree submitted about the days of a range was entered late (补记): more days behind the event, or behind the end of
 * its period, than the form gives. What was imported as history is left out. Numbers only, which add up; never a rate, never ranked, never a
 * bar.
 *
 * @param organisation the top of the subtree
 * @param form {@code module/name}
 * @param days how many the form gives: its {@code dueDays}, seven for an event that says nothing
 * @param entered how many were submitted
 * @param late how many of these later than that
 */
public record LateEntry(long organisation, String form, int days, long entered, long late) {}
