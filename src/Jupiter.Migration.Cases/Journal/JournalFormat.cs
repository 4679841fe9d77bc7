namespace Jupiter.Migration.Cases.Journal;

/// <summary>What a case folder holds beside the case itself, and the bounds of what is read there.</summary>
internal static class JournalFormat
{
    /// <summary>The lines.</summary>
    public const string Journal = "journal.jsonl";

    /// <summary>The number and the hash of the last line, so that it can't be removed or changed unseen.</summary>
    public const string Head = "journal.head";

    /// <summary>Open for as long as a process writes to the case.</summary>
    public const string Lock = "case.lock";

    /// <summary>Who has <see cref="Lock"/> open.</summary>
    public const string Holder = "case.holder.json";

    /// <summary>The folder of the evidence.</summary>
    public const string Evidence = "evidence";

    /// <summary>Schema of a journal without its version.</summary>
    public const string SchemaName = "jupiter.journal/";

    /// <summary>The version that this module knows.</summary>
    public const int Version = 1;

    /// <summary>What the first line says of itself.</summary>
    public const string Schema = "jupiter.journal/1";

    /// <summary>What <see cref="Head"/> says of itself.</summary>
    public const string HeadSchema = "jupiter.journal-head/1";

    /// <summary>How many bytes a line may have, without its line feed.</summary>
    public const int LongestLine = 1 << 20;

    /// <summary>How deep the JSON of a line may be nested.</summary>
    public const int DeepestNesting = 8;

    /// <summary>The hash before the first line.</summary>
    public const string NoHash = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>How a time is written: milliseconds are what clocks of computers agree on at best.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
}
