using System;
using System.Collections.Generic;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>Whether the server has the name of the one that works in the venue (clause P1a); its SQL Server has to know it by that name, too.</summary>
internal static class NamePreparation
{
    private static readonly CheckDefinition Name = CheckRegister.Find("Server.Name");

    /// <summary>Checks it.</summary>
    /// <param name="inventory">The new server.</param>
    /// <param name="name">The name of the working server; null where nobody told it.</param>
    /// <returns>One result.</returns>
    public static IEnumerable<CheckResult> Check(ServerInventory inventory, string? name)
    {
        var expected = SR.NameExpected.With(name ?? "JUPITER");
        var instance = inventory.Instance is { ServerName.Length: > 0 } known ? known : null;
        var actual = instance is null ? inventory.ComputerName : $"{inventory.ComputerName}, @@SERVERNAME: {instance.ServerName}";
        yield return name is null ? Name.Result(CheckStatus.Unknown, inventory.ComputerName, expected, actual)
            : Name.Verdict(IsSame(name, inventory.ComputerName) && instance?.IsNamedAsMachine != false, inventory.ComputerName, expected, actual);
    }

    // A full name in the DNS begins with the name of the computer.
    private static bool IsSame(string one, string other) => string.Equals(First(one), First(other), StringComparison.OrdinalIgnoreCase);

    private static string First(string name) => name.IndexOf('.') is > 0 and var dot ? name.Substring(0, dot) : name;
}
