package org.sanqu.modules;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.platform.UpdateGuard;

/**
 * Has Felix FileInstall watch the deploy folder.
 *
 * <p>FileInstall is told directly and not through a stored configuration: that would be there before our installer at the next
 * start, and FileInstall would then install the jars its own way.
 */
@Component(
        immediate = true,
        service = {})
public final class DeployWatch {
    private static final String PID = "org.sanqu.modules.deploy";
    private static final String POLL_MILLISECONDS = "250";

    private final ManagedServiceFactory fileInstall;
    private final DeployFolder folder;

    /**
     * Begins to watch.
     *
     * @param guard looks at what is put there: nothing is deployed before it is there
     */
    @Activate
    public DeployWatch(
            @Reference DeployFolder folder,
            @Reference UpdateGuard guard,
            @Reference(target = "(service.pid=org.apache.felix.fileinstall)") ManagedServiceFactory fileInstall)
            throws ConfigurationException, IOException {
        this.fileInstall = fileInstall;
        this.folder = folder;
        folder.guard(guard);
        // a FileInstall that was restarted does not know of the files that it watched before
        folder.forgetDeleted();
        Dictionary<String, String> settings = new Hashtable<>();
        settings.put("felix.fileinstall.dir", folder.folder().toString());
        settings.put("felix.fileinstall.filter", ".*\\.jar");
        settings.put("felix.fileinstall.poll", POLL_MILLISECONDS);
        settings.put("felix.fileinstall.subdir.mode", "skip");
        fileInstall.updated(PID, settings);
    }

    @Deactivate
    void close() throws IOException {
        fileInstall.deleted(PID);
        folder.guard(null);
    }
}
