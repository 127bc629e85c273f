package org.sanqu.modules;

import org.sanqu.api.module.Module;

/** A module that is served, and where it was found. */
record Served(Origin origin, Module module) {}
