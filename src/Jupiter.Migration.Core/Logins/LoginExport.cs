using System.Collections.Generic;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Logins;

/// <summary>Logins that were written to an encrypted file.</summary>
public sealed class LoginExport
{
    /// <summary>Full path of the file; it binds to Import-JupiterLogin.</summary>
    public required string LiteralPath { get; init; }

    /// <summary>SHA-256 of the file as it was written, encrypted.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Id of the case that keeps where it is; null outside of any case.</summary>
    public string? CaseId { get; init; }

    /// <summary>Server they were read from, as it was addressed.</summary>
    public required string SourceServerInstance { get; init; }

    /// <summary>The database whose logins they are; null for all of the server.</summary>
    public string? Database { get; init; }

    /// <summary>Names of the logins.</summary>
    public required IReadOnlyList<string> Logins { get; init => field = Listing.Of(value); }

    /// <summary>Names of logins that POS terminals use and no file can carry: the server's own administrator, accounts that come in by a group.</summary>
    public IReadOnlyList<string> NotCarried { get; init => field = Listing.Of(value); } = new Listing<string>([]);

    /// <summary>Thumbprints of the certificates that open the file.</summary>
    public required IReadOnlyList<string> Recipients { get; init => field = Listing.Of(value); }
}
