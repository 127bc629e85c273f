package org.sanqu.api.security;

/** What an account may be on an organisation and what is below it; the three administrators are kept apart (三员分立). */
public enum Role {
    READER("reader"),
    RECORDER("recorder"),
    REVIEWER("reviewer"),
    DISCIPLINE_OFFICER("discipline-officer"),
    SYSTEM_ADMINISTRATOR("system-administrator"),
    SECURITY_ADMINISTRATOR("security-administrator"),
    AUDIT_ADMINISTRATOR("audit-administrator");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** The name in the database, the API and the shell. */
    public String code() {
        return code;
    }

    /** The role with a code; null when there is none. */
    public static Role of(String code) {
        for (Role role : values()) {
            if (role.code.equals(code)) {
                return role;
            }
        }
        return null;
    }
}
