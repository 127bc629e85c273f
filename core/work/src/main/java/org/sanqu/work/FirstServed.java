package org.sanqu.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Form;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.CatalogueListener;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.Store;

/** Remembers the day on which the platform first served each form; a form that comes back is not new. Thread-safe. */
@Component(
        service = {FirstServed.class, CatalogueListener.class},
        immediate = true)
public final class FirstServed implements CatalogueListener {

    private final Store store;
    private final Clock clock;
    private final Map<String, LocalDate> days = new ConcurrentHashMap<>();

    @Activate
    public FirstServed(@Reference Store store, @Reference Modules modules) {
        this(store, modules, Clock.systemDefaultZone());
    }

    FirstServed(Store store, Modules modules, Clock clock) {
        this.store = store;
        this.clock = clock;
        Tables.prepare(store);
        store.read(sql -> {
            sql.each(
                    "select form, served_on from form_served",
                    row -> days.put(row.text("form"), row.date("served_on")));
            return null;
        });
        note(modules.catalogue());
    }

    @Override
    public void replaced(Catalogue before, Catalogue after) {
        note(after);
    }

    private void note(Catalogue catalogue) {
        List<String> fresh = catalogue.forms().stream()
                .map(Form::id)
                .filter(form -> !days.containsKey(form))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        store.write(sql -> {
            for (String form : fresh) {
                sql.update(
                        "insert into form_served (form, served_on) values (?, ?) on conflict (form) do nothing",
                        form,
                        today);
            }
            return null;
        });
        fresh.forEach(form -> days.putIfAbsent(form, today));
    }

    /** The day; today for a form that is only just coming. */
    LocalDate of(String form) {
        return days.getOrDefault(form, LocalDate.now(clock));
    }
}
