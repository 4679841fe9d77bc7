using System;

namespace Jupiter.Migration.Presence.Place;

/// <summary>A profile of the firewall of Windows, by the bits of <c>MSFT_NetFirewallRule.Profiles</c>. Its names are those of <c>MSFT_NetFirewallProfile</c>.</summary>
[Flags]
internal enum FirewallProfile
{
    /// <summary>No profile of its own: a rule with it holds in each.</summary>
    Any = 0,

    /// <summary>A domain that the computer belongs to.</summary>
    Domain = 1,

    /// <summary>A network that somebody called private.</summary>
    Private = 2,

    /// <summary>Any other network.</summary>
    Public = 4,
}
