package org.sanqu.forms.version;

import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.Sql;

/** Readings for those who write inside a transaction. */
public final class Readings {

    private Readings() {}

    /** A submission as figures count it: as it reads in the edition that is served, as far as that is known by now. */
    public static Submission counted(Sql sql, Submission submission) {
        return new VersionRows(sql).reading(submission).orElse(submission);
    }
}
