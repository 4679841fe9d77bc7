using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Jupiter.Migration.Cases.Facts;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>One line of the journal of a migration case.</summary>
public sealed class JournalEntry
{
    /// <summary>The format, which the first line names; null in any other.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Schema => Sequence == 1 ? JournalFormat.Schema : null;

    /// <summary>Its number: 1, 2, 3 and so on.</summary>
    [JsonPropertyName("seq")]
    public required long Sequence { get; init; }

    /// <summary>When it was written, by the clock of the computer, in UTC and whole milliseconds.</summary>
    [JsonConverter(typeof(JournalTime))]
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// Milliseconds since the journal was opened for writing, by a clock that nobody can set. Comparable within one <see cref="Run"/>.
    /// </summary>
    [JsonPropertyName("mono")]
    public required long MonotonicMilliseconds { get; init; }

    /// <summary>Eight hexadecimal digits, new each time the journal is opened for writing.</summary>
    public required string Run { get; init; }

    /// <summary>The computer that wrote it.</summary>
    public required string Machine { get; init; }

    /// <summary>The account that wrote it.</summary>
    public required string Account { get; init; }

    /// <summary>The step of the case; empty when it belongs to none.</summary>
    public string Step { get; init; } = "";

    /// <summary>What happened.</summary>
    public required string Event { get; init; }

    /// <summary>What is worth knowing about it.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The same, for those who know the names.</summary>
    [JsonIgnore]
    public LineFacts Facts => new(Data);

    /// <summary>The files that prove it.</summary>
    public IReadOnlyList<EvidenceReference> Evidence { get; init; } = [];

    /// <summary>SHA-256 of the bytes of the line before, without its line feed; 64 zeros for the first.</summary>
    [JsonPropertyName("prev")]
    public required string Previous { get; init; }

    /// <summary>SHA-256 of its own bytes, without its line feed; empty while it stands in no file.</summary>
    [JsonIgnore]
    public string Sha256 { get; internal set; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{Sequence} {Event} {Step}";
}
