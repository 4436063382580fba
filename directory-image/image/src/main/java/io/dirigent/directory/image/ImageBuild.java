package io.dirigent.directory.image;

import java.nio.file.Path;
import java.util.List;

/** Builds the image's folder; the steps and their order. Run by Maven. */
public final class ImageBuild {

    private ImageBuild() {}

    /** Arguments: {@code --distribution}, {@code --own-jars}, {@code --builder}, {@code --work}, {@code --image}. */
    public static void main(String[] arguments) throws Exception {
        Inputs inputs = Inputs.of(arguments);
        Path image = inputs.image();
        Step server = new Step(
                "server", inputs.work(), List.of(inputs.distribution(), inputs.hooks(), inputs.builder()), List.of());
        server.unlessDone(() -> ServerFiles.make(inputs));
        Step own = new Step("own", inputs.work(), List.of(inputs.ownJars(), inputs.builder()), List.of());
        own.unlessDone(() -> OwnFiles.copy(inputs.ownJars(), image));
        Step cache = new Step(
                "aot-cache", inputs.work(), List.of(image.resolve("lib"), image.resolve("image.json")), AotCache.key());
        cache.unlessDone(() -> new AotCache(image, inputs.work()).train());
    }
}
