package org.sanqu.modules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.sanqu.api.Message;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.CatalogueListener;
import org.sanqu.api.module.Module;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue, replaced in one assignment, and those who are told of it. Only {@link #get} is for any thread. */
final class LiveCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(LiveCatalogue.class);
    private static final Catalogue EMPTY = new Catalogue(0, Collections.emptySortedMap());

    private final List<CatalogueListener> listeners = new ArrayList<>();
    private volatile Catalogue catalogue = EMPTY;

    Catalogue get() {
        return catalogue;
    }

    void replace(SortedMap<String, Module> modules) {
        Catalogue before = catalogue;
        Catalogue after = new Catalogue(before.revision() + 1, modules);
        catalogue = after;
        listeners.forEach(listener -> tell(listener, before, after));
    }

    private static void tell(CatalogueListener listener, Catalogue before, Catalogue after) {
        try {
            listener.replaced(before, after);
        } catch (RuntimeException e) {
            LOG.error("{}", Message.of("modules.log.listener"), e);
        }
    }

    /** Tells a listener of every change from now on, and of what is served already as if it had come at once. */
    void listen(CatalogueListener listener) {
        listeners.add(listener);
        if (catalogue.revision() > 0) {
            tell(listener, EMPTY, catalogue);
        }
    }

    void unlisten(CatalogueListener listener) {
        listeners.remove(listener);
    }
}
