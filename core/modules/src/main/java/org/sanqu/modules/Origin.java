package org.sanqu.modules;

import org.sanqu.api.module.ModuleStatus.Owner;
import org.sanqu.api.module.Updates;

/**
 * Where a module was found.
 *
 * @param place the location of a bundle, or the name of a file in the deploy folder; unique
 * @param owner who installed it
 */
record Origin(String place, Owner owner) {

    /** The scheme of the locations of bundles that come from the deploy folder. */
    static final String DEPLOYED = "sanqu-module:";

    /** The id that no bundle's module can have. */
    static final String LOCAL = "local";

    /** The origin of what the platform itself wrote. */
    static final Origin WRITTEN = new Origin("sanqu-written:" + LOCAL, Owner.DISTRICT);

    /** The scheme of the locations of bundles that run so that an update can be tried out, and are not served. */
    static final String WAITING = Updates.TRIAL;

    /** The origin of a bundle. */
    static Origin ofBundle(String location, Headers headers) {
        if (location.startsWith(DEPLOYED)) {
            return new Origin(location, Owner.DEPLOY_FOLDER);
        }
        return new Origin(location, ModuleReader.isCore(headers) ? Owner.CORE : Owner.KARAF);
    }

    /** The origin of a file in the deploy folder. */
    static Origin ofFile(String name) {
        return new Origin(name, Owner.DEPLOY_FOLDER);
    }

    /** Whether a module from there may take the place of the same module from here. */
    boolean yieldsTo(Origin other) {
        return place.equals(other.place) || owner == Owner.DEPLOY_FOLDER && other.owner == Owner.DEPLOY_FOLDER;
    }
}
