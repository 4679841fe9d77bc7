using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Tests.Hosting;

namespace Jupiter.Migration.Tests.Manners;

/// <summary>Every cmdlet of the module with arguments that bind, so that a rule can be tried on all of them and on those that are added.</summary>
internal static class CmdletArguments
{
    // By parameter, for a session that knows $r, a rehearsal, and $root, a folder.
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["AcceptSqlServerLicenseTerms"] = "", ["AccountManager"] = "Юпитер", ["Acknowledge"] = "00000000", ["All"] = "", ["As"] = "Tag", ["BackupFile"] = "$root/Jupiter.bak", ["By"] = "'Вера Линь'",
        ["Case"] = "$root/case", ["Certificate"] = "$root/none.pfx", ["CmsMessageRecipient"] = "$root/none.cer", ["Computer"] = "KASSA-1", ["ComputerName"] = "127.82.99.9",
        ["CopyTo"] = "$r.SecondMedium", ["Database"] = "Jupiter", ["Destination"] = "$root/there", ["Kind"] = "ServerReplacement", ["LiteralPath"] = "$root/none", ["Manifest"] = "$root/none.json",
        ["Media"] = "$root/none.exe", ["Sha256"] = "('0' * 64)", ["Inventory"] = "$r.Inventory", ["Name"] = "OldServer", ["NewServer"] = "$r.NewServer", ["NewServerLost"] = "", ["OldInventory"] = "$r.Inventory", ["OldServer"] = "$r.OldServer", ["OldServerInstance"] = "$r.OldServerInstance",
        ["NewServerInstance"] = "$r.NewServerInstance", ["Path"] = "$root/none", ["Reason"] = "x", ["Remark"] = "x", ["Role"] = "Manager", ["Server"] = "127.82.99.9",
        ["ServerInstance"] = "$r.OldServerInstance", ["StartAt"] = "([DateTime]::Now.AddHours(1))", ["Step"] = "R1", ["Subnet"] = "127.82.99.0/30", ["Fix"] = "", ["Undo"] = "$root/none.json", ["UndoFile"] = "$root/undo.json", ["Venue"] = "$r.Venue",
    };

    /// <summary>The cmdlets of the module.</summary>
    public static CmdletInfo[] Exported { get; } = Load();

    /// <summary>The command with what it can't do without in a set of parameters that has this one, and a value for this one.</summary>
    public static string Command(CmdletInfo cmdlet, string? parameter = null, string? value = null)
    {
        var set = cmdlet.ParameterSets.Where(set => parameter is null || set.Parameters.Any(known => known.Name == parameter))
            .OrderByDescending(set => set.IsDefault).First();
        var given = set.Parameters.Where(known => known.IsMandatory && known.Name != parameter).Select(known => known.Name)
            .Select(name => $"-{name} {Value(cmdlet, name)}");
        return string.Join(' ', [cmdlet.Name, .. given, .. parameter is null || value is null ? Array.Empty<string>() : [$"-{parameter} {value}"]]);
    }

    private static string Value(CmdletInfo cmdlet, string name) =>
        (cmdlet.Name, name) == ("Test-JupiterServerSpec", "Role") ? "DatabaseOnly"
        : Values.TryGetValue(name, out var value) ? value
        : throw new InvalidOperationException($"{cmdlet.Name} -{name} is new: give it a value here.");

    private static CmdletInfo[] Load()
    {
        using var session = new HostedSession();
        return session.Run("Get-Command -Module Jupiter.Migration").Select(item => (CmdletInfo)item.BaseObject).ToArray();
    }
}
