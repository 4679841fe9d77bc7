using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>What <c>journal.head</c> says: up to which line the journal had come, and the hash of that line. It may lag, never run ahead.</summary>
internal sealed class JournalHead
{
    private const int Longest = 4096;

    /// <summary>Schema and version.</summary>
    public string Schema { get; init; } = "";

    /// <summary>Number of the line.</summary>
    [JsonPropertyName("seq")]
    public long Sequence { get; init; }

    /// <summary>Its hash.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>When the line was written, by the clock of the computer; null where an earlier module wrote it.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Milliseconds of the clock that nobody sets, at the same moment.</summary>
    public long? Running { get; init; }

    /// <summary>Which such clock: <see cref="RunningClock.Name"/>.</summary>
    public string Clock { get; init; } = "";

    /// <summary>Reads the head. Has to be read before the lines are: somebody may be writing more of them.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The head, or null when it is not there or can't be read.</returns>
    public static JournalHead? Read(string path)
    {
        try
        {
            return SmallFile.Read(path, Longest) is { } bytes ? Parse(bytes) : null;
        }
        catch (FileHeldException e)
        {
            // Not the same as none: a journal without a head is said to have lost it.
            throw FileErrors.Name(e, path);
        }
    }

    /// <summary>
    /// Writes the head. It is a hint, and a failure to write it fails nothing: the next line tries again, and until then the head lags.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="sequence">Number of the line.</param>
    /// <param name="sha256">Its hash.</param>
    /// <param name="reading">The clocks when it was written.</param>
    public static void Write(string path, long sequence, string sha256, ClockReading reading) => Write(path, new JournalHead
    {
        Schema = JournalFormat.HeadSchema,
        Sequence = sequence,
        Sha256 = sha256,
        At = reading.Utc,
        Running = (long)reading.Running.TotalMilliseconds,
        Clock = RunningClock.Name,
    });

    /// <summary>Lets the head say that the journal came further than it knew.</summary>
    /// <param name="path">The file.</param>
    /// <param name="head">What it said.</param>
    /// <param name="sequence">Number of the line.</param>
    /// <param name="sha256">Its hash.</param>
    public static void Renew(string path, JournalHead head, long sequence, string sha256)
    {
        if (head.Sequence != sequence)
        {
            Write(path, new JournalHead { Schema = head.Schema, Sequence = sequence, Sha256 = sha256, At = head.At, Running = head.Running, Clock = head.Clock });
        }
    }

    // Whoever looks at it is in the way for now.
    private static void Write(string path, JournalHead head) => FileErrors.Try(() =>
        DurableFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(head, JournalJson.Readable.JournalHead), patience: FilePatience.None));

    private static JournalHead? Parse(byte[] bytes)
    {
        try
        {
            var head = JsonSerializer.Deserialize(bytes, JournalJson.Readable.JournalHead);
            return head is { Sequence: > 0, Schema: JournalFormat.HeadSchema } && Hexadecimal.IsSha256(head.Sha256) ? head : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
