package org.sanqu.forms.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Attachment;
import org.sanqu.api.form.Attachments;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.forms.FormArchive;

/** Files below {@code attachments} in the data directory, known by rows; a file is safe on the disk before its row is. */
@Component(service = {Attachments.class, StoredAttachments.class})
public final class StoredAttachments implements Attachments {

    static final Duration UNUSED = Duration.ofDays(7);
    private static final long LARGEST = 50L << 20;
    private static final long PENDING = 500;

    private final Store store;
    private final Access access;
    private final AttachmentUses uses;
    private final AttachmentFiles files;

    /** Keeps the sweep from deleting a file between its arrival and its row. */
    private final ReadWriteLock sweeping = new ReentrantReadWriteLock();

    /**
     * Attachments.
     *
     * @param archive not asked: that it is there means that the tables are
     */
    @Activate
    public StoredAttachments(
            @Reference Store store,
            @Reference Access access,
            @Reference AttachmentUses uses,
            @Reference FormArchive archive) {
        this.store = store;
        this.access = access;
        this.uses = uses;
        this.files = new AttachmentFiles(store.directory().resolve("attachments"));
    }

    @Override
    public Attachment keep(Caller caller, long organisation, String name, InputStream content) throws IOException {
        access.require(caller, Permission.RECORD, organisation);
        if (store.read(sql -> new AttachmentRows(sql).unused(caller.account())) >= PENDING) {
            throw new Refusal(Refusal.Reason.TOO_MANY, "attachment.too-many", PENDING);
        }
        String clean = FileName.clean(name);
        try (AttachmentFiles.Incoming incoming = files.receive(content, LARGEST)) {
            ContentType type = ContentType.of(incoming.path(), clean);
            Attachment file = new Attachment(incoming.hash() + "/" + clean, clean, type.type(), incoming.size());
            sweeping.readLock().lock();
            try {
                files.settle(incoming);
                return store.write(sql -> {
                    new AttachmentRows(sql).keep(file, incoming.hash(), caller.account());
                    return file;
                });
            } finally {
                sweeping.readLock().unlock();
            }
        }
    }

    @Override
    public Attachment get(Caller caller, String id) {
        return store.read(sql -> new AttachmentRows(sql).withId(id).filter(file -> uses.opens(sql, caller, id)))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "attachment.not-found"));
    }

    @Override
    public InputStream open(Caller caller, String id) throws IOException {
        get(caller, id);
        return files.open(id.substring(0, id.indexOf('/')));
    }

    /** Throws away what nobody named for a week, and files that no row knows. */
    public void sweep(Instant now) throws IOException {
        Instant before = now.minus(UNUSED);
        for (String id : store.read(sql -> new AttachmentRows(sql).unused(before))) {
            String hash = id.substring(0, id.indexOf('/'));
            sweeping.writeLock().lock();
            try {
                boolean idle = store.write(sql -> {
                    AttachmentRows rows = new AttachmentRows(sql);
                    return rows.forget(id, before) && !rows.knows(hash);
                });
                if (idle) {
                    files.delete(hash);
                }
            } finally {
                sweeping.writeLock().unlock();
            }
        }
        sweepUnknown(before);
    }

    private void sweepUnknown(Instant before) throws IOException {
        sweeping.writeLock().lock();
        try {
            files.sweep(before, hash -> store.read(sql -> new AttachmentRows(sql).knows(hash)));
        } finally {
            sweeping.writeLock().unlock();
        }
    }
}
