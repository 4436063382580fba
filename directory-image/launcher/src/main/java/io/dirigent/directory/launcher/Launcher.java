package io.dirigent.directory.launcher;

import io.dirigent.directory.hooks.OwnAddress;
import io.dirigent.directory.launcher.log.Log;
import io.dirigent.directory.launcher.settings.Member;
import io.dirigent.directory.launcher.settings.Options;
import io.dirigent.directory.launcher.settings.Pod;
import io.dirigent.directory.launcher.settings.ServerSettings;
import io.dirigent.directory.launcher.volume.Volume;
import java.util.List;
import java.util.Map;

/** Main class of the directory image. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] args) {
        try {
            run(List.of(args), System.getenv());
        } catch (StartRefused refused) {
            System.err.println("dirigent: " + refused.getMessage());
            // Half a server may be running, with threads that wait for ever and a shutdown that would wait for them.
            Runtime.getRuntime().halt(refused.code().value());
        }
    }

    /** Returns when the server runs; it stops by the signal. */
    private static void run(List<String> args, Map<String, String> environment) {
        Options options = Options.parse(args);
        Volume volume = new Volume(options.volume());
        // The volume is the only place that can be written, and classes remember this setting when they are loaded.
        System.setProperty("java.io.tmpdir", volume.temporary().toString());
        Log.captureJdkLogging();
        Member member = Member.of(Pod.from(environment), ServerSettings.read(options.settings()));
        OwnAddress.set(member.address(), member.hostName());
        new Life(options, volume, member).start();
    }
}
