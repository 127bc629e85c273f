package org.sanqu.api.member;

import java.time.LocalDate;

/** What happens to a person on the roll, or to what the roll says of them. */
public sealed interface MemberChange {

    /** The name in the database and the API: {@code amend}, {@code correct} … */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * What is true of them from a day on; a null leaves as it is.
     *
     * @param lostContact whether nobody can reach them since that day; false that they were found; null as it is
     */
    record Amend(
            String education,
            String degree,
            String occupation,
            String workUnit,
            String standing,
            String state,
            Boolean lostContact,
            String phone)
            implements MemberChange {}

    /** The conversion of a probationary member, on the day (Party Constitution, article 7). */
    record Convert() implements MemberChange {}

    /**
     * What was entered wrongly and was never true; a null leaves as it is.
     *
     * @param neverConverted whether they are probationary still, although a conversion was entered; then convertedOn is null
     */
    record Correct(
            String name,
            String sex,
            LocalDate birthDate,
            String ethnicity,
            String citizenNumber,
            LocalDate joinedOn,
            LocalDate convertedOn,
            boolean neverConverted)
            implements MemberChange {}

    /**
     * They leave the roll on the day.
     *
     * @param cause {@code deceased}, {@code removed} (除名), {@code withdrawn} (自行脱党), {@code expelled} (开除) or {@code moved-away}
     */
    record Leave(String cause) implements MemberChange {}

    /** They come back to the roll on the day. */
    record Return(long home) implements MemberChange {}

    /** They are the same person as another, who keeps their identity and both histories. */
    record MergeInto(long member) implements MemberChange {
        @Override
        public String kind() {
            return "merge-into";
        }
    }

    /** They were put on the roll by mistake and never were on it; a trace stays. */
    record Strike() implements MemberChange {}

    /**
     * An event of theirs was entered wrongly: it has no effect any more, and stays with a trace.
     *
     * @param event an {@code amend} (a telephone number stays), {@code convert}, {@code leave}, {@code return} or {@code transfer}
     *     (which is withdrawn as a transfer too); every other is taken back by an act of its own
     */
    record Withdraw(long event) implements MemberChange {}
}
