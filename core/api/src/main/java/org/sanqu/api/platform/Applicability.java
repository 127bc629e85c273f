package org.sanqu.api.platform;

import java.time.LocalDate;
import java.util.function.LongPredicate;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.form.Form;

/** Which organisations fill a form in. Thread-safe. */
@ProviderType
public interface Applicability {

    /** Those that fill the form in on a day, by id; remembered until the organisations change. */
    LongPredicate of(Form form, LocalDate day);
}
