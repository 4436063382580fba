package io.dirigent.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagePlanTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SERVER = PROJECT.resolve("directory-image/image/target/image");
    private static final Path RUNTIME = SERVER.resolve("runtime");
    private static final Path QUARKUS = PROJECT.resolve("operator/target/quarkus-app");

    @TempDir
    static Path work;

    private static ImagePlan server;
    private static ImagePlan operator;

    @BeforeAll
    static void plan() throws Exception {
        server = DirectoryServer.plan(
                SERVER, Papers.collect("directory-server", PROJECT, RUNTIME, SERVER.resolve("lib"), work));
        operator = Operator.plan(QUARKUS, RUNTIME, Papers.collect("operator", PROJECT, RUNTIME, QUARKUS, work));
    }

    @Test
    void runAsANumberThatIsNotRoot() throws Exception {
        for (ImagePlan plan : List.of(server, operator)) {
            ContainerBuildPlan image = plan.on("scratch", "9").toContainerBuildPlan();

            assertThat(image.getUser()).isEqualTo("10001:10001");
            assertThat(image.getLabels())
                    .containsEntry("org.opencontainers.image.version", "9")
                    .containsKeys("org.opencontainers.image.title", "org.opencontainers.image.licenses");
        }
    }

    @Test
    void startTheRuntimeThatTheyBring() {
        for (ImagePlan plan : List.of(server, operator)) {
            assertThat(plan.entrypoint()).startsWith(Layout.JAVA).noneMatch(word -> word.contains("{"));
            assertThat(places(plan)).contains(Layout.JAVA);
            // The resource and the chart choose them.
            assertThat(plan.entrypoint()).noneMatch(word -> word.startsWith("-Xmx") || word.startsWith("-Xshare"));
        }
    }

    @Test
    void everythingTheEntryPointNamesIsInside() {
        for (ImagePlan plan : List.of(server, operator)) {
            List<String> named = plan.entrypoint().stream()
                    .flatMap(word -> Stream.of(word.split("[:=]", -1)))
                    .filter(word -> word.startsWith(Layout.ROOT + "/"))
                    .toList();

            assertThat(places(plan)).containsAll(named);
        }
    }

    @Test
    void onlyTheVolumeIsTheUsers() {
        assertThat(entries(operator)).allMatch(ImagePlanTest::belongsToRoot);
        assertThat(entries(server).filter(entry -> !belongsToRoot(entry)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getExtractionPath()).hasToString(DirectoryServer.VOLUME));
    }

    @Test
    void bringLicencesAndABillOfMaterials() {
        assertThat(places(server))
                .contains(
                        "/opt/dirigent/sbom.cdx.json",
                        "/opt/dirigent/licenses/LICENSE",
                        "/opt/dirigent/licenses/THIRD-PARTY.txt",
                        "/opt/dirigent/licenses/opendj/THIRDPARTYREADME.txt",
                        "/opt/dirigent/runtime/legal/java.base/LICENSE");
        assertThat(places(operator))
                .contains(
                        "/opt/dirigent/sbom.cdx.json",
                        "/opt/dirigent/licenses/NOTICE",
                        "/opt/dirigent/runtime/legal/java.base/LICENSE");
    }

    @Test
    void theBillOfMaterialsNamesEachJar() throws Exception {
        try (Stream<Path> jars = Files.walk(QUARKUS)) {
            JsonNode components = components();

            // and the runtime
            assertThat(components)
                    .hasSize(1
                            + (int) jars.filter(path -> path.toString().endsWith(".jar"))
                                    .count());
            assertThat(component(components, "kubernetes-client").path("purl").asText())
                    .startsWith("pkg:maven/io.fabric8/kubernetes-client@");
        }
    }

    @Test
    void theBillOfMaterialsIsWhatItsSchemaAsksForAndHasTheHashOfEachFile() throws Exception {
        assertThat(new JsonParser().validate(operatorsBill().toFile(), Version.VERSION_16))
                .isEmpty();
        JsonNode client = component(components(), "kubernetes-client");
        try (Stream<Path> jars = Files.walk(QUARKUS)) {
            Path jar = jars.filter(path -> path.getFileName().toString().matches(".*\\.kubernetes-client-\\d.*"))
                    .findFirst()
                    .orElseThrow();
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
            assertThat(client.path("hashes").path(0).path("content").asText()).isEqualTo(hash);
        }
    }

    private static JsonNode components() throws IOException {
        return new ObjectMapper().readTree(operatorsBill().toFile()).path("components");
    }

    private static Path operatorsBill() {
        return work.resolve("papers/operator/sbom.cdx.json");
    }

    private static JsonNode component(JsonNode components, String name) {
        return StreamSupport.stream(components.spliterator(), false)
                .filter(component -> component.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void holdNoKeyAndNoPassword() {
        for (ImagePlan plan : List.of(server, operator)) {
            assertThat(places(plan))
                    .noneMatch(place ->
                            place.matches(".*(\\.(pin|p12|jks|key|pem)|keystore|truststore|/cacerts|/passwords?)$"));
        }
    }

    @Test
    void twoBuildsGiveTheSameLayers() throws Exception {
        // All but the runtime and the cache: they are big, and pass through the same code.
        assertThat(buildOfSmallLayers("first")).isEqualTo(buildOfSmallLayers("second"));
    }

    private static String buildOfSmallLayers(String name) throws Exception {
        Path folder = Files.createDirectories(work.resolve(name));
        Path own = Files.createDirectories(folder.resolve("image/lib"));
        Files.writeString(own.resolve("some.jar"), "the same content, written at another time");
        List<FileEntriesLayer> layers = List.of(
                Layout.layer("own", folder.resolve("image"), Layout.ROOT, "lib"),
                Papers.collect("small", PROJECT, RUNTIME, SERVER.resolve("lib/dirigent"), folder)
                        .layer());
        ImagePlan small = new ImagePlan(
                "small", "test", "Apache-2.0", server.entrypoint(), server.environment(), server.ports(), layers);
        JibContainer built = small.on("scratch", "1")
                .containerize(Containerizer.to(
                                TarImage.at(folder.resolve("small.tar")).named("small:1"))
                        .setApplicationLayersCache(folder.resolve("cache"))
                        .setBaseImageLayersCache(folder.resolve("base")));
        return built.getDigest().toString();
    }

    private static boolean belongsToRoot(FileEntry entry) {
        return entry.getOwnership().isEmpty() && (entry.getPermissions().getPermissionBits() & 0222) == 0;
    }

    private static Stream<FileEntry> entries(ImagePlan plan) {
        return plan.layers().stream().flatMap(layer -> layer.getEntries().stream());
    }

    private static List<String> places(ImagePlan plan) {
        return entries(plan).map(entry -> entry.getExtractionPath().toString()).toList();
    }
}
