namespace Jupiter.Migration.Cases.Journal;

/// <summary>What the bytes of a line turned out to be: an entry, a newer format, or neither.</summary>
internal readonly struct ParsedLine
{
    /// <summary>The entry, if it is one.</summary>
    public JournalEntry? Entry { get; init; }

    /// <summary>The schema, if it is of a newer version.</summary>
    public string? NewerSchema { get; init; }

    /// <summary>Why it is no entry.</summary>
    public string? Reason { get; init; }
}
