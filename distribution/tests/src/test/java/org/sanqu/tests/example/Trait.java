package org.sanqu.tests.example;

import java.util.List;

/**
 * What is settled about a person before chance decides the rest.
 *
 * <p>The years keep clear of the borders, so that the shares of 2025 are still those of the years after.
 *
 * @param standing as on the roll
 * @param bornFrom the first year of birth
 * @param bornTo the last year of birth
 * @param joinedFrom the first year of joining
 * @param joinedTo the last year of joining
 * @param education the codes of education to choose from
 */
record Trait(String standing, int bornFrom, int bornTo, int joinedFrom, int joinedTo, List<String> education) {

    static final List<String> GRADUATES = List.of("10", "20", "20", "20", "20");
    static final List<String> OTHERS = List.of("30", "30", "30", "40", "60");
    private static final List<String> MIXED = List.of("20", "20", "30", "30", "30", "40", "50", "60", "70");
    private static final List<String> ELDERS = List.of("20", "30", "30", "40", "60", "60", "70", "70", "80");

    /** In service and under 45. */
    static Trait young(List<String> education) {
        return new Trait("in-service", 1983, 2000, 2002, 2023, education);
    }

    /** In service and 45 or older. */
    static Trait older(List<String> education) {
        return new Trait("in-service", 1967, 1980, 1987, 2015, education);
    }

    /** In service and admitted at the end of 2024: the conversion is still to be approved. */
    static Trait probationary() {
        return new Trait("in-service", 1985, 2000, 2024, 2024, GRADUATES);
    }

    static Trait worker() {
        return new Trait("in-service", 1968, 2001, 1990, 2023, MIXED);
    }

    static Trait retired() {
        return new Trait("retired", 1944, 1964, 1977, 2004, ELDERS);
    }

    /** Fifty years of standing by the end of 2025. */
    static Trait veteran() {
        return new Trait("retired", 1937, 1953, 1956, 1974, ELDERS);
    }

    /** Neither in service nor retired. */
    static Trait resident() {
        return new Trait("other", 1964, 1998, 1984, 2022, MIXED);
    }

    static Trait villager() {
        return new Trait("farmer", 1950, 1998, 1978, 2022, List.of("30", "40", "60", "60", "70", "70"));
    }

    boolean isProbationary() {
        return joinedFrom == 2024;
    }
}
