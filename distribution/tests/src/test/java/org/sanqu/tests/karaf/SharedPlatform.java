package org.sanqu.tests.karaf;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one platform of their JVM, with the example district. */
public final class SharedPlatform implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(SharedPlatform.class))
                .getOrComputeIfAbsent("platform", key -> start(), Platform.class);
    }

    private static Platform start() {
        return Platform.start(
                "shared",
                Platform.emptyData("shared"),
                Map.of("SANQU_EXAMPLE", "true", "SANQU_ADMIN_PASSWORD", Platform.PASSWORD));
    }
}
