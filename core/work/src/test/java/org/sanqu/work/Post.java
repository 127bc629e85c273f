package org.sanqu.work;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sanqu.api.work.Channel;
import org.sanqu.api.work.Notice;

/** A channel that keeps what it is given, or cannot be reached. */
final class Post implements Channel {

    final List<Notice> sent = new CopyOnWriteArrayList<>();
    private final String name;
    volatile boolean broken;
    volatile boolean hopeless;

    Post() {
        this("post");
    }

    Post(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void send(Notice notice) throws IOException {
        if (hopeless) {
            throw new IllegalArgumentException("there is no such street");
        }
        if (broken) {
            throw new IOException("the road is closed");
        }
        sent.add(notice);
    }
}
