package org.sanqu.api.organisation;

/**
 * The kinds of nodes in the tree (CORE-01).
 *
 * <p>National statistics count committees, general branches and branches; working committees are delegated organs of their
 * superior, and groups are parts of a branch.
 */
public enum OrganisationType {
    WORKING_COMMITTEE("working-committee", false),
    COMMITTEE("committee", true),
    COMPREHENSIVE_COMMITTEE("comprehensive-committee", true),
    GENERAL_BRANCH("general-branch", true),
    BRANCH("branch", true),
    JOINT_BRANCH("joint-branch", true),
    TEMPORARY_BRANCH("temporary-branch", false),
    FUNCTIONAL("functional", false),
    LEADING_MEMBERS_GROUP("leading-members-group", false),
    GROUP("group", false);

    private final String code;
    private final boolean countsAsOrganisation;

    OrganisationType(String code, boolean countsAsOrganisation) {
        this.code = code;
        this.countsAsOrganisation = countsAsOrganisation;
    }

    /** The name in files, the database and the API. */
    public String code() {
        return code;
    }

    /** Whether statistics count it as a primary-level organisation. */
    public boolean countsAsOrganisation() {
        return countsAsOrganisation;
    }

    /** The type with a code; null when there is none. */
    public static OrganisationType of(String code) {
        for (OrganisationType type : values()) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        return null;
    }
}
