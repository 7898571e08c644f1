// Answers questions from standard input, one line each with tabs between its words, until there are no more.
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer is "ok" and the number of lines that follow, or "failed" and why. */
public final class Conversation {
    private interface Question {
        List<String> answer(List<String> words) throws Exception;
    }

    private static final List<Rounds> READY = new ArrayList<>();

    private static final Map<String, Question> QUESTIONS = Map.of(
        "read", words -> Reading.of(bytes(words.get(0))),
        "sign", words -> {
            Files.write(Path.of(words.get(1)), signing(words.subList(2, words.size())).sign(bytes(words.get(0))));
            return List.of();
        },
        "ready", words -> {
            READY.add(new Rounds(signing(words.subList(1, words.size())), bytes(words.get(0))));
            return List.of(Integer.toString(READY.size() - 1));
        },
        "repeat", words -> {
            Rounds rounds = READY.get(Integer.parseInt(words.get(0)));
            return List.of(rounds.repeat(Integer.parseInt(words.get(1))));
        });

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = questions.readLine()) != null; ) {
            answers.print(answer(Arrays.asList(line.split("\t", -1))));
            answers.flush();
        }
    }

    private static String answer(List<String> words) {
        try {
            List<String> lines = QUESTIONS.get(words.get(0)).answer(words.subList(1, words.size()));
            return "ok " + lines.size() + "\n" + String.join("", lines.stream().map(line -> line + "\n").toArray(String[]::new));
        } catch (Exception | StackOverflowError error) {
            return "failed " + error.toString().replaceAll("\\s+", " ") + "\n";
        }
    }

    /** Field, form, when (milliseconds since 1970), key file, passphrase; what to show: sizes of scan and field, layers. */
    private static Signing signing(List<String> words) throws Exception {
        Date at = new Date(Long.parseLong(words.get(2)));
        Signer signer = Signer.of(Form.valueOf(words.get(1)), at, bytes(words.get(3)), words.get(4));
        return new Signing(words.get(0), signer, picture(words.subList(5, words.size())));
    }

    private static Optional<Picture> picture(List<String> words) throws IOException {
        if (words.isEmpty()) return Optional.empty();
        return Optional.of(new Picture(
            Integer.parseInt(words.get(0)),
            Integer.parseInt(words.get(1)),
            bytes(words.get(4)),
            bytes(words.get(5)),
            Float.parseFloat(words.get(2)),
            Float.parseFloat(words.get(3))));
    }

    private static byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(Path.of(path));
    }
}
