package io.dirigent.directory.launcher;

import io.dirigent.directory.hooks.Silence;
import io.dirigent.directory.launcher.configuration.IndexChanges;
import io.dirigent.directory.launcher.configuration.LdifEntry;
import io.dirigent.directory.launcher.configuration.LdifFile;
import io.dirigent.directory.launcher.configuration.Names;
import io.dirigent.directory.launcher.configuration.Rendering;
import io.dirigent.directory.launcher.http.HttpPort;
import io.dirigent.directory.launcher.keys.KeyMaterial;
import io.dirigent.directory.launcher.keys.KeyWatch;
import io.dirigent.directory.launcher.log.Log;
import io.dirigent.directory.launcher.mark.Gate;
import io.dirigent.directory.launcher.mark.Mark;
import io.dirigent.directory.launcher.mark.Verdict;
import io.dirigent.directory.launcher.server.DirectoryProcess;
import io.dirigent.directory.launcher.server.IndexRebuild;
import io.dirigent.directory.launcher.server.InternalLdap;
import io.dirigent.directory.launcher.server.MemberMonitor;
import io.dirigent.directory.launcher.server.PublicHandlers;
import io.dirigent.directory.launcher.server.Replication;
import io.dirigent.directory.launcher.settings.Member;
import io.dirigent.directory.launcher.settings.Options;
import io.dirigent.directory.launcher.settings.Suffix;
import io.dirigent.directory.launcher.volume.ChangelogFolders;
import io.dirigent.directory.launcher.volume.Durable;
import io.dirigent.directory.launcher.volume.InstanceKeys;
import io.dirigent.directory.launcher.volume.LastInSync;
import io.dirigent.directory.launcher.volume.Ownership;
import io.dirigent.directory.launcher.volume.Preparation;
import io.dirigent.directory.launcher.volume.SeedFiles;
import io.dirigent.directory.launcher.volume.Storage;
import io.dirigent.directory.launcher.volume.Template;
import io.dirigent.directory.launcher.volume.Volume;
import io.dirigent.directory.launcher.volume.VolumeLock;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import sun.misc.Signal;

/** One run of a member, from the checks to the stop. */
final class Life {

    /** The contract allows half a second; a look costs microseconds. */
    private static final Duration DOOR_PAUSE = Duration.ofMillis(250);

    private static final int ENDED_BY_SIGTERM = 128 + 15;

    private static final Duration KEY_PAUSE = Duration.ofSeconds(2);
    private static final Duration IN_SYNC_PAUSE = Duration.ofMinutes(1);
    private static final Duration STORAGE_PAUSE = Duration.ofSeconds(5);
    private static final Duration SILENCE_PAUSE = Duration.ofSeconds(5);

    private final Options options;
    private final Volume volume;
    private final Member member;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();
    private final DirectoryProcess directory = new DirectoryProcess();
    private final Loops loops = new Loops();
    private final MemberHealth health = new MemberHealth(clock);
    private final IndexRebuild indexes;
    private final VolumeLock lock;

    /** Checks all that is given and takes the volume; nothing in it is changed yet. */
    Life(Options options, Volume volume, Member member) {
        this.options = options;
        this.volume = volume;
        this.member = member;
        this.indexes = new IndexRebuild(volume);
        volume.checkWritable();
        this.lock = VolumeLock.take(volume);
        Ownership.check(volume, member);
    }

