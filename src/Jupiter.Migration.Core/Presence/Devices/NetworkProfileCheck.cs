using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Devices;

/// <summary>
/// What Windows takes the network for that this computer was moved to (clause R3b). A network that it does not know is Public, and a firewall
/// rule that was made in the network of the preparation for Private and Domain (clause P3) no longer counts: no POS terminal gets in. Asked of
/// <c>MSFT_NetConnectionProfile</c> (root\StandardCimv2; Windows Server 2012 and newer).
/// </summary>
/// <param name="source">CIM of this computer.</param>
public sealed class NetworkProfileCheck(ICimSource source)
{
    private const string Namespace = @"root\StandardCimv2";
    private const string Query = "SELECT Name, InterfaceAlias, NetworkCategory FROM MSFT_NetConnectionProfile";

    private static readonly CheckDefinition Profile = CheckRegister.Find("Server.NetworkProfile");

    private static readonly string[] Categories = ["Public", "Private", "DomainAuthenticated"];

    /// <summary>The check of the computer that this runs on.</summary>
    public static NetworkProfileCheck OfThisComputer { get; } = new(CimSource.OfThisComputer);

    /// <summary>Asks.</summary>
    /// <param name="server">Name or address of this computer.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>A result for each network; one that says why where Windows does not tell. None blocks: a rule may be for every profile.</returns>
    public IReadOnlyList<CheckResult> Run(string server, CancellationToken cancellation)
    {
        try
        {
            return source.Query("", Namespace, Query, cancellation) is { Count: > 0 } rows
                ? [.. rows.Select(row => Of(server, row))]
                : [Profile.Result(CheckStatus.Warning, server, SR.NetworkIsKnown, SR.NetworkHasNoProfile)];
        }
        catch (NoDeviceAnswerException e)
        {
            return [Profile.Result(CheckStatus.Warning, server, SR.NetworkIsKnown, e.Message)];
        }
    }

    private static CheckResult Of(string server, IReadOnlyDictionary<string, object?> row)
    {
        var category = row.TryGetValue("NetworkCategory", out var value) && value is byte or short or ushort or int or uint or long
            ? Categories.ElementAtOrDefault(Convert.ToInt32(value, CultureInfo.InvariantCulture))
            : null;
        return Profile.Result(
            category is "Private" or "DomainAuthenticated" ? CheckStatus.Pass : CheckStatus.Warning,
            server,
            SR.NetworkIsKnown,
            SR.NetworkProfileIs.With(PrintableText.Of(Text(row, "InterfaceAlias")), PrintableText.Of(Text(row, "Name")), category ?? "?"));
    }

    private static string Text(IReadOnlyDictionary<string, object?> row, string name) => row.TryGetValue(name, out var value) && value is string text ? text : "";
}
