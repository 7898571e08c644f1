// Signs one document again and again and says how long that took.
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

final class Rounds {
    private static final OperatingSystemMXBean SYSTEM =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Signing signing;
    private final byte[] pdf;
    /** Where results go, so that nothing is optimised away. */
    private volatile byte[] sink;

    Rounds(Signing signing, byte[] pdf) {
        this.signing = signing;
        this.pdf = pdf;
    }

    /** Nanoseconds by the clock and of the processor, all threads of the machine together. */
    String repeat(int pieces) throws Exception {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        for (int piece = 0; piece < pieces; piece++) sink = signing.sign(pdf);
        long wall = System.nanoTime() - start;
        return wall + "\t" + (SYSTEM.getProcessCpuTime() - cpu);
    }
}