    /** Returns when the server runs. */
    void start() {
        Template template = new Template(options.image().resolve("template"));
        Preparation preparation = new Preparation(volume, template);
        preparation.check();
        KeyMaterial keys = KeyMaterial.read(options);
        LdifFile configuration = template.configuration();
        HttpPort http = HttpPort.open(member.address(), health);
        prepare(preparation);
        keys.writeStores(volume, random);
        LdifFile rendered = render(configuration, keys);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stop));
        buildIndexes();
        directory.start(volume, member);
        watch(keys, rendered);
        Log.info("the directory server of " + member.hostName() + " runs; probes on port " + http.port());
    }

    private void prepare(Preparation preparation) {
        boolean fresh = preparation.prepare(firstMark());
        Log.info((fresh ? "prepared volume " : "found volume ") + volume.root() + " of " + member.owner());
        try {
            Durable.deleteTree(volume.temporary());
            Files.createDirectories(volume.temporary());
        } catch (IOException e) {
            throw StartRefused.io("the volume's folder for temporary files", e);
        }
        InstanceKeys.forget(volume);
        SeedFiles.publish(volume, member.settings().suffixes(), options.bootstrap());
    }

    private LdifEntry firstMark() {
        List<String> suffixes =
                member.settings().suffixes().stream().map(Suffix::dn).toList();
        return Mark.first(member.owner(), suffixes, UUID.randomUUID().toString(), clock.instant());
    }

    private LdifFile render(LdifFile template, KeyMaterial keys) {
        try {
            LdifFile before = LdifFile.read(volume.configFile());
            LdifFile rendered = new Rendering(member, keys.rootPasswordHash(random)).render(template, before);
            List<Suffix> suffixes = member.settings().suffixes();
            indexes.note(IndexChanges.between(before, rendered, suffixes));
            Durable.write(volume.configFile(), rendered.print());
            ChangelogFolders.removeUnnamed(volume, rendered).forEach(name -> Log.info("removed old changelog " + name));
            return rendered;
        } catch (IOException e) {
            throw StartRefused.io("the configuration cannot be written", e);
        }
    }

    private void buildIndexes() {
        List<Suffix> due = indexes.due(member.settings().suffixes());
        if (!due.isEmpty()) {
            health.working("building new indexes");
            due.forEach(indexes::build);
        }
    }

    private void watch(KeyMaterial keys, LdifFile configuration) {
        InternalLdap ldap = new InternalLdap();
        List<Suffix> suffixes = member.settings().suffixes();
        Replication replication = new Replication(suffixes);
        PublicHandlers handlers = new PublicHandlers(ldap);
        LastInSync lastInSync = new LastInSync(volume.lastInSync());
        Gate gate = gate(lastInSync, configuration);
        Door door = new Door(ldap, replication, handlers, gate);
        KeyWatch keyWatch = new KeyWatch(options, volume, ldap, random, keys);
        Storage storage = new Storage(volume);
        MemberMonitor.tell(new MemberFacts(clock.instant(), gate, door, handlers, storage, keyWatch::inUse)::all);
        InSync inSync = new InSync(
                suffixes,
                replication,
                ldap,
                () -> door.verdict() instanceof Verdict.Open open && open.ready(),
                lastInSync,
                clock);
        Farewell farewell = new Farewell(suffixes, replication, handlers);
        // The server has a hook of its own that stops it at once; a farewell comes before all hooks.
        Signal.handle(new Signal("TERM"), signal -> leave(farewell));
        health.begin(
                door::verdict, new MemberMetrics(suffixes, door, handlers, replication, lastInSync, storage)::collect);
        loops.every(DOOR_PAUSE, "door", () -> {
            door.look();
            health.beat();
        });
        loops.every(KEY_PAUSE, "keys", keyWatch::look);
        loops.every(IN_SYNC_PAUSE, "in-sync", inSync::look);
        loops.every(STORAGE_PAUSE, "storage", storage::look);
        loops.every(SILENCE_PAUSE, "silence", Silence::end);
    }

    /** A member that lists no neighbour has nobody to have fallen behind. */
    private Gate gate(LastInSync lastInSync, LdifFile configuration) {
        if (InSync.isLone(configuration.find(Names.REPLICATION_SERVER).map(entry -> entry::values))) {
            return Gate.ofLoneMember();
        }
        try {
            Optional<Mark> mark = configuration.find(Mark.DN).map(entry -> Mark.read(entry::values));
            return Gate.of(lastInSync.read(), mark, member.settings().inSyncLimit(), clock.instant());
        } catch (IOException e) {
            throw StartRefused.io("the volume does not say when it was last in sync", e);
        }
    }

    private void leave(Farewell farewell) {
        health.stopping();
        loops.close();
        farewell.say();
        System.exit(ENDED_BY_SIGTERM);
    }

    /** The last thing that this process does; hooks and threads of the server that are still at it hold nothing any more. */
    private void stop() {
        health.stopping();
        Log.info("stopping");
        loops.close();
        directory.stop();
        lock.close();
        Log.info("stopped");
        Runtime.getRuntime().halt(ENDED_BY_SIGTERM);
    }
}
