package org.sanqu.forms;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.forms.attachment.StoredAttachments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Throws away, every few hours, what was begun and never finished: old drafts, and files that nobody named. */
@Component(service = Sweep.class, immediate = true)
public final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final long FIRST_MINUTES = 10;
    private static final long EVERY_MINUTES = 360;

    private final StoredDrafts drafts;
    private final StoredAttachments attachments;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sanqu-sweep");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public Sweep(@Reference StoredDrafts drafts, @Reference StoredAttachments attachments) {
        this.drafts = drafts;
        this.attachments = attachments;
        clock.scheduleWithFixedDelay(this::once, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    @Deactivate
    public void stop() {
        clock.shutdownNow();
    }

    private void once() {
        try {
            drafts.sweep(Instant.now());
            attachments.sweep(Instant.now());
        } catch (IOException | RuntimeException e) {
            LOG.warn("what nobody finished could not be thrown away; it is tried again later", e);
        }
    }
}
