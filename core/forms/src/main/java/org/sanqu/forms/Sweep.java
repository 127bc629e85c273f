package org.sanqu.forms;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.platform.Chore;
import org.sanqu.forms.attachment.StoredAttachments;

/** Throws away, every few hours, what was begun and never finished: old drafts, and files that nobody named. */
@Component(service = Sweep.class, immediate = true)
public final class Sweep {

    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration EVERY = Duration.ofHours(6);

    private final StoredDrafts drafts;
    private final StoredAttachments attachments;
    private final Chore chore;

    @Activate
    public Sweep(@Reference StoredDrafts drafts, @Reference StoredAttachments attachments) {
        this.drafts = drafts;
        this.attachments = attachments;
        this.chore = new Chore("sanqu-sweep", FIRST, EVERY, each -> once());
    }

    @Deactivate
    public void stop() {
        chore.close();
    }

    private void once() throws IOException {
        drafts.sweep(Instant.now());
        attachments.sweep(Instant.now());
    }
}
