package io.dirigent.images;

import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;

/** How big an image is, and of what. */
final class SizeReport {

    static final double MEGABYTE = 1_000_000.0;

    private SizeReport() {}

    static String of(ImagePlan plan, JibContainer image, String place) {
        StringBuilder report = new StringBuilder("%s%n  %s%n".formatted(place, image.getDigest()));
        double all = 0;
        for (FileEntriesLayer layer : plan.layers()) {
            double size =
                    layer.getEntries().stream().mapToLong(SizeReport::size).sum() / MEGABYTE;
            all += size;
            report.append(line(layer.getName(), size));
        }
        return report.append(line("all, on its base", all)).toString();
    }

    private static String line(String what, double megabytes) {
        return String.format(Locale.ROOT, "  %-18s %6.1f MB%n", what, megabytes);
    }

    private static long size(FileEntry entry) {
        try {
            return Files.isDirectory(entry.getSourceFile()) ? 0 : Files.size(entry.getSourceFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
