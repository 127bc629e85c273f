package org.sanqu.api.platform;

import java.time.LocalDate;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.form.Form;

/** Which organisations fill a form in. Thread-safe. */
@ProviderType
public interface Applicability {

    /** Those that fill the form in on a day, by id; remembered until the organisations change. */
    LongPredicate of(Form form, LocalDate day);

    /** The forms that one organisation fills in on a day, for whoever asks about few organisations; of no use after the request. */
    Predicate<Form> to(long organisation, LocalDate day);
}
