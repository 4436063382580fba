package io.dirigent.directory.image.server.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Counts calls in a method: a substitution that meets none would silently change nothing. */
final class CallCount extends ClassVisitor {

    private final Hook.InsteadOf hook;
    private int count;

    private CallCount(Hook.InsteadOf hook) {
        super(OpenedClassReader.ASM_API);
        this.hook = hook;
    }

    static void assertOne(ClassFileLocator classes, Hook.InsteadOf hook) {
        CallCount calls = new CallCount(hook);
        try {
            new ClassReader(classes.locate(hook.type()).resolve()).accept(calls, ClassReader.SKIP_DEBUG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (calls.count != 1) {
            throw new WeavingFailed(hook.type() + "." + hook.method() + " calls "
                    + hook.call().owner() + "." + hook.call().method() + " " + calls.count + " times, not once");
        }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        if (!(name + descriptor).equals(hook.method())) {
            return null;
        }
        return new MethodVisitor(OpenedClassReader.ASM_API) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String types, boolean onInterface) {
                boolean wanted = owner.replace('/', '.').equals(hook.call().owner())
                        && (called + types).equals(hook.call().method());
                count += wanted ? 1 : 0;
            }
        };
    }
}
