package org.sanqu.local;

import java.util.List;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.platform.ModuleIntake;
import org.sanqu.api.platform.WrittenModule;

/** Takes modules in, unless it is told not to: what passed the check is then refused all the same. */
final class Deaf implements ModuleIntake {

    static final Fault FAULT = Fault.at("forms/f1.json", "modules.empty");

    private final ModuleIntake intake;
    boolean deaf;
    /** Whether it fails at what it is told, as when the database is away. */
    boolean failing;

    Deaf(ModuleIntake intake) {
        this.intake = intake;
    }

    @Override
    public Reception check(WrittenModule module) {
        return intake.check(module);
    }

    @Override
    public Reception offer(WrittenModule module) {
        return intake.offer(module);
    }

    @Override
    public Reception change(WrittenModule part, Set<String> forms) {
        if (failing) {
            throw new IllegalStateException("nothing is taken in now");
        }
        return deaf ? new Reception(null, List.of(FAULT), List.of()) : intake.change(part, forms);
    }
}
