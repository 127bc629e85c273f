package org.sanqu.api.module;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told, by the thread that changed it and in order, that the catalogue was replaced. */
@ConsumerType
public interface CatalogueListener {
    void replaced(Catalogue before, Catalogue after);
}
