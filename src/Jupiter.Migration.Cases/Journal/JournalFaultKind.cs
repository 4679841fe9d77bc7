namespace Jupiter.Migration.Cases.Journal;

/// <summary>What happened to a journal that is not as it was written.</summary>
internal enum JournalFaultKind
{
    /// <summary>A line is not what the next line, or the head, or itself says it is.</summary>
    Changed,

    /// <summary>Lines are missing.</summary>
    Removed,

    /// <summary>A line is there that stands elsewhere, too.</summary>
    Inserted,

    /// <summary>A line stands where another belongs, which comes later.</summary>
    Reordered,

    /// <summary>The format is of a newer version.</summary>
    Newer,
}
