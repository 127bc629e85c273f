package org.sanqu.modules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.FrameworkFactory;

/** A running OSGi framework with its bundle cache in a folder. */
final class Framework implements AutoCloseable {
    private final org.osgi.framework.launch.Framework framework;

    Framework(Path cache) throws BundleException {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        "org.osgi.framework.storage", cache.toString(),
                        "org.osgi.framework.bsnversion", "multiple",
                        "felix.log.level", "1"));
        framework.start();
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Bundle install(String location, Path jar) throws BundleException, IOException {
        try (InputStream in = Files.newInputStream(jar)) {
            return context().installBundle(location, in);
        }
    }

    Bundle start(String location, Path jar) throws BundleException, IOException {
        Bundle bundle = install(location, jar);
        bundle.start();
        return bundle;
    }

    static void update(Bundle bundle, Path jar) throws BundleException, IOException {
        try (InputStream in = Files.newInputStream(jar)) {
            bundle.update(in);
        }
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
    }
}
