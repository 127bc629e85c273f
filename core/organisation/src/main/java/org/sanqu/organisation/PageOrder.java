package org.sanqu.organisation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.platform.Row;

/** In which order organisations are listed, and how a page is asked for behind another. */
enum PageOrder {
    CODE {
        @Override
        String statement(boolean described) {
            return "select o.id, o.code as sort_key from organisation o"
                    + (described
                            ? " join organisation_version v on v.organisation = o.id"
                                    + " and v.from_on <= ? and (v.until_on is null or v.until_on > ?)"
                            : "")
                    + " where ";
        }

        @Override
        String id() {
            return "o.id";
        }

        @Override
        String behind() {
            return "o.code > ?";
        }

        @Override
        String sorted() {
            return " order by o.code";
        }

        @Override
        Object[] marks(Candidate after) {
            return new Object[] {after.key};
        }

        @Override
        List<Object> days(boolean described, LocalDate asOf) {
            return described ? List.of(asOf, asOf) : List.of();
        }
    },
    NAME {
        @Override
        String statement(boolean described) {
            return "select v.organisation as id, v.name_key as sort_key from organisation_version v"
                    + (described ? " join organisation o on o.id = v.organisation" : "")
                    + " where v.from_on <= ? and (v.until_on is null or v.until_on > ?) and ";
        }

        @Override
        String id() {
            return "v.organisation";
        }

        @Override
        String behind() {
            return "(v.name_key, v.organisation) > (?, ?)";
        }

        @Override
        String sorted() {
            return " order by v.name_key, v.organisation";
        }

        @Override
        Object[] marks(Candidate after) {
            return new Object[] {after.key, after.id};
        }

        @Override
        List<Object> days(boolean described, LocalDate asOf) {
            return List.of(asOf, asOf);
        }
    };

    /** Where an organisation stands in the order. */
    record Candidate(String key, long id) implements Comparable<Candidate> {

        private static final Comparator<Candidate> ORDER =
                Comparator.comparing(Candidate::key).thenComparing(Candidate::id);

        @Override
        public int compareTo(Candidate other) {
            return ORDER.compare(this, other);
        }
    }

    static PageOrder of(String sort) {
        if (sort == null || sort.equals(OrganisationQuery.BY_CODE)) {
            return CODE;
        }
        if (sort.equals(OrganisationQuery.BY_NAME)) {
            return NAME;
        }
        throw new Refusal(Refusal.Reason.MALFORMED, "organisation.sort", sort);
    }

    /**
     * A statement up to its conditions.
     *
     * @param described whether the conditions ask about the organisations, {@code o}, and what they are like on the day, {@code v}
     */
    abstract String statement(boolean described);

    /** The column with the organisation's id. */
    abstract String id();

    /** The condition that something stands behind another. */
    abstract String behind();

    abstract String sorted();

    /** The arguments of {@link #behind}. */
    abstract Object[] marks(Candidate after);

    /** The arguments of {@link #statement}. */
    abstract List<Object> days(boolean described, LocalDate asOf);

    Candidate candidate(Row row) {
        return new Candidate(row.text("sort_key"), row.number("id"));
    }

    String cursor(Candidate last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.id + " " + last.key).getBytes(StandardCharsets.UTF_8));
    }

    /** What a cursor stands for; what is before everything without one. */
    Candidate after(String cursor) {
        if (cursor == null) {
            return new Candidate("", 0);
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            return new Candidate(parts[1], Long.parseLong(parts[0]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new Refusal(Refusal.Reason.MALFORMED, "submission.cursor");
        }
    }
}
