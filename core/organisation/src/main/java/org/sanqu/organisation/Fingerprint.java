package org.sanqu.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.sanqu.api.organisation.Effect;
import org.sanqu.api.organisation.Preview;

/** A short text for everything that a preview says would happen. */
final class Fingerprint {

    private static final int BYTES = 16;

    /** What is newly founded; it gets another number each time that it is tried. */
    private final List<Long> founded;

    private final MessageDigest digest;

    private Fingerprint(Set<Long> founded) {
        this.founded = new ArrayList<>(founded);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The preview with its fingerprint. */
    static Preview marked(Preview preview, Set<Long> founded) {
        Fingerprint mark = new Fingerprint(founded);
        preview.effects().forEach(mark::effect);
        mark.add(preview.organisations(), preview.members(), preview.ties(), preview.appointments());
        preview.findings().forEach(each -> {
            mark.organisation(each.organisation());
            mark.add(each.rule().id(), each.member(), each.text().in(Locale.CHINESE));
        });
        preview.faults().forEach(each -> mark.add(each.at(), each.reason().in(Locale.CHINESE)));
        return new Preview(
                preview.effects(),
                preview.organisations(),
                preview.members(),
                preview.submissions(),
                preview.ties(),
                preview.appointments(),
                preview.findings(),
                preview.faults(),
                mark.text());
    }

    private void effect(Effect effect) {
        organisation(effect.organisation());
        add(effect.attribute());
        boolean place = effect.attribute().startsWith(Patch.PARENT);
        value(effect.before(), place);
        value(effect.after(), place);
    }

    private void value(String value, boolean place) {
        if (place && value != null) {
            organisation(Long.parseLong(value));
        } else {
            add(value);
        }
    }

    private void organisation(long id) {
        int fresh = founded.indexOf(id);
        add(fresh < 0 ? id : "new " + fresh);
    }

    private void add(Object... values) {
        for (Object value : values) {
            String text = Objects.toString(value);
            digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
