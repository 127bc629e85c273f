package org.sanqu.api.module;

/** The capability that modules require: {@code osgi.extender=sanqu.module}. */
public final class ModuleExtender {

    /** The extender's name. */
    public static final String NAME = "sanqu.module";

    /** The version that this platform offers. */
    public static final String VERSION = "1.0.0";

    private ModuleExtender() {}
}
