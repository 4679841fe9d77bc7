namespace Jupiter.Migration.Cases.Journal;

/// <summary>A line as it stands in the file.</summary>
internal sealed class ScannedLine
{
    /// <summary>What it says.</summary>
    public required ParsedLine Content { get; init; }

    /// <summary>Its hash.</summary>
    public required string Hash { get; init; }

    /// <summary>The entry, if it is one.</summary>
    public JournalEntry? Entry => Content.Entry;
}
