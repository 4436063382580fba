package io.dirigent.directory.launcher.volume;

import io.dirigent.directory.launcher.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the directory server, as its {@code buildinfo} begins with it; the revision that follows does not count. */
record ServerVersion(int major, int minor, int point) {

    private static final Pattern BUILD = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(\\..*)?");
    private static final Comparator<ServerVersion> ORDER = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::point);

    /**
     * Refuses a volume whose data a newer server, or one of another major version, may have written in a way that the image's does not read.
     * An older one of the same major version is taken over. Nothing is changed here.
     */
    static void check(Volume volume, Template template) {
        Optional<ServerVersion> last = ofVolume(volume);
        if (last.isEmpty()) {
            return;
        }
        ServerVersion own = ofImage(template);
        if (last.get().major != own.major || ORDER.compare(last.get(), own) > 0) {
            throw StartRefused.configuration("volume " + volume.root() + " was last served by OpenDJ " + last.get()
                    + ", this image has " + own + "; use an image with OpenDJ " + last.get().major + ", " + last.get()
                    + " or newer; nothing was changed");
        }
    }

    private static Optional<ServerVersion> ofVolume(Volume volume) {
        try {
            return Optional.of(
                    parse(Files.readString(volume.config().resolve(Template.BUILD_INFO)), "volume " + volume.root()));
        } catch (NoSuchFileException unprepared) {
            return Optional.empty();
        } catch (IOException e) {
            throw StartRefused.io("volume " + volume.root() + " does not say which server it is of", e);
        }
    }

    private static ServerVersion ofImage(Template template) {
        try {
            return parse(Files.readString(template.config().resolve(Template.BUILD_INFO)), "the image");
        } catch (IOException e) {
            throw StartRefused.io("the image's template cannot be read", e);
        }
    }

    private static ServerVersion parse(String build, String whose) {
        Matcher parts = BUILD.matcher(build.strip());
        if (!parts.matches()) {
            throw StartRefused.configuration(
                    whose + " has the build '" + build.strip() + "', which is no version; nothing was changed");
        }
        return new ServerVersion(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + point;
    }
}
