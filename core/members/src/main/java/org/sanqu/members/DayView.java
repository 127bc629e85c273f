package org.sanqu.members;

import java.time.LocalDate;
import java.util.List;

/**
 * How a query sees the members, {@code m}, on a day: today and later as their rows stand, earlier with what held before beside them.
 *
 * @param day the day
 * @param past whether the day is before today
 */
record DayView(LocalDate day, boolean past) {

    /** What is true of a member from a day on. */
    static final List<String> DATED =
            List.of("education", "degree", "occupation", "work_unit", "standing", "state", "lost_contact_since");

    static DayView of(LocalDate day, LocalDate today) {
        return new DayView(day, day.isBefore(today));
    }

    /** The day as a constant: it is no text from outside, and partial indexes need to see it. */
    String constant() {
        return "'" + day + "'";
    }

    /** What joins the rows of what held before. */
    String join() {
        return past
                ? " left join member_past p on p.member = m.id and p.from_on <= " + constant() + " and p.until_on > "
                        + constant() + " and m.since > " + constant()
                : "";
    }

    /** A dated column as it was on the day. */
    String column(String name) {
        return past
                ? "case when m.since > " + constant() + " then p." + name + " else m." + name + " end"
                : "m." + name;
    }

    /** The home on the day; null off the roll. */
    String home() {
        return "case when m.home_from <= " + constant() + " then m.home else (select a.organisation from affiliation a"
                + " where a.member = m.id and a.from_on <= " + constant() + " and a.until_on > " + constant() + ") end";
    }

    /** Since when they were at home there; null off the roll. */
    String homeSince() {
        return "case when m.home_from <= " + constant() + " then m.home_from else (select a.from_on from affiliation a"
                + " where a.member = m.id and a.from_on <= " + constant() + " and a.until_on > " + constant() + ") end";
    }

    /** Leaves out most of those who are off the roll, without looking for their home. */
    String likelyOnRoll() {
        return "(m.home is not null or m.home_from > " + constant() + ")";
    }

    /** The condition of a full member on the day, or of a probationary one. */
    String category(boolean full) {
        if (!past) {
            return full ? "m.converted_on is not null" : "m.converted_on is null";
        }
        return full
                ? "m.converted_on <= " + constant()
                : "(m.converted_on is null or m.converted_on > " + constant() + ")";
    }
}
