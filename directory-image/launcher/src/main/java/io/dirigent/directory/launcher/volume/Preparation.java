package io.dirigent.directory.launcher.volume;

import io.dirigent.directory.launcher.StartRefused;
import io.dirigent.directory.launcher.configuration.LdifEntry;
import io.dirigent.directory.launcher.configuration.LdifFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Makes a volume ready at its first start. All of it is built in a sibling folder, and one rename makes it count; a
 * start that was interrupted leaves only that sibling behind, which the next one throws away.
 */
public final class Preparation {

    private final Volume volume;
    private final Template template;

    public Preparation(Volume volume, Template template) {
        this.volume = volume;
        this.template = template;
    }

    /** Refuses a volume that the image's server cannot serve; changes nothing. */
    public void check() {
        ServerVersion.check(volume, template);
    }

    /**
     * Prepares an empty volume; leaves a prepared one as it is, but for the build's name and schema
     * files that a newer image adds.
     *
     * @param mark the first mark, used only for an empty volume
     * @return whether the volume was empty
     */
    public boolean prepare(LdifEntry mark) {
        Path fresh = volume.root().resolve("instance.new");
        try {
            Durable.deleteTree(fresh);
            if (volume.isPrepared()) {
                addMissingSchema(volume.config().resolve("schema"));
                template.renewBuildInfo(volume.config());
                return false;
            }
            build(fresh, mark);
            Durable.syncTree(fresh);
            Durable.rename(fresh, volume.instance());
            return true;
        } catch (IOException e) {
            throw StartRefused.io("volume " + volume.root() + " cannot be prepared", e);
        }
    }

    private void build(Path fresh, LdifEntry mark) throws IOException {
        template.copyTo(fresh);
        addMissingSchema(fresh.resolve("config").resolve("schema"));
        // Nothing of the template's configuration is kept but through rendering; the first mark is all there is to
        // carry over.
        LdifFile configuration = new LdifFile();
        configuration.put(mark);
        Durable.write(fresh.resolve("config").resolve("config.ldif"), configuration.print());
    }

    private void addMissingSchema(Path schema) throws IOException {
        try (Stream<Path> files = Files.list(template.schema())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = schema.resolve(file.getFileName().toString());
                if (!Files.exists(target)) {
                    Durable.write(target, Files.readAllBytes(file));
                }
            }
        }
    }
}
