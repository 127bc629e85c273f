package org.sanqu.api.module;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/**
 * Versions of modules that wait for somebody's agreement, and the way back to those before; needs MANAGE_MODULES on everything. Thread-safe.
 */
@ProviderType
public interface Updates {

    /**
     * The scheme of the locations of bundles that run only so that an update can be tried out: what they bring is for nothing else.
     */
    String TRIAL = "sanqu-waiting:";

    /**
     * What an update would do, tried out on the data on hand. Trying out goes on beside the caller until the answer is complete.
     *
     * @throws Refusal NOT_FOUND when no version of the module waits
     */
    ModuleUpdate get(Caller caller, String module);

    /**
     * Agrees: the version is served when this returns, and the submissions follow beside it.
     *
     * @param hash of the update that was looked at
     * @throws Refusal NOT_FOUND; CONFLICT when it is another by now, or cannot be served
     */
    void confirm(Caller caller, String module, String hash);

    /**
     * Declines: what waits is taken out of the deploy folder, which then has the version that is served again; nothing where nothing waits.
     *
     * @throws Refusal CONFLICT when it is another by now, or what waits does not come from the deploy folder
     */
    void reject(Caller caller, String module, String hash);

    /** The versions of a module that were served before, the latest first; empty for one that is not from the deploy folder. */
    List<ModuleUpdate.Kept> kept(Caller caller, String module);

    /**
     * Puts a version from before into the deploy folder in place of the one that is served.
     *
     * @return whether it waits for agreement now; otherwise it is served
     * @throws Refusal NOT_FOUND when it is not kept; CONFLICT when it cannot be served
     */
    boolean goBack(Caller caller, String module, String hash);
}
