namespace Jupiter.Migration.Commands;

/// <summary>What Export-JupiterReport writes.</summary>
public enum ReportKind
{
    /// <summary>The tag that is hung on a server when it is switched off, with the code that is read aloud (clause R3a).</summary>
    Tag,

    /// <summary>The case as a page for a browser: a sheet for the manager, the timeline, the tables, the audit.</summary>
    Html,

    /// <summary>The timeline as a table for Excel.</summary>
    Csv,

    /// <summary>The case for programs: schemas/report.schema.json.</summary>
    Json,

    /// <summary>The memo for this venue, before the night, with its dates, names and phone numbers.</summary>
    Memo,

    /// <summary>What was sold on the new server, after the way back, to be entered again (clause R9).</summary>
    Sold,

    /// <summary>One archive for the developers, without secrets, names and paths.</summary>
    Support,
}
