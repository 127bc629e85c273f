package org.sanqu.api.module;

import java.util.List;
import java.util.Locale;
import org.sanqu.api.Fault;

/**
 * What became of a module that was found.
 *
 * @param id the module's id
 * @param title the module's title
 * @param serving the version that is served; null when none is
 * @param refused the version that was refused last; null when the last one found is served
 * @param waiting the version that waits until somebody agrees to what it does to the data on hand; null for none
 * @param faults every reason of the refusal
 * @param owner who installed it
 */
public record ModuleStatus(
        String id, String title, String serving, String refused, String waiting, List<Fault> faults, Owner owner) {

    /** Who installs, updates and removes a module: one of them, never two. */
    public enum Owner {
        /** Part of the core. */
        CORE,
        /** The deploy folder. */
        DEPLOY_FOLDER,
        /** Karaf: a feature, or a bundle installed by hand. */
        KARAF,
        /** The district itself, which wrote it in the browser. */
        DISTRICT;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public ModuleStatus {
        faults = List.copyOf(faults);
    }
}
