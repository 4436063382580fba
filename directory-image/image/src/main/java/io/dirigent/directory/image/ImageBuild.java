package io.dirigent.directory.image;

import io.dirigent.directory.image.files.FixedTime;
import io.dirigent.directory.image.server.ServerFiles;
import io.dirigent.directory.image.training.AotCache;
import java.nio.file.Path;
import java.util.List;

/** Builds the image's folder; the steps and their order. Run by Maven. */
public final class ImageBuild {

    private final Inputs inputs;
    private final Path image;
    private final Path cache;

    private ImageBuild(Inputs inputs) {
        this.inputs = inputs;
        this.image = inputs.image();
        this.cache = image.resolve(EntryPoint.AOT_CACHE);
    }

    /** Arguments: as {@link Inputs} names them. */
    public static void main(String[] arguments) throws Exception {
        ImageBuild build = new ImageBuild(Inputs.of(arguments));
        build.runtime();
        build.serverFiles();
        build.ownFiles();
        build.aotCache();
    }

    private void runtime() throws Exception {
        Path runtime = image.resolve("runtime");
        new Step("runtime", inputs.work(), List.of(), JavaRuntime.key(), runtime.resolve("release")).unlessDone(() -> {
            AotCache.forget(cache);
            JavaRuntime.link(runtime);
        });
    }

    private void serverFiles() throws Exception {
        List<Path> from = List.of(inputs.distribution(), inputs.hooks(), inputs.builderOf("server"));
        new Step("server", inputs.work(), from, List.of(), image.resolve("lib/opendj")).unlessDone(() -> {
            AotCache.forget(cache);
            ServerFiles.make(inputs.distribution(), inputs.hooks(), inputs.work(), image);
        });
    }

    private void ownFiles() throws Exception {
        List<String> entryPoint = EntryPoint.of(image, List.of());
        // The server's jars too: their names are on the class path.
        List<Path> from = List.of(inputs.ownJars(), image.resolve("lib/opendj"));
        new Step("own", inputs.work(), from, entryPoint, image.resolve("lib/dirigent")).unlessDone(() -> {
            AotCache.forget(cache);
            OwnFiles.copy(inputs.ownJars(), image);
        });
    }

    private void aotCache() throws Exception {
        List<Path> from = List.of(
                image.resolve("lib"),
                image.resolve("image.json"),
                image.resolve("runtime/release"),
                inputs.testSupport(),
                inputs.builderOf("training"));
        new Step("aot-cache", inputs.work(), from, AotCache.key(), cache).unlessDone(() -> {
            // As they will be in the container: a cache also knows how old its jars were.
            FixedTime.giveTo(image);
            new AotCache(image, inputs.work()).train(cache);
        });
    }
}
