package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.OrganisationType;

/** What is sent to found an organisation; the parent is an id or {@code code:XYZ}. */
record FoundingRequest(
        String code,
        String name,
        String shortName,
        List<String> aliases,
        String type,
        List<String> sectors,
        Integer units,
        JsonNode parent,
        LocalDate establishedOn,
        LocalDate endsOn) {

    /**
     * The founding on its first day.
     *
     * @param otherwise the first day when none was sent; null when it has to be
     */
    Founding on(LocalDate otherwise, Places.Named named) {
        LocalDate first = establishedOn == null ? otherwise : establishedOn;
        return new Founding(
                Required.text("code", code),
                Required.text("name", name),
                shortName,
                Required.textsOrNone("aliases", aliases),
                Required.value("type", OrganisationType.of(type)),
                Required.textsOrNone("sectors", sectors),
                units,
                named.id("parent", parent),
                Required.value("establishedOn", first),
                endsOn);
    }
}
