package org.sanqu.api.platform;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Imports of a family of kinds that come and go, such as one for each form. Thread-safe. */
@ProviderType
public interface BatchImports {

    /** What the kinds begin with, before a colon: {@code submissions} for {@code submissions:market/stall}. */
    String family();

    /**
     * The import of a kind.
     *
     * @param member what stands behind the colon
     * @return empty when there is none at the moment
     */
    Optional<BatchImport> find(String member);
}
