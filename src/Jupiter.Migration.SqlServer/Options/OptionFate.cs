namespace Jupiter.Migration.SqlServer.Options;

/// <summary>What becomes of an option when its database is restored on another server.</summary>
internal enum OptionFate
{
    /// <summary>It travels in the backup.</summary>
    Kept,

    /// <summary>RESTORE takes it away; it is put back where the venue consents.</summary>
    PutBack,

    /// <summary>RESTORE takes it away; an administrator of the server decides, never this module.</summary>
    Administrator,

    /// <summary>It travels, and needs something on the server that does not.</summary>
    NeedsServer,
}
