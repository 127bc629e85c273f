package org.sanqu.web.page.form;

import java.util.List;
import java.util.Optional;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;
import org.sanqu.web.Services;
import org.sanqu.web.form.Kind;
import org.sanqu.web.form.Option;
import org.sanqu.web.form.Referents;

/** Finds where a member can be transferred to, also where the reader may not look. */
public record Destinations(Services services, Caller caller) implements Referents {

    private static final int MOST = 20;

    /** What was searched for is found again beside what was chosen. */
    @Override
    public Optional<String> name(Kind kind, long id) {
        return new KnownReferents(services, caller, id).name(kind, id);
    }

    @Override
    public List<Option> find(Kind kind, String text) {
        try {
            return services.transfers().destinations(caller, text, MOST).stream()
                    .map(each -> new Option(String.valueOf(each.id()), each.name() + " · " + each.code(), false))
                    .toList();
        } catch (Refusal notAllowed) {
            return List.of();
        }
    }
}
