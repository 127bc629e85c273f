package org.sanqu.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.organisation.Change;

/** The organisations that a change names, by where it names them. */
final class Mentions {

    private final Map<String, Long> named = new LinkedHashMap<>();
    private boolean top;

    private Mentions() {}

    static Mentions of(Change change) {
        Mentions mentions = new Mentions();
        mentions.read(change);
        return mentions;
    }

    /** The ids by place, {@code /change/from/0}. */
    Map<String, Long> named() {
        return named;
    }

    /** Whether something is to be a top of the formal hierarchy. */
    boolean top() {
        return top;
    }

    private void read(Change change) {
        if (change instanceof Change.Found found) {
            parent("/change/founding/parent", found.founding().parent());
        } else if (change instanceof Change.Rename rename) {
            named("/change/organisation", rename.organisation());
        } else if (change instanceof Change.Move move) {
            named("/change/organisation", move.organisation());
            named("/change/parent", move.parent());
        } else if (change instanceof Change.Merge merge) {
            all("/change/from/", merge.from());
            named("/change/into", merge.into());
            if (merge.result() != null) {
                parent("/change/result/parent", merge.result().parent());
            }
        } else if (change instanceof Change.Split split) {
            split(split);
        } else if (change instanceof Change.Upgrade upgrade) {
            named("/change/organisation", upgrade.organisation());
        } else if (change instanceof Change.Close close) {
            named("/change/organisation", close.organisation());
            named("/change/organisationsTo", close.organisationsTo());
            named("/change/membersTo", close.membersTo());
        } else if (change instanceof Change.Describe describe) {
            named("/change/organisation", describe.organisation());
        } else if (change instanceof Change.Prolong prolong) {
            named("/change/organisation", prolong.organisation());
        }
    }

    private void split(Change.Split split) {
        named("/change/organisation", split.organisation());
        for (int i = 0; i < split.parts().size(); i++) {
            Change.Part part = split.parts().get(i);
            parent("/change/parts/" + i + "/founding/parent", part.founding().parent());
            all("/change/parts/" + i + "/organisations/", part.organisations());
        }
    }

    private void all(String at, List<Long> ids) {
        for (int i = 0; i < ids.size(); i++) {
            named(at + i, ids.get(i));
        }
    }

    private void parent(String at, Long id) {
        top |= id == null;
        named(at, id);
    }

    private void named(String at, Long id) {
        if (id != null) {
            named.put(at, id);
        }
    }
}
