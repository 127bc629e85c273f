package org.sanqu.members;

import java.time.LocalDate;
import org.sanqu.api.platform.Sql;

interface HomeMoves {
    void move(Sql sql, long member, Long to, LocalDate on, String documentNumber, String account);
}
