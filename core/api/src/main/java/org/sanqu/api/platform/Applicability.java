package org.sanqu.api.platform;

import java.time.LocalDate;
import java.util.Map;
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

    /**
     * Since when some fill the form in, as far as types and sectors tell: of those that did not since they were founded, by id, the first
     * day of the stretch that goes on today.
     */
    default Map<Long, LocalDate> since(Form form) {
        return Map.of();
    }
}
