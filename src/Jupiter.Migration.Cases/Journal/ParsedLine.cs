namespace Jupiter.Migration.Cases.Journal;

/// <summary>What the bytes of a line turned out to be: an entry, a newer format, or neither.</summary>
/// <param name="Entry">The entry, if it is one.</param>
/// <param name="NewerSchema">The schema, if it is of a newer version.</param>
/// <param name="Reason">Why it is no entry.</param>
internal readonly record struct ParsedLine(JournalEntry? Entry = null, string? NewerSchema = null, string? Reason = null);
