using System;
using System.Management.Automation.Host;

namespace Jupiter.Migration.Hosting;

/// <summary>How wide the screen of a host is.</summary>
internal static class TerminalWidth
{
    private const int Usual = 80;

    /// <summary>Columns of the screen; the usual ones where the host has none of its own, or refuses to tell.</summary>
    /// <param name="terminal">What the host shows text with; null where it has nothing.</param>
    /// <returns>The columns.</returns>
    public static int Of(PSHostUserInterface? terminal)
    {
        try
        {
            return terminal?.RawUI?.WindowSize.Width is > 20 and var columns ? columns : Usual;
        }
        catch (Exception e) when (e is HostException or NotImplementedException)
        {
            return Usual;
        }
    }
}
