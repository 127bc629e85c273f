/**
 * Finds modules in bundles and in the deploy folder, checks them whole, and serves them as one immutable catalogue.
 *
 * <p>{@code ModuleFiles} are read from a folder, a jar or a bundle; {@code ModuleReader} makes a module of them or tells every
 * fault; {@code ServedModules} swaps the catalogue; {@code ModuleBundles} watches bundles and {@code DeployFolder} jars.
 */
@Capability(
        namespace = ExtenderNamespace.EXTENDER_NAMESPACE,
        name = ModuleExtender.NAME,
        version = ModuleExtender.VERSION)
package org.sanqu.modules;

import org.osgi.annotation.bundle.Capability;
import org.osgi.namespace.extender.ExtenderNamespace;
import org.sanqu.api.module.ModuleExtender;
