package org.sanqu.tests.authorisation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.Waiting;
import org.sanqu.tests.module.ModuleJar;

/** What somebody else has to agree to. */
final class Permits {

    private static final String MODULE = "permits";

    private Permits() {}

    /** A module's jar with a form that one level up agrees to. */
    static void install(Platform platform) {
        String permit =
                """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"许可","type":"object",
                 "properties":{"text":{"type":"string","title":"内容"}},
                 "x-form":{"cadence":"event","approval":"reviewed"}}""";
        new ModuleJar(ModuleJar.market().headers(), Map.of("forms/permit.json", permit))
                .header("Bundle-SymbolicName", MODULE)
                .header("Bundle-Name", "许可")
                .version("1.0.0")
                .write(platform.data().resolve("deploy/" + MODULE + ".jar"));
        Waiting.until(
                "the module of permits", 20, () -> Optional.of(platform.admin().get("/api/forms/" + MODULE + "/permit"))
                        .filter(answer -> answer.status() == 200));
    }

    /** The address of a submission of the branch that awaits the committee above it. */
    static String permit(Subject it) {
        String body =
                "{\"form\":\"" + MODULE + "/permit\",\"organisation\":" + it.home() + ",\"data\":{\"text\":\"权限测试\"}}";
        return "/api/submissions/" + it.begun("/api/submissions", body);
    }

    /** The address of one that was approved, by somebody else than who filled it in. */
    static String approved(Subject it) {
        String permit = permit(it);
        String agreement =
                "{\"submissions\":[{\"id\":" + permit.substring(permit.lastIndexOf('/') + 1) + ",\"revision\":1}]}";
        JsonNode outcome =
                it.reviewer().post("/api/reviews", agreement).expect(200).json();
        if (outcome.path("agreed").asInt() != 1) {
            throw new AssertionError(outcome.toString());
        }
        return permit;
    }
}
