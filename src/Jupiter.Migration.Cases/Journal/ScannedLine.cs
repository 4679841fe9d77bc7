namespace Jupiter.Migration.Cases.Journal;

/// <summary>A line as it stands in the file.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record ScannedLine(ParsedLine Content, string Hash)
{
    /// <summary>The entry, if it is one.</summary>
    public JournalEntry? Entry => Content.Entry;
}
