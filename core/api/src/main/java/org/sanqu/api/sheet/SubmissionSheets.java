package org.sanqu.api.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.security.Caller;

/** What was filled in as workbooks, row by row without holding them all. Thread-safe. */
@ProviderType
public interface SubmissionSheets {

    /**
     * Writes all submissions of a query, each as it was written, with all columns of all versions of its form; each list of objects is a sheet of
     * its own with the number of the submission in front. Cursor and size of the query are left aside.
     *
     * @param query of one form
     * @throws Refusal FORBIDDEN outside the caller's scope; NOT_FOUND when there never was such a form
     */
    void write(Caller caller, SubmissionQuery query, Locale locale, OutputStream out) throws IOException;
}
