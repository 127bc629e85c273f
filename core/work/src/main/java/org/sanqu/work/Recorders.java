package org.sanqu.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Account;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who has an address and records for an organisation, by a grant of their own or as a substitute. Thread-safe. */
@Component(service = Recorders.class)
public final class Recorders {

    private static final Logger LOG = LoggerFactory.getLogger(Recorders.class);

    private final Accounts accounts;
    private final OwnPlaces places;

    @Activate
    public Recorders(@Reference Accounts accounts, @Reference OwnPlaces places) {
        this.accounts = accounts;
        this.places = places;
    }

    /** Everybody with an address. */
    List<Account> reachable() {
        return accounts.list(accounts.console()).stream()
                .filter(account -> account.email() != null)
                .toList();
    }

    /** The caller that an account would be. */
    Caller absent(Account account) {
        return accounts.absent(accounts.console(), account.name());
    }

    /** Of some organisations those for which each records; where nobody can be reached, it is who can be nearest above. */
    Map<Account, Set<Long>> of(Collection<Long> organisations) {
        Map<Long, List<Account>> at = new HashMap<>();
        reachable()
                .forEach(account -> places(account).forEach(place -> at.computeIfAbsent(place, id -> new ArrayList<>())
                        .add(account)));
        Hierarchy formal = places.formal();
        Map<Account, Set<Long>> found = new LinkedHashMap<>();
        for (long organisation : organisations) {
            int here = formal.ordinal(organisation);
            while (here >= 0 && !at.containsKey(formal.organisation(here))) {
                here = formal.parent(here);
            }
            if (here >= 0) {
                at.get(formal.organisation(here))
                        .forEach(account -> found.computeIfAbsent(account, each -> new LinkedHashSet<>())
                                .add(organisation));
            }
        }
        return found;
    }

    private Set<Long> places(Account account) {
        try {
            return places.of(absent(account), Permission.RECORD);
        } catch (RuntimeException e) {
            LOG.warn("account {} could not be asked for what it records", account.name(), e);
            return Set.of();
        }
    }
}
