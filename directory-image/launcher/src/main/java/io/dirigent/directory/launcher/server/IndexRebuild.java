package io.dirigent.directory.launcher.server;

import io.dirigent.directory.launcher.ExitCode;
import io.dirigent.directory.launcher.StartRefused;
import io.dirigent.directory.launcher.log.Log;
import io.dirigent.directory.launcher.settings.Suffix;
import io.dirigent.directory.launcher.volume.Durable;
import io.dirigent.directory.launcher.volume.Volume;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opends.server.tools.RebuildIndex;

/**
 * Builds new indexes of databases that hold data, before the server starts. That it is due is noted in a file first, because
 * after the configuration is written nothing else tells.
 */
public final class IndexRebuild {

    private final Volume volume;

    public IndexRebuild(Volume volume) {
        this.volume = volume;
    }

    /** Notes that the indexes of these suffixes are due; to be called before the configuration is written. */
    public void note(List<Suffix> suffixes) throws IOException {
        for (Suffix suffix : suffixes) {
            if (Files.exists(database(suffix))) {
                Durable.write(due(suffix), suffix.dn() + "\n");
            }
        }
    }

    /** The suffixes whose indexes are to be built. */
    public List<Suffix> due(List<Suffix> suffixes) {
        return suffixes.stream().filter(suffix -> Files.exists(due(suffix))).toList();
    }

    /** Builds the indexes of a suffix; takes as long as the data is big. */
    public void build(Suffix suffix) {
        Log.info("building new indexes of " + suffix.dn());
        // The tool, unlike the server, finds its folder only by these.
        System.setProperty("org.opends.server.ServerRoot", volume.instance().toString());
        System.setProperty("org.opends.server.InstanceRoot", volume.instance().toString());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] args = {
            "--offline", "--configFile", volume.configFile().toString(), "--baseDN", suffix.dn(), "--rebuildDegraded"
        };
        int code = RebuildIndex.mainRebuildIndex(args, true, said, said);
        if (code != 0) {
            throw new StartRefused(
                    ExitCode.SOFTWARE,
                    "indexes of " + suffix.dn() + " cannot be built: " + said.toString(StandardCharsets.UTF_8));
        }
        try {
            Files.delete(due(suffix));
        } catch (IOException e) {
            throw StartRefused.io("the note of due indexes cannot be removed", e);
        }
        Log.info("built new indexes of " + suffix.dn());
    }

    private Path database(Suffix suffix) {
        return volume.instance().resolve("db").resolve(suffix.backend());
    }

    private Path due(Suffix suffix) {
        return volume.root().resolve("rebuild-" + suffix.backend());
    }
}
