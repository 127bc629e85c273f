package org.sanqu.metrics;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.metric.Aggregate.Function;
import org.sanqu.api.metric.Source;

/** Aggregates for tests. */
final class Aggregates {

    private Aggregates() {}

    static Aggregate count(String form, String where, String... by) {
        return of(Source.SUBMISSIONS, form, Function.COUNT, null, where, by);
    }

    static Aggregate sum(String form, String pointer, String where, String... by) {
        return of(Source.SUBMISSIONS, form, Function.SUM, pointer, where, by);
    }

    static Aggregate latest(String form, String pointer, String where, String... by) {
        return of(Source.SUBMISSIONS, form, Function.LATEST, pointer, where, by);
    }

    static Aggregate census(Source source, String where, String... by) {
        return of(source, null, Function.COUNT, null, where, by);
    }

    private static Aggregate of(
            Source source, String form, Function function, String pointer, String where, String... by) {
        JsonNode condition = where == null ? null : Json.of(where);
        String hash = String.join(
                "~",
                source.name(),
                form,
                function.name(),
                pointer,
                where,
                List.of(by).toString());
        return new Aggregate(
                source,
                form,
                function,
                pointer == null ? null : JsonPointer.compile(pointer),
                condition,
                Stream.of(by).map(JsonPointer::compile).toList(),
                hash);
    }
}
