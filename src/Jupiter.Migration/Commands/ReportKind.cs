namespace Jupiter.Migration.Commands;

/// <summary>What Export-JupiterReport writes.</summary>
public enum ReportKind
{
    /// <summary>The tag that is hung on a server when it is switched off, with the code that is read aloud (clause R3a).</summary>
    Tag,
}
