package org.sanqu.modules;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.TimeLimit;

/** Reads and checks modules; one that is never done with is refused and cannot hold the platform. Thread-safe. */
final class TimedReader {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MOST_CHECKS = 4;

    private final Duration patience;
    private final TimeLimit limit;
    private final Function<ModuleFiles, Reading> check;

    TimedReader(Duration patience, int mostChecks, Function<ModuleFiles, Reading> check) {
        this.patience = patience;
        this.limit = new TimeLimit(patience, mostChecks);
        this.check = check;
    }

    /** The reader of the platform. */
    static TimedReader standard() {
        return new TimedReader(LIMIT, MOST_CHECKS, ModuleReader::read);
    }

    /** What the module in a jar says, or why it cannot be read. */
    Reading read(KeptJars.Jar jar) {
        try {
            return read(ModuleJar.read(jar.path()));
        } catch (Refusal e) {
            return Reading.refused("", "", "", e.faults());
        }
    }

    /** What a module says, or why it cannot be read. */
    Reading read(ModuleFiles files) {
        try {
            // one owner for all: the id is what is not known yet
            return limit.run("module check", () -> check.apply(files));
        } catch (TimeLimit.Failed e) {
            return switch (e.kind()) {
                case FAILED -> failed(files.headers(), e.getCause());
                case SLOW -> refused(files.headers(), "modules.too-slow", String.valueOf(patience.toSeconds()));
                case STOPPED -> refused(files.headers(), "modules.too-many-checks");
            };
        }
    }

    /** What is said of a module whose check broke. */
    static Reading failed(Map<String, String> headers, Throwable cause) {
        return refused(headers, "modules.check-failed", String.valueOf(cause));
    }

    private static Reading refused(Map<String, String> written, String key, Object... args) {
        Headers headers = new Headers(written);
        return Reading.refused(
                headers.symbolicName(),
                headers.get("Bundle-Version"),
                headers.get("Bundle-Name"),
                List.of(Fault.at("", key, args)));
    }
}
