using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>What <c>journal.head</c> says: up to which line the journal had come, and the hash of that line. It may lag, never run ahead.</summary>
internal sealed class JournalHead
{
    private const int Longest = 4096;
    private const int Attempts = 20;

    /// <summary>Schema and version.</summary>
    public string Schema { get; init; } = "";

    /// <summary>Number of the line.</summary>
    [JsonPropertyName("seq")]
    public long Sequence { get; init; }

    /// <summary>Its hash.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Reads the head. Has to be read before the lines are: somebody may be writing more of them.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The head, or null when it is not there or can't be read.</returns>
    public static JournalHead? Read(string path)
    {
        try
        {
            return ReadTwice(path);
        }
        catch (FileHeldException e)
        {
            // Not the same as none: a journal without a head is said to have lost it.
            throw FileErrors.Name(e, path);
        }
    }

    private static JournalHead? ReadTwice(string path)
    {
        // It is rewritten in place: what is read the same twice was not read in the middle of that.
        var bytes = SmallFile.Read(path, Longest);
        for (var attempt = 0; bytes is not null && attempt < Attempts; attempt++)
        {
            var again = SmallFile.Read(path, Longest);
            if (again is not null && bytes.AsSpan().SequenceEqual(again))
            {
                return Parse(bytes);
            }

            bytes = again;
        }

        return null;
    }

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
