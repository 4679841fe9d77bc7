using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Surroundings;
using Jupiter.Migration.SqlServer.Names;

namespace Jupiter.Migration.SqlServer.Scripts;

/// <summary>
/// Settings by sp_configure ("Server configuration options" on Microsoft Learn). What follows the hardware, and what opens the server to more
/// than a database needs, is written behind a comment sign: somebody has to decide.
/// </summary>
internal static class SettingScript
{
    private const string Advanced = "show advanced options";

    private static readonly string[] ToDecide =
    [
        "memory", "affinity", "max degree of parallelism", "max worker threads", "lightweight pooling", "priority boost", "locks", "user connections", "network packet size", "xp_cmdshell",
        "Ole Automation", "clr ", "Ad Hoc Distributed", "ownership chaining", "remote", "XPs", "contained", "external", "hadoop", "common criteria", "polybase", "tempdb", "ADR",
    ];

    public static IEnumerable<string> Lines(IEnumerable<InstanceItem> items, InstanceInventory current)
    {
        yield return $"EXEC sys.sp_configure {SqlName.Literal(Advanced)}, 1;";
        yield return "RECONFIGURE;";
        yield return ScriptText.Go;
        foreach (var item in items.Where(item => item.Name != Advanced))
        {
            if (!ScriptText.IsWhole(item) || !ScriptText.IsThere(current, item)
                || !long.TryParse(item.Detail("value_in_use"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            {
                yield return ScriptText.ByHand(item);
                continue;
            }

            var statement = $"EXEC sys.sp_configure {SqlName.Literal(item.Name)}, {value.ToString(CultureInfo.InvariantCulture)};";
            if (ToDecide.Any(part => item.Name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0))
            {
                yield return ScriptText.Comment(SR.ScriptToDecide.With(item.Name));
                yield return ScriptText.Comment(statement);
                continue;
            }

            yield return statement;
            yield return "RECONFIGURE;";
            yield return ScriptText.Go;
        }
    }
}
