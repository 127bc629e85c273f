package org.sanqu.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.opentest4j.TestAbortedException;
import org.sanqu.api.platform.Store;

/** Runs a test on each database. */
final class DatabaseInvocations implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return Stream.of(new On("SQLite", false), new On("PostgreSQL", true));
    }

    private record On(String name, boolean postgres) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocation) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Opened(postgres));
        }
    }

    /** Opens the store that a test asks for and closes it behind the test. */
    private static final class Opened implements ParameterResolver, AfterEachCallback {

        private final boolean postgres;
        private DatabaseStore store;
        private Path directory;

        Opened(boolean postgres) {
            this.postgres = postgres;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Store.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            try {
                directory = Files.createTempDirectory("sanqu-store");
                store = new DatabaseStore(directory, postgres ? TestPostgres.emptyDatabase() : "");
                return store;
            } catch (IOException e) {
                throw new TestAbortedException("no PostgreSQL can be started on this machine: " + e.getMessage(), e);
            }
        }

        @Override
        public void afterEach(ExtensionContext context) throws IOException {
            if (store != null) {
                store.close();
            }
            if (directory != null) {
                try (Stream<Path> files = Files.walk(directory)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
