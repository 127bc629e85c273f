package org.sanqu.sheets;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Unpacks and reads rows on a thread of its own while those before are dealt with on another processor; a few are ahead. */
final class RowsAhead<T> implements Iterator<T>, AutoCloseable {

    /** Rows are large until they are dealt with, and what waits is copied by the garbage collector each time. */
    private static final int CHUNK = 100;

    private static final int CHUNKS = 3;

    private final List<T> end = new ArrayList<>();
    private final BlockingQueue<List<T>> ready = new ArrayBlockingQueue<>(CHUNKS);
    private final Thread unpacking;
    private volatile boolean closed;
    private volatile RuntimeException failure;
    private List<T> chunk = List.of();
    private int next;

    RowsAhead(Iterator<T> rows) {
        unpacking = new Thread(() -> unpack(rows), "sanqu-unpacking");
        unpacking.setDaemon(true);
        unpacking.start();
    }

    private void unpack(Iterator<T> rows) {
        try {
            List<T> some = new ArrayList<>(CHUNK);
            while (!closed && rows.hasNext()) {
                some.add(rows.next());
                if (some.size() == CHUNK) {
                    put(some);
                    some = new ArrayList<>(CHUNK);
                }
            }
            put(some);
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            put(end);
        }
    }

    /** Gives up when nobody wants more. */
    private void put(List<T> some) {
        try {
            while (!closed && !ready.offer(some, 100, TimeUnit.MILLISECONDS)) {
                // the other side is busy
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public boolean hasNext() {
        while (next == chunk.size() && chunk != end) {
            take();
        }
        if (chunk == end && failure != null) {
            throw failure;
        }
        return chunk != end;
    }

    private void take() {
        try {
            chunk = ready.take();
            next = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.conflict("sheet.stopped");
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return chunk.get(next++);
    }

    /** Ends the unpacking and waits for it, since what it reads from is closed next. */
    @Override
    public void close() {
        closed = true;
        unpacking.interrupt();
        boolean interrupted = false;
        while (unpacking.isAlive()) {
            try {
                unpacking.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
