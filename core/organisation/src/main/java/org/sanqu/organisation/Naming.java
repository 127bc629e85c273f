package org.sanqu.organisation;

import java.util.List;
import java.util.Optional;
import org.sanqu.api.Message;
import org.sanqu.api.platform.Sql;

/**
 * Says of organisations what they are called and when they exist, to people who must put something right.
 *
 * @param sql the transaction
 */
record Naming(Sql sql) {

    /** The name that it had last; that with which it was once founded when it never was. */
    String name(long organisation) {
        return sql.first(
                        "select name from organisation_version where organisation = ? order by from_on desc limit 1",
                        row -> row.text("name"),
                        organisation)
                .or(() -> entered(organisation))
                .orElse(String.valueOf(organisation));
    }

    private Optional<String> entered(long organisation) {
        return sql
                .list(
                        "select patch from organisation_change where organisation = ? order by event desc",
                        row -> Patch.read(row.text("patch")).path(Patch.NAME).asText(),
                        organisation)
                .stream()
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /** From when until when it exists. */
    Message life(long organisation) {
        Span life = new Projection(sql).lives(List.of(organisation)).get(organisation);
        if (life == null) {
            return Message.of("history.life-never");
        }
        String from = life.from().toString();
        return life.until() == null
                ? Message.of("history.life-on", from)
                : Message.of("history.life", from, life.until().toString());
    }
}
