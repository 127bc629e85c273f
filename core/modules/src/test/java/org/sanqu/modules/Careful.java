package org.sanqu.modules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.module.Module;
import org.sanqu.api.platform.UpdateGuard;

/** Has data on hand for some versions, or against them. */
final class Careful implements UpdateGuard {

    final Map<String, Long> touched = new HashMap<>();
    final Set<String> impossible = new HashSet<>();
    final Set<String> confirmed = new HashSet<>();
    final List<String> accounts = new ArrayList<>();

    @Override
    public Verdict examine(Module module, String hash) {
        if (impossible.contains(module.version())) {
            return new Verdict(List.of(Fault.at("migrations/stall-2.json", "update.migration-missing", "x", 1, 2)), 0);
        }
        return new Verdict(List.of(), confirmed.contains(hash) ? 0 : touched.getOrDefault(module.version(), 0L));
    }

    @Override
    public List<FormUpdate> preview(Module module, String hash) {
        return List.of();
    }

    @Override
    public void confirm(Module module, String hash, String account) {
        confirmed.add(hash);
        accounts.add(account);
    }
}
