namespace Jupiter.Migration.Cases.Plans;

/// <summary>Which of the memo's two procedures a case follows.</summary>
public enum MigrationKind
{
    /// <summary>The server is replaced by another one (clauses R0 to R9).</summary>
    ServerReplacement,

    /// <summary>The operating system of the same server is reinstalled (clauses S1 to S8).</summary>
    OsReinstall,
}
