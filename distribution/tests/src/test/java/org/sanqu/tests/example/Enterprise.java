package org.sanqu.tests.example;

/**
 * A unit of the park at the end of 2025.
 *
 * @param kind as in the register
 * @param name its name
 * @param usc its credit code
 * @param industry as in the register
 * @param ownership as in the register
 * @param aboveScale whether it is above designated size
 * @param state as in the register
 * @param organised as in the register
 * @param members its full members
 * @param employees at the end of the year
 */
record Enterprise(
        String kind,
        String name,
        String usc,
        String industry,
        String ownership,
        boolean aboveScale,
        String state,
        String organised,
        int members,
        int employees) {

    Enterprise employing(int number) {
        return new Enterprise(kind, name, usc, industry, ownership, aboveScale, state, organised, members, number);
    }

    Enterprise being(String otherState, String otherwiseOrganised) {
        return new Enterprise(
                kind, name, usc, industry, ownership, aboveScale, otherState, otherwiseOrganised, members, employees);
    }

    boolean counts() {
        return kind.equals("enterprise") && state.equals("operating");
    }
}
