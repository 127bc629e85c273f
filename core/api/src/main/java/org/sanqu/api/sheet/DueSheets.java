package org.sanqu.api.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.form.Period;
import org.sanqu.api.security.Caller;
import org.sanqu.api.work.Due;

/** Who owes what, as workbooks. Thread-safe. */
@ProviderType
public interface DueSheets {

    /**
     * Writes who owes a form for a period in a subtree, in the order of the tree.
     *
     * @param period null for a form that is filled in once
     * @param states those in one of these states; empty for all
     * @throws org.sanqu.api.Refusal FORBIDDEN outside the caller's scope; INVALID when the form is not due for the period
     */
    void write(
            Caller caller,
            String form,
            Period period,
            long organisation,
            Set<Due.State> states,
            Locale locale,
            OutputStream out)
            throws IOException;
}
