using System;
using System.Collections.Generic;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>A login.</summary>
internal sealed class ServerLogin
{
    public required int Id { get; init; }

    public required string Name { get; set; }

    public required byte[] Sid { get; init; }

    /// <summary>S for a password, U for an account and G for a group of Windows, R for a server role.</summary>
    public required char Type { get; init; }

    public byte[]? PasswordHash { get; set; }

    public bool IsDisabled { get; set; }

    public string? DefaultDatabase { get; set; } = "master";

    public string? DefaultLanguage { get; set; } = "us_english";

    public bool ChecksPolicy { get; set; } = true;

    public bool ChecksExpiration { get; set; }

    public DateTime CreateDate { get; init; } = DateTime.Now;

    /// <summary>Server roles it is in, by name.</summary>
    public HashSet<string> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool IsAdministrator => Roles.Contains("sysadmin");

    public string TypeDescription => Type switch { 'S' => "SQL_LOGIN", 'U' => "WINDOWS_LOGIN", 'G' => "WINDOWS_GROUP", _ => "SERVER_ROLE" };
}
