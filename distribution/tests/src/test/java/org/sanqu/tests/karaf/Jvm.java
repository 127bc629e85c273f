package org.sanqu.tests.karaf;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** What bin/karaf and bin/setenv of the distribution tell the JVM; Pax Exam does not run them. */
final class Jvm {

    static final String KARAF = System.getProperty("karaf.version", "4.4.10");

    private static final List<String> OPENS = List.of(
            "java.base/java.security",
            "java.base/java.net",
            "java.base/java.lang",
            "java.base/java.util",
            "java.naming/javax.naming.spi",
            "java.rmi/sun.rmi.transport.tcp");
    private static final List<String> EXPORTS = List.of(
            "java.base/sun.net.www.protocol.file",
            "java.base/sun.net.www.protocol.http",
            "java.base/sun.net.www.protocol.https",
            "java.base/sun.net.www.protocol.jar",
            "java.base/sun.net.www.content.text",
            "jdk.naming.rmi/com.sun.jndi.url.rmi",
            "java.rmi/sun.rmi.registry",
            "java.security.sasl/com.sun.security.sasl",
            "java.naming/com.sun.jndi.ldap");

    private Jvm() {}

    /** Paths are relative to Karaf's folder, in which it is started; 256 MB is what a district must do with. */
    static String[] options() {
        List<String> options = new ArrayList<>(List.of(
                "-Xms64m",
                "-Xmx256m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module=java.base=lib/endorsed/org.apache.karaf.specs.locator-" + KARAF + ".jar",
                "--patch-module=java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + KARAF + ".jar"));
        OPENS.forEach(name -> options.add("--add-opens=" + name + "=ALL-UNNAMED"));
        EXPORTS.forEach(name -> options.add("--add-exports=" + name + "=ALL-UNNAMED"));
        options.add("-classpath");
        options.add(String.join(File.pathSeparator, "lib/jdk9plus/*", "lib/boot/*", "lib/ext/*", "lib/endorsed/*"));
        return options.toArray(String[]::new);
    }
}
