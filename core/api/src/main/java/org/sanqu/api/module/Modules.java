package org.sanqu.api.module;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.security.Caller;

/** The modules that the platform serves. Thread-safe. */
@ProviderType
public interface Modules {

    /** What is served now; a request that began goes on with the catalogue it took. */
    Catalogue catalogue();

    /** Every module that was found, by id; needs READ on anything. Faults are told only with MANAGE_MODULES. */
    List<ModuleStatus> statuses(Caller caller);
}
