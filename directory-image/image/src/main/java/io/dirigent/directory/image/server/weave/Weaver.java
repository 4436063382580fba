package io.dirigent.directory.image.server.weave;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/** Weaves {@link Hooks} into classes of the server; every hook is asserted to fit exactly one method. */
public final class Weaver implements AutoCloseable {

    private final ClassFileLocator classes;
    private final TypePool pool;

    /** Opens the jars in which the server's and the hooks' classes are found. */
    public Weaver(List<Path> jars) throws IOException {
        List<ClassFileLocator> locators = new ArrayList<>();
        for (Path jar : jars) {
            locators.add(ClassFileLocator.ForJarFile.of(jar.toFile()));
        }
        // Byte Buddy's own annotations, without which an advice is none, and the platform.
        locators.add(ClassFileLocator.ForClassLoader.of(Advice.class.getClassLoader()));
        locators.add(ClassFileLocator.ForClassLoader.ofPlatformLoader());
        classes = new ClassFileLocator.Compound(locators);
        pool = TypePool.Default.of(classes);
    }

    /** The woven classes by their path in a jar. */
    public Map<String, byte[]> weave() {
        return weave(Hooks.ALL, Hooks.USED);
    }

    Map<String, byte[]> weave(List<Hook> all, List<Hooks.Member> used) {
        used.forEach(this::assertMember);
        return all.stream().collect(groupingBy(Hook::type)).entrySet().stream()
                .collect(toMap(
                        hooks -> hooks.getKey().replace('.', '/') + ".class",
                        hooks -> weave(type(hooks.getKey()), hooks.getValue())));
    }

    private byte[] weave(TypeDescription type, List<Hook> hooks) {
        DynamicType.Builder<?> builder = new ByteBuddy()
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                .with(InstrumentedType.Factory.Default.FROZEN)
                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                .ignore(ElementMatchers.none())
                .redefine(type, classes);
        for (Hook hook : hooks) {
            builder = builder.visit(visitor(hook));
        }
        return builder.make(pool).getBytes();
    }

    private AsmVisitorWrapper visitor(Hook hook) {
        ElementMatcher<MethodDescription> here = ElementMatchers.is(method(hook.type(), hook.method()));
        return switch (hook) {
            case Hook.Around around -> Advice.to(type(around.advice()), classes).on(here);
            case Hook.InsteadOf instead -> {
                CallCount.assertOne(classes, instead);
                yield MemberSubstitution.strict()
                        .method(ElementMatchers.is(
                                method(instead.call().owner(), instead.call().method())))
                        .replaceWith(method(
                                instead.replacement().owner(),
                                instead.replacement().method()))
                        .on(here);
            }
        };
    }

    private void assertMember(Hooks.Member member) {
        TypeDescription type = type(member.type());
        boolean field = type.getDeclaredFields().stream()
                .anyMatch(f ->
                        f.getName().equals(member.name()) && f.getDescriptor().equals(member.descriptor()));
        boolean method = type.getDeclaredMethods().stream()
                .anyMatch(m ->
                        m.getName().equals(member.name()) && m.getDescriptor().equals(member.descriptor()));
        if (!field && !method) {
            throw new WeavingFailed(member.type() + " has no " + member.name() + " " + member.descriptor());
        }
    }

    private TypeDescription type(String name) {
        TypePool.Resolution resolution = pool.describe(name);
        if (!resolution.isResolved()) {
            throw new WeavingFailed("there is no class " + name);
        }
        return resolution.resolve();
    }

    private MethodDescription method(String type, String nameAndDescriptor) {
        return type(type).getDeclaredMethods().stream()
                .filter(m -> (m.getInternalName() + m.getDescriptor()).equals(nameAndDescriptor))
                .findAny()
                .orElseThrow(() -> new WeavingFailed(type + " has no method " + nameAndDescriptor));
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
