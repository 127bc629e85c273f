package org.sanqu.tests.authorisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Answer;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** The services let through whom the table lets through, and nobody else. */
@ExtendWith(SharedPlatform.class)
class AuthorisationIT {

    private static Platform platform;
    private static Cast cast;
    private static Contract contract;

    @BeforeAll
    static void prepare(Platform shared) {
        platform = shared;
        cast = Cast.on(shared);
        contract =
                new Contract(shared.admin().get("/api/openapi.json").expect(200).json());
    }

    @Test
    void theTableHasEveryOperationOfTheContractAndNoOther() {
        JsonNode paths =
                platform.admin().get("/api/openapi.json").expect(200).json().path("paths");
        Set<String> contract = new TreeSet<>();
        paths.properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            if (Set.of("get", "post", "put", "patch", "delete").contains(method)) {
                contract.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
            }
        }));
        Set<String> table =
                Resources.ALL.stream().map(Operation::toString).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(contract, table);
    }

    @TestFactory
    Stream<DynamicTest> everyOperationForEveryRoleEverywhere() {
        return Resources.ALL.stream().flatMap(operation -> Rule.ROLES.stream().flatMap(role -> Stream.of(Place.values())
                .map(place -> DynamicTest.dynamicTest(
                        operation + " " + role + " " + place, () -> check(operation, role, place)))));
    }

    private static void check(Operation operation, String role, Place place) throws IOException {
        Answer answer = send(platform.client(place.account(role), Platform.PASSWORD), operation, cast.subject(place));
        if (operation.allows(role, place)) {
            assertTrue(answer.status() < 300, answer.status() + " " + answer.body());
            contract.requireAnswer(operation, answer);
        } else {
            assertTrue(operation.refusals().contains(answer.status()), answer.status() + " " + answer.body());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsClosedWithoutALogin() {
        return Resources.ALL.stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    HttpRequest request = HttpRequest.newBuilder(
                                    platform.uri(operation.path().apply(cast.park())))
                            .method(operation.method(), HttpRequest.BodyPublishers.noBody())
                            .build();
                    assertEquals(401, platform.admin().send(request).status());
                }));
    }

    @Test
    void aCodeFindsNothingOutside() {
        Client reader = platform.client(Place.INSIDE.account("reader"), Platform.PASSWORD);
        assertEquals(
                1,
                reader.get("/api/organisations?code=SL-03").expect(200).json().size());
        assertEquals(
                0,
                reader.get("/api/organisations?code=SL-04").expect(200).json().size());
    }

    private static Answer send(Client client, Operation operation, Subject subject) throws IOException {
        String path = operation.path().apply(subject);
        if (operation.body() == null) {
            return client.send(operation.method(), path, null);
        }
        byte[] body = operation.body().apply(subject);
        contract.requireRequest(operation, body);
        return client.send(operation.method(), path, operation.type(), body);
    }
}
