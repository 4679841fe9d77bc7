using System.Collections.Generic;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Servers;

/// <summary>Who may work on the server by remote desktop (clause H2). What could not be read is null.</summary>
public sealed class RemoteDesktopHost
{
    /// <summary>Whether connections are allowed.</summary>
    public bool? IsAllowed { get; init; }

    /// <summary>Whether it is a Remote Desktop Session Host, and no server that two administrators may look after from afar.</summary>
    public bool? IsSessionHost { get; init; }

    /// <summary>How many sessions it is limited to; null where it is not.</summary>
    public int? MostSessions { get; init; }

    /// <summary>How it asks for licences.</summary>
    public RemoteDesktopLicensing Licensing { get; init; }

    /// <summary>The licence servers that it was told; null where they could not be read.</summary>
    public IReadOnlyList<string>? LicenseServers { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>How many days people still get in without licences; 0 where that is over.</summary>
    public int? GraceDays { get; init; }

    /// <summary>How many accounts and groups, not counting disabled accounts, are in the group Remote Desktop Users; null in a file that is not detailed.</summary>
    public int? Users { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Licensing.ToString();
}
