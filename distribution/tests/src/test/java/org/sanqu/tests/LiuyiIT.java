package org.sanqu.tests;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** The merger on the embedded database. */
@ExtendWith(SharedPlatform.class)
class LiuyiIT implements Liuyi {

    private Client client;

    @BeforeEach
    void take(Platform platform) {
        client = platform.admin();
    }

    @Override
    public Client client() {
        return client;
    }
}
